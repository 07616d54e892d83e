import type { Claims, SignIn } from '../domain/people/identity.ts';

export type Begun = Pick<SignIn, 'state' | 'nonce' | 'verifier' | 'maxAge'> & { url: string };

/** The one OpenID Connect issuer that people sign in with. */
export type Identity = {
  /** Where to send the browser, and what it must bring back. `again` asks for a fresh proof, whoever is signed in there; `hint` is the address that is probably theirs. */
  begin(wanted: { again: boolean; hint?: string | undefined }): Promise<Begun>;
  /** Redeems the answer the browser brought. Refuses `conflict` when it is forged, used, stale or not for this sign-in; `unavailable` when the issuer is down. */
  complete(answer: URL, begun: Omit<Begun, 'url'>): Promise<Claims>;
  /** Where a browser ends its session at the issuer, when the issuer has such a place. */
  endUrl(back: string): string | undefined;
};
