import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailIdentity, EmailSendingEvent, EventDestination, Identity, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { AppFunction } from '../app-function.ts';
import type { Environment } from '../environments.ts';

/** The address mail comes from. Deployed first and by itself, because its domain must be verified before anything can send. */
export class MailStack extends Stack {
  readonly domain: string;
  readonly #ours: string[];
  readonly #settings: { MAIL_FROM: string; MAIL_CONFIGURATION: string };

  constructor(scope: Construct, id: string, { environment, ...props }: StackProps & { environment: Environment }) {
    super(scope, id, { ...props, terminationProtection: true });
    this.domain = environment.mailFrom.slice(environment.mailFrom.indexOf('@') + 1);
    const set = new ConfigurationSet(this, 'Mail', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE, reputationMetrics: true, suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    // The default bus, because SES publishes to no other; infra/stacks/jobs-stack.ts listens there.
    const bus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    set.addEventDestination('Returns', { destination: EventDestination.eventBus(bus), events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT] });
    const identity = new EmailIdentity(this, 'MailDomain', { identity: Identity.domain(this.domain), configurationSet: set, mailFromDomain: `mail.${this.domain}` });
    identity.dkimRecords.forEach(({ name, value }, i) => new CfnOutput(this, `Dkim${i + 1}`, { value: `${name} CNAME ${value}` }));
    this.#ours = [identity.emailIdentityArn, this.formatArn({ service: 'ses', resource: 'configuration-set', resourceName: set.configurationSetName })];
    this.#settings = { MAIL_FROM: environment.mailFrom, MAIL_CONFIGURATION: set.configurationSetName };
  }

  /** Lets a function send mail, under our address only. */
  allow(made: AppFunction) {
    made.uses(this.#settings, { actions: ['ses:SendEmail'], resources: this.#ours, conditions: { StringEquals: { 'ses:FromAddress': this.#settings.MAIL_FROM } } });
  }
}
