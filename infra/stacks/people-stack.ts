import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnManagedLoginBranding, FeaturePlan, ManagedLoginVersion, Mfa, UserPool, UserPoolEmail } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { explain } from '../explained-findings.ts';
import type { MailStack } from './mail-stack.ts';

type Props = StackProps & { environment: Environment; mail: MailStack };

/** How people prove who they are: a Cognito user pool, unless the environment names another issuer. */
export class PeopleStack extends Stack {
  /** For the IDENTITY setting: what functions/adapters/oidc/relying-party.ts reads. */
  readonly identity: string;

  constructor(scope: Construct, id: string, { environment, mail, ...props }: Props) {
    super(scope, id, { ...props, terminationProtection: true });
    if (!environment.identity) this.addStackDependency(mail);
    this.identity = JSON.stringify(environment.identity ?? this.#userPool(environment, mail));
  }

  /** Sign-in by a code sent to the address, or by a passkey. The product itself never sees a password. */
  #userPool({ origin, signInPrefix, mailFrom }: Environment, mail: MailStack) {
    const pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true, passkey: true } },
      passwordPolicy: { minLength: 14, requireDigits: true, requireLowercase: true, requireUppercase: true, requireSymbols: true },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      email: UserPoolEmail.withSES({ fromEmail: mailFrom, sesRegion: this.region, sesVerifiedDomain: mail.domain }),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    explain(pool, 'AwsSolutions-COG2', 'People sign in with a passkey or a mailed code; an app code can be added. Cognito cannot require a second factor where those two are first factors.');
    explain(pool, 'AwsSolutions-COG8', 'Threat protection costs more a person a month than all the rest; there is no password of ours to attack, and sign-in is rate limited.');
    const signIn = pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: signInPrefix }, managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN });
    // A public client: the code exchange is bound by PKCE, so there is no client secret to keep or to leak.
    const client = pool.addClient('Web', {
      oAuth: { flows: { authorizationCodeGrant: true }, callbackUrls: [`${origin}/auth/callback`], logoutUrls: [`${origin}/signed-out`] },
      preventUserExistenceErrors: true,
    });
    new CfnManagedLoginBranding(this, 'SignInPages', { userPoolId: pool.userPoolId, clientId: client.userPoolClientId, useCognitoProvidedValues: true });
    return {
      issuer: pool.userPoolProviderUrl, clientId: client.userPoolClientId, ending: 'cognito',
      authorizationEndpoint: `${signIn.baseUrl()}/oauth2/authorize`, tokenEndpoint: `${signIn.baseUrl()}/oauth2/token`,
      jwksUri: `${pool.userPoolProviderUrl}/.well-known/jwks.json`, endSessionEndpoint: `${signIn.baseUrl()}/logout`,
    };
  }
}
