import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { makeApp } from '../../infra/app.ts';
import { environments, type Environment } from '../../infra/environments.ts';

// the other tests of this process read the same list
afterAll(() => { delete environments['contact-test']; });

const told = (environment: Environment) => {
  environments['contact-test'] = environment;
  const { web } = makeApp({ context: { ...cdk.context, environment: 'contact-test' } }).stacks;
  const sites = Template.fromStack(web).findResources('AWS::Lambda::Function', { Properties: { Description: Match.stringLikeRegexp('^Laurel web') } });
  return Object.values(sites).map(({ Properties }) => (Properties as { Environment: { Variables: Record<string, string> } }).Environment.Variables['SITE_CONTACT']);
};

test('the pages know whom to write to about the site, and nobody where nobody is named', () => {
  const { siteContact: _nobody, ...quiet } = environments['dev']!;
  expect([told({ ...quiet, siteContact: 'help@example.gov' }), told(quiet)]).toEqual([['help@example.gov'], [undefined]]);
});
