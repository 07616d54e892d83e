export const origin = 'https://laurel.example.gov';
export const secret = 'a secret of forty characters, at the least';

/** Values for the settings that infra gives to functions. */
export const bundleSettings = ({ table, apiOrigin, logUrl = `${origin}/record/log` }: { table: string; apiOrigin: string; logUrl?: string }): Record<string, string> => ({
  TABLE: table, UPLOADS: 'uploads', RECORD: 'record', LOG_NAME: 'log.example.gov/record', LOG_KEY: 'log-key', VERIFIER: 'a'.repeat(64), PUBLIC_ORIGIN: origin, API_ORIGIN: apiOrigin, LOG_URL: logUrl, SITE_NAME: 'Laurel', SITE_CONTACT: 'help@example.gov', ORIGIN_SECRET: secret, APP_SECRET: `another: ${secret}`,
  MAIL_FROM: 'laurel@example.gov', MAIL_CONFIGURATION: 'mail',
  IDENTITY: JSON.stringify({
    issuer: 'https://id.example.gov', clientId: 'laurel', authorizationEndpoint: 'https://id.example.gov/authorize',
    tokenEndpoint: 'https://id.example.gov/token', jwksUri: 'https://id.example.gov/jwks',
  }),
});
