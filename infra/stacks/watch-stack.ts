import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Dashboard, Metric, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { five, graph, inTens, throttledWrites, total } from '../watched-metrics.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { JobsStack } from './jobs-stack.ts';
import type { WebStack } from './web-stack.ts';

type Props = StackProps & { environment: Environment; data: DataStack; api: ApiStack; jobs: JobsStack; web: WebStack };
type Watch = { metric: IMetric; over: number; minutes?: number; orMissing?: boolean; under?: boolean };

/** Every alarm is named after the heading of docs/runbook.md that says what to do. */
export class WatchStack extends Stack {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, { environment, data, api, jobs, web, ...props }: Props) {
    super(scope, id, props);
    const key = new Key(this, 'AlarmsKey', { enableKeyRotation: true, description: 'CloudWatch cannot publish through the key SNS brings' });
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    this.#topic = new Topic(this, 'Alarms', { masterKey: key, enforceSSL: true });
    this.#topic.addSubscription(new EmailSubscription(environment.alarmsTo));

    const asked = [...api.functions, web.site];
    this.#alarm('The API answers with errors', { metric: api.http.metricServerError(five), over: 5 });
    this.#alarm('A function is slow', { metric: web.site.metricDuration({ ...five, statistic: 'p95' }), over: 3000, minutes: 15 });
    for (const [i, some] of inTens(asked).entries()) {
      const which = i === 0 ? '' : ` (${i + 1})`;
      this.#alarm(`A function fails${which}`, { metric: total('errors', some.map((made) => made.metricErrors(five))), over: 3 });
      this.#alarm(`Functions are throttled${which}`, { metric: total('throttles', some.map((made) => made.metricThrottles(five))), over: 1 });
    }
    this.#alarm('The table throttles', { metric: throttledWrites(data.table.tableName), over: 1 });
    this.#alarm('The clock stands still', { metric: jobs.clock.metricInvocations(five), over: 1, under: true, orMissing: true, minutes: 10 });
    this.#alarm('A job fails', { metric: total('errors', [jobs.clock, jobs.stream, jobs.credentials].map((made) => made.metricErrors(five))), over: 1, minutes: 10 });
    this.#alarm('The record stands still', { metric: jobs.record.metricInvocations(five), over: 1, under: true, orMissing: true, minutes: 10 });
    this.#alarm('The record is not written', { metric: jobs.record.metricErrors(five), over: 1, minutes: 10 });
    this.#alarm('Work was given up', { metric: total('messages', jobs.deadLetters.map((queue) => queue.metricApproximateNumberOfMessagesVisible(five))), over: 1 });
    this.#alarm('Mail bounces', { metric: new Metric({ namespace: 'AWS/SES', metricName: 'Reputation.BounceRate', statistic: 'Maximum', period: Duration.hours(1) }), over: 0.04 });

    new Dashboard(this, 'Dashboard', {
      dashboardName: `laurel-${environment.name}`,
      widgets: [
        [graph('Requests', [api.http.metricCount(five), api.http.metricClientError(five), api.http.metricServerError(five)]), graph('Answer time, p95', asked.map((made) => made.metricDuration({ ...five, statistic: 'p95' })))],
        [graph('Function errors', [...asked, jobs.clock, jobs.stream, jobs.record].map((made) => made.metricErrors(five))), graph('Table units', [data.table.metricConsumedReadCapacityUnits(five), data.table.metricConsumedWriteCapacityUnits(five)])],
      ],
    });
  }

  #alarm(heading: string, { metric, over, minutes = 5, orMissing = false, under = false }: Watch) {
    const alarm = new Alarm(this, heading, {
      alarmName: `${Stack.of(this).stackName}: ${heading}`,
      alarmDescription: `docs/runbook.md#${heading.replace(/ \(\d+\)$/, '').toLowerCase().replaceAll(' ', '-')}`,
      metric,
      threshold: over,
      evaluationPeriods: minutes / 5,
      comparisonOperator: under ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: orMissing ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }
}
