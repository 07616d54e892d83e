import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../../domain/report.ts';
import type { Work } from '../../jobs/on-nudge.ts';
import { onReport } from '../../jobs/on-report.ts';
import type { DrawPicture } from '../../ports/pictures.ts';
import type { Ports } from '../../ports/ports.ts';
import { awsFetcher } from '../aws/fetcher.ts';
import { awsFiles } from '../aws/files.ts';
import { awsMailer } from '../aws/mailer.ts';
import { awsContext } from '../aws/ports.ts';
import { readFunctionSettings } from '../settings.ts';

type Invocation = { getRemainingTimeInMillis(): number };
/** Enough to finish the step that was begun. */
const lastStep = 20_000;

const writeLater: Ports['writeWorkbook'] = async (sheet, rows) => (await import('../../adapters/system/workbook.ts')).writeWorkbook(sheet, rows);
/** Few acts set off a picture: the outlines of its font are read for the first one. */
const drawLater: DrawPicture = async (facts) => (await import('../../adapters/picture/draw-picture.ts')).drawPicture(facts);

/** A job as a Lambda handler. What it could not do is an error of the function, so that the alarm rings; it is tried again anyway. */
export const jobFunction = (job: (work: Work) => Promise<number>, readReport?: (event: unknown) => Report | undefined) => {
  const settings = readFunctionSettings();
  const { ports, log } = awsContext(settings, { ...awsFiles(settings), fetcher: awsFetcher(settings), drawPicture: drawLater, writeWorkbook: writeLater });
  const mailer = awsMailer(settings);
  return async (event: unknown, invocation: Invocation) => {
    const report = readReport?.(event);
    if (report) return onReport(ports, report);
    const pace = { hasTime: () => invocation.getRemainingTimeInMillis() > lastStep, pause: async (milliseconds: number) => pause(milliseconds) };
    const stayed = await job({ ports, mailer, log, pace });
    if (stayed === 0) return undefined;
    throw new Error(`${stayed} things were not done; each is in the log above`);
  };
};
