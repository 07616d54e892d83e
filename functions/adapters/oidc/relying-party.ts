import * as oidc from 'openid-client';
import * as z from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import type { Identity } from '../../ports/identity.ts';

/** The issuer as its operator describes it: nothing is discovered at a cold start. */
export const IdentitySettings = z.object({
  issuer: z.url(),
  authorizationEndpoint: z.url(),
  tokenEndpoint: z.url(),
  jwksUri: z.url(),
  endSessionEndpoint: z.url().optional(),
  clientId: z.string().min(1),
  /** Without a secret the client is public and proves itself by PKCE alone. */
  clientSecret: z.string().min(1).optional(),
  scope: z.string().default('openid email profile'),
  signedWith: z.enum(['RS256', 'ES256', 'PS256', 'EdDSA']).default('RS256'),
  /** Cognito's sign-out is not OpenID Connect's: it wants client_id and logout_uri. */
  ending: z.enum(['oidc', 'cognito', 'none']).default('oidc'),
  /** More parameters of the authorization request, such as login.gov's acr_values. */
  more: z.record(z.string(), z.string()).default({}),
  /** Ask who it is at every sign-in, though the issuer remembers somebody. */
  alwaysAsk: z.boolean().default(false),
});
export type IdentitySettings = z.input<typeof IdentitySettings>;

const freshSeconds = 3600;

const configure = (settings: z.infer<typeof IdentitySettings>) => {
  const configuration = new oidc.Configuration(
    {
      issuer: settings.issuer, authorization_endpoint: settings.authorizationEndpoint, token_endpoint: settings.tokenEndpoint,
      jwks_uri: settings.jwksUri, end_session_endpoint: settings.endSessionEndpoint,
    },
    settings.clientId,
    { id_token_signed_response_alg: settings.signedWith },
    settings.clientSecret ? oidc.ClientSecretBasic(settings.clientSecret) : oidc.None(),
  );
  configuration.timeout = 10;
  oidc.enableNonRepudiationChecks(configuration);
  if (new URL(settings.issuer).hostname === 'localhost') oidc.allowInsecureRequests(configuration);
  return configuration;
};

/** What went wrong, in a person's words; the protocol's own words are the cause, for the log. */
const refusalFor = (error: unknown): Refusal => {
  const unfinished = (message: string) => Object.assign(new Refusal('conflict', message), { cause: error });
  if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied') return unfinished('You stopped before the sign-in was finished.');
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return unfinished('The identity provider did not finish this sign-in. Start again.');
  if (error instanceof oidc.ClientError) return unfinished('This sign-in could not be checked, so nobody was signed in. Start again.');
  return Object.assign(new Refusal('unavailable', 'The identity provider does not answer right now. Try again in a few minutes.'), { cause: error });
};

export const relyingParty = (given: IdentitySettings, callback: string): Identity => {
  const settings = IdentitySettings.parse(given);
  const configuration = configure(settings);
  return {
    async begin({ again, hint }) {
      const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
      const maxAge = again ? 0 : freshSeconds;
      const url = oidc.buildAuthorizationUrl(configuration, {
        ...settings.more, redirect_uri: callback, scope: settings.scope, state, nonce, max_age: String(maxAge),
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
        ...(again || settings.alwaysAsk ? { prompt: 'login' } : {}),
        ...(hint ? { login_hint: hint } : {}),
      });
      return { url: url.href, verifier, state, nonce, maxAge };
    },
    async complete(answer, { verifier, state, nonce, maxAge }) {
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
          pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, maxAge, idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        return {
          issuer: claims.iss, subject: claims.sub, email: String(claims['email'] ?? ''), emailVerified: claims['email_verified'] === true || claims['email_verified'] === 'true',
          name: String(claims['name'] ?? ''), authenticatedAt: new Date(Number(claims.auth_time) * 1000).toISOString(),
        };
      } catch (error) {
        throw refusalFor(error);
      }
    },
    endUrl(back) {
      if (settings.ending === 'none' || !settings.endSessionEndpoint) return undefined;
      const url = new URL(settings.endSessionEndpoint);
      url.searchParams.set('client_id', settings.clientId);
      url.searchParams.set(settings.ending === 'cognito' ? 'logout_uri' : 'post_logout_redirect_uri', back);
      return url.href;
    },
  };
};
