import { api } from '#lib/api.ts';
import { signedText } from '#lib/signed-text.ts';
import type { RequestHandler } from './$types';

/** The keys that credentials are signed with: where did:web says that they are. */
export const GET: RequestHandler = (event) => signedText(api(event).results['credential-issuer'].$get());
