import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import Provider, { type Account, type JWK } from 'oidc-provider';
import { isLoopback } from '../../../domain/people/identity.ts';
import { demandLoopback, embeddedClient, embeddedIssuer, embeddedSubject, mountPath } from './loopback.ts';
import { pagePolicy, problemPage, signInPage, type Offer } from './page.ts';
import { makeShelf } from './shelf.ts';

export type EmbeddedOptions = {
  origin: string;
  offers: Offer[];
  /** A sentence above the choices, such as how to start the demo again. */
  note?: () => Promise<string | undefined>;
};
type Handle = (request: IncomingMessage & { originalUrl?: string }, response: ServerResponse) => Promise<void>;

const signingKey = (): JWK => ({
  ...(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as JWK), alg: 'ES256', use: 'sig', kid: 'local',
});

const nameFrom = (email: string) =>
  email.split('@')[0]!.split(/[._-]+/).filter(Boolean).map((part) => part[0]!.toUpperCase() + part.slice(1)).join(' ') || email;

const minutes = 60;
const makeProvider = (origin: string, claimsOf: (email: string) => { name: string }) => {
  const scope = 'openid email profile';
  const lifetimes = { AccessToken: 10 * minutes, AuthorizationCode: minutes, Grant: 10 * minutes, IdToken: 10 * minutes, Interaction: 20 * minutes, Session: 8 * 60 * minutes };
  return new Provider(embeddedIssuer, {
    clients: [{
      client_id: embeddedClient, redirect_uris: [`${origin}/auth/callback`], grant_types: ['authorization_code'], response_types: ['code'],
      token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256',
    }],
    adapter: makeShelf(Date.now),
    jwks: { keys: [signingKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')], names: { session: 'idp', interaction: 'idp_step', resume: 'idp_resume' } },
    ttl: lifetimes,
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: scope.split(' '),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Without a userinfo call the ID token itself says who it is.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false }, userinfo: { enabled: false } },
    interactions: { url: (_context, interaction) => `${mountPath}/interaction/${interaction.uid}` },
    findAccount: async (_context, email): Promise<Account> => ({
      accountId: email, claims: async () => ({ sub: email, email, email_verified: true, ...claimsOf(email) }),
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client!.clientId, accountId: context.oidc.session!.accountId! });
      grant.addOIDCScope(scope);
      await grant.save();
      return grant;
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.set('content-security-policy', pagePolicy);
      context.body = problemPage(out.error_description ?? out.error);
    },
  });
};

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) throw new Error('The form is too large.');
  }
  return new URLSearchParams(text);
};

const fontFile = () => createRequire(import.meta.url).resolve('@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2');

/** The local default's identity provider, in the same process. It answers everything under /idp. */
export const embeddedProvider = ({ origin, offers, note }: EmbeddedOptions): Handle => {
  demandLoopback(origin);
  const typedNames = new Map<string, string>();
  const claimsOf = (email: string) => ({
    name: offers.find((offer) => embeddedSubject(offer.email) === email)?.name ?? typedNames.get(email) ?? nameFrom(email),
  });
  const provider = makeProvider(origin, claimsOf);
  const answer = provider.callback();

  const show = (response: ServerResponse, html: string, status = 200) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    response.end(html);
  };
  const interact: Handle = async (request, response) => {
    const { params } = await provider.interactionDetails(request, response);
    const shown = { offers, note: await note?.(), again: Number(params['max_age']) === 0, typed: String(params['login_hint'] ?? '') };
    if (request.method !== 'POST') return show(response, signInPage(shown));
    const form = await readForm(request);
    const email = embeddedSubject(form.get('email') ?? '');
    if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(email) || email.length > 200) {
      return show(response, signInPage({ ...shown, fault: 'Enter an email address, such as name@example.org.', typed: email }), 422);
    }
    const name = form.get('name')?.trim().slice(0, 120);
    if (name) typedNames.set(email, name);
    await provider.interactionFinished(request, response, { login: { accountId: email, remember: true } }, { mergeWithLastSubmission: false });
  };

  return async (request, response) => {
    const url = request.url ?? '/';
    if (!isLoopback(request.headers.host ?? '')) return show(response, problemPage('Open this site as http://localhost.'), 421);
    try {
      if (url === `${mountPath}/public-sans.woff2`) {
        response.writeHead(200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=86400' });
        response.end(await readFile(fontFile()));
      } else if (/^\/idp\/interaction\/[\w-]+$/.test(url)) await interact(request, response);
      else {
        request.originalUrl = url;
        request.url = url.slice(mountPath.length);
        await answer(request, response);
      }
    } catch {
      show(response, problemPage('It took too long, or it was finished in another tab.'), 400);
    }
  };
};
