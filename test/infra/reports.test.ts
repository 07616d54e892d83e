import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { makeApp } from '../../infra/app.ts';

type Stacks = ReturnType<typeof makeApp>['stacks'];
let dev: Stacks;
let prod: Stacks;
beforeAll(() => {
  [dev, prod] = ['dev', 'prod'].map((environment) => makeApp({ context: { ...cdk.context, environment } }).stacks) as [Stacks, Stacks];
});
const told = (stacks: Stacks) => {
  const functions = [stacks.api, stacks.jobs, stacks.web].flatMap((stack) => Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function', { Properties: { Description: Match.stringLikeRegexp('^Laurel ') } })));
  return functions.map(({ Properties }) => (Properties as { Environment: { Variables: Record<string, string> } }).Environment.Variables['SCANNER']);
};

test('letters that came back and verdicts of the scan reach the stream function, and what it cannot take is kept', () => {
  const jobs = Template.fromStack(dev.jobs);
  const stream = jobs.findResources('AWS::Lambda::Function', { Properties: { Description: Match.stringLikeRegexp('^Laurel stream') } });
  jobs.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.guardduty', 'aws.ses'], 'detail-type': ['GuardDuty Malware Protection Object Scan Result', 'Email Bounced', 'Email Complaint Received'] },
    Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Object.keys(stream)[0], 'Arn'] }, DeadLetterConfig: Match.anyValue() })],
  });
  jobs.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { FunctionName: { Ref: Object.keys(stream)[0] }, DestinationConfig: { OnFailure: Match.anyValue() } });
  Template.fromStack(dev.mail).hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', { EventDestination: { Enabled: true, EventBridgeDestination: Match.anyValue(), MatchingEventTypes: ['bounce', 'complaint'] } });
  expect(Object.keys(stream)).toHaveLength(1);
});

test('with a scanner configured every function that answers for files knows of it; without one none does', () => {
  Template.fromStack(prod.data).hasResourceProperties('AWS::GuardDuty::MalwareProtectionPlan', { ProtectedResource: { S3Bucket: { BucketName: Match.anyValue() } } });
  Template.fromStack(dev.data).resourceCountIs('AWS::GuardDuty::MalwareProtectionPlan', 0);
  expect([told(prod), told(dev)]).toEqual([[undefined, ...Array(11).fill('guardduty'), undefined, undefined, undefined], Array(15).fill(undefined)]);
});
