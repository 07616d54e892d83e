/** Plain data, one object per deployment. Everything else about a deployment follows from it. */
export type Environment = {
  name: string;
  region: string;
  /** What pages and mails call the site. */
  siteName: string;
  /** Whom people write to about the site itself: in the foot of every page, and where somebody cannot sign in. Leave out to name nobody. */
  siteContact?: string;
  /** The address people type, without a slash at the end. Without a domain of your own, the CDN's name: docs/deploy.md. */
  origin: string;
  /** What the log of the public record is called, by its signed heads and its key: an address of yours without https://, and never another once it is deployed. It is read at `<origin>/record/log`, whatever its name. */
  logName: string;
  /** Who witnesses the log, as lines of a tlog-policy: `witness NAME KEY URL`, `group`, `quorum NAME`. Leave out for nobody. */
  recordPolicy?: string;
  /** One or two time-stamping authorities (RFC 3161), as https addresses of different hosts: they say when the log had closed submissions. Leave out for none. */
  timestampers?: string[];
  /** The logs of others whose heads are signed here, at `<origin>/record/witness`: `log KEY` lines of a tlog-policy, and what this witness is called, for ever. Leave out to witness nobody; it has a key of its own, and costs nothing else while nobody asks. */
  witness?: { name: string; logs: string };
  /** How many functions may write the record at once; more cost writes that come to nothing. Needs an account that can leave 100 executions to all others; leave out in one that cannot. */
  sequencers?: number;
  /** An ACM certificate in us-east-1 for the origin's host. Leave out while the CDN's own name is used. */
  certificateArn?: string;
  /** A WAFv2 web ACL of scope CLOUDFRONT. Leave out to run without a firewall. */
  webAclArn?: string;
  /** Mail is sent from here; its domain is verified in SES. */
  mailFrom: string;
  /** Looks for malware in every upload; until it found a file clean, neither agency nor judges can open it. Leave out to run without. */
  scanner?: 'guardduty';
  /** Alarms are mailed here. */
  alarmsTo: string;
  /** Another OpenID Connect issuer (login.gov, Entra, Keycloak) in place of the Cognito user pool: docs/deploy.md has ready ones. */
  identity?: Record<string, unknown> & { issuer: string; clientId: string };
  /** Prefix of the Cognito sign-in page's name; unique in its region. */
  signInPrefix: string;
  /** Requests per second for the whole deployment, and how many at once on top. What a page asks of the areas counts too. */
  throttle: { rate: number; burst: number };
};

export const environments: Record<string, Environment> = {
  dev: {
    name: 'dev',
    region: 'us-east-1',
    siteName: 'Laurel (dev)',
    siteContact: 'laurel-dev-help@example.gov',
    origin: 'https://laurel-dev.example.gov',
    logName: 'laurel-dev.example.gov/record/log',
    mailFrom: 'laurel-dev@example.gov',
    alarmsTo: 'laurel-dev-alarms@example.gov',
    signInPrefix: 'laurel-dev-example',
    throttle: { rate: 200, burst: 400 },
  },
  prod: {
    name: 'prod',
    region: 'us-east-1',
    siteName: 'Laurel',
    siteContact: 'challenges-help@example.gov',
    origin: 'https://challenges.example.gov',
    logName: 'challenges.example.gov/record/log',
    sequencers: 2,
    certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    mailFrom: 'challenges@example.gov',
    scanner: 'guardduty',
    alarmsTo: 'challenges-alarms@example.gov',
    signInPrefix: 'laurel-prod-example',
    throttle: { rate: 2000, burst: 4000 },
  },
};

/** The role that signs the record's heads: named, because the key of the log knows it by name. */
export const recordSigner = ({ name }: Environment) => `laurel-${name}-record`;
/** The role that signs credentials: named for the same reason, for another key. */
export const credentialSigner = ({ name }: Environment) => `laurel-${name}-credentials`;
/** The role that signs the heads of others' logs. */
export const witnessSigner = ({ name }: Environment) => `laurel-${name}-witness`;
