import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnResource } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { makeApp } from '../../infra/app.ts';

let outdir: string;
beforeAll(() => { outdir = mkdtempSync(join(tmpdir(), 'laurel-stacks-')); });
afterAll(() => rmSync(outdir, { recursive: true }));
afterEach(() => { process.exitCode = 0; });

const stacksOf = (environment: string) => makeApp({ outdir: join(outdir, environment), context: { ...cdk.context, environment } });

test.each(['dev', 'prod'])('%s is written with no account and no network, and neither the template rules nor cdk-nag find anything unexplained', (environment) => {
  const { app } = stacksOf(environment);
  const assembly = app.synth();
  expect(assembly.stacks.map(({ stackName }) => stackName).sort()).toEqual(['api', 'data', 'jobs', 'mail', 'people', 'watch', 'web'].map((name) => `laurel-${environment}-${name}`));
  const report = JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8')) as { pluginReports: { pluginName: string; conclusion: string; violations: unknown[] }[] };
  expect(report.pluginReports.map(({ conclusion, violations }) => [conclusion, violations])).toEqual(report.pluginReports.map(() => ['success', []]));
});

test('a planted mistake in a template, and a planted careless bucket, stop the deployment', () => {
  const wrong = stacksOf('dev');
  new CfnResource(wrong.stacks.data, 'Wrong', { type: 'AWS::Lambda::Function', properties: { Code: { ZipFile: '1' }, Role: 'x', Handler: 'x', Runtime: 'nodejs1.x' } });
  expect(() => wrong.app.synth()).toThrow(/'nodejs1\.x' is not one of/);
  const careless = stacksOf('dev');
  new Bucket(careless.stacks.data, 'Careless');
  expect(() => careless.app.synth()).toThrow(/AwsSolutions-S1/);
});
