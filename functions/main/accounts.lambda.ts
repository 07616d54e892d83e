import { IdentitySettings, relyingParty } from '../adapters/oidc/relying-party.ts';
import { accountsArea } from '../http/app.ts';
import { authRoutes } from '../http/auth.ts';
import { areaFunction } from './lambda/area-function.ts';

export const handler = areaFunction(accountsArea, {
  besides: (context, { IDENTITY, PUBLIC_ORIGIN }) => {
    const identity = relyingParty(IdentitySettings.parse(JSON.parse(IDENTITY)), `${PUBLIC_ORIGIN}/auth/callback`);
    return authRoutes({ ...context, identity });
  },
});
