import { sha256 } from '@noble/hashes/sha2.js';
import jsonld from 'jsonld';
import { toHex } from '../../domain/record/note/encoding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Canonizer } from '../../ports/canonizer.ts';
import { bundledContexts } from './contexts.ts';

/** The hash of a text that comes in parts. The library asks for a promise. */
const messageDigest = () => {
  const hash = sha256.create();
  return { update: (text: string) => { hash.update(new TextEncoder().encode(text)); }, digest: async () => toHex(hash.digest()) };
};

/** Blank nodes that only trying tells apart: one round is plenty for any credential, and a document made to take for ever is refused. */
const maxWorkFactor = 1;

/** The same on the server, at a terminal and in a browser. Nothing is fetched, and whatever no context gives a meaning is refused. */
export const makeCanonizer = (contexts: ReadonlyMap<string, object> = bundledContexts): Canonizer => ({
  async canonize(document) {
    let missing: string | undefined;
    const documentLoader = async (url: string) => {
      const context = contexts.get(url);
      if (!context) throw new Error((missing = url));
      return { documentUrl: url, document: context };
    };
    try {
      return await jsonld.canonize(document, { documentLoader, safe: true, base: null, canonizeOptions: { algorithm: 'RDFC-1.0', maxWorkFactor, createMessageDigest: messageDigest } });
    } catch (error) {
      if (missing) throw new Refusal('unavailable', `It uses the context ${missing}, which is not known here.`, 'context');
      throw new Refusal('invalid', `Its contexts do not give every part of it a meaning (${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}).`, 'context');
    }
  },
});
