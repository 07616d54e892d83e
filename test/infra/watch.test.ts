import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { synthesize, templateOf } from '../support/lambda/deployed.ts';

const anchor = (heading: string) => heading.toLowerCase().replaceAll(' ', '-');

test('every alarm names a heading of the runbook, and mails somebody', () => {
  const headings = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => `docs/runbook.md#${anchor(heading!)}`);
  const alarms = Object.values(templateOf(synthesize().watch).Resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
  expect(alarms.map(({ Properties }) => String(Properties['AlarmDescription'])).filter((named) => !headings.includes(named))).toEqual([]);
  expect(alarms.map(({ Properties }) => (Properties['AlarmActions'] as unknown[]).length)).toEqual(alarms.map(() => 1));
  expect(alarms).toHaveLength(13);
});
