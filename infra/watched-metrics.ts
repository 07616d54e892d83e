import { Duration } from 'aws-cdk-lib';
import { GraphWidget, MathExpression, Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

export const five = { period: Duration.minutes(5) };

/** An alarm adds up at most ten. */
export const inTens = <T>(all: T[]): T[][] => Array.from({ length: Math.ceil(all.length / 10) }, (_, i) => all.slice(10 * i, 10 * (i + 1)));

export const total = (label: string, metrics: IMetric[]) => {
  const usingMetrics = Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric]));
  return new MathExpression({ expression: Object.keys(usingMetrics).join(' + '), usingMetrics, label, ...five });
};

/** Units asked beyond what a key or the table gives at the moment. */
export const throttledWrites = (TableName: string) =>
  new Metric({ namespace: 'AWS/DynamoDB', metricName: 'WriteThrottleEvents', dimensionsMap: { TableName }, statistic: 'Sum', ...five });

export const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12, height: 6 });
