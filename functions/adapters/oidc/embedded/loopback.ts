import { isLoopback } from '../../../domain/people/identity.ts';
import type { IdentitySettings } from '../relying-party.ts';

/** The name in tokens, whatever the port: a person stays the same person when the program moves to another port. */
export const embeddedIssuer = 'http://localhost/idp';
export const embeddedClient = 'laurel-local';
export const mountPath = '/idp';

/** At the embedded provider a person's subject is their address. The demo makes its people under the same identities. */
export const embeddedSubject = (email: string): string => email.trim().toLowerCase();

/** Here anyone can be anyone, so it must never be reachable from another machine. */
export const demandLoopback = (origin: string): void => {
  if (isLoopback(new URL(origin).host)) return;
  throw new Error(`The local identity provider lets anyone be anyone, so it starts only on localhost, not on ${origin}. Set OIDC to a real issuer for that address.`);
};

/** The relying party's view of it. Tokens are fetched over the numeric address, which needs no name resolution. */
export const embeddedSettings = (origin: string): IdentitySettings => {
  const { port } = new URL(origin);
  const inside = `http://127.0.0.1:${port}${mountPath}`;
  return {
    issuer: embeddedIssuer, clientId: embeddedClient, signedWith: 'ES256', alwaysAsk: true, ending: 'none',
    authorizationEndpoint: `${origin}${mountPath}/auth`, tokenEndpoint: `${inside}/token`, jwksUri: `${inside}/jwks`,
  };
};
