import * as z from 'zod';
import type { Verdict } from '../../domain/entry/file.ts';
import type { Report } from '../../domain/report.ts';

/** GuardDuty Malware Protection for S3, as EventBridge brings it: as much of the event as we use. */
const Scanned = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string(), threats: z.array(z.object({ name: z.string() })).nullish() }),
  }),
});

/** Whatever is not one of these two says that nobody looked inside: UNSUPPORTED, ACCESS_DENIED, FAILED. */
const verdicts: Record<string, Verdict> = { NO_THREATS_FOUND: 'clean', THREATS_FOUND: 'infected' };

export const readScan = (event: unknown): Report | undefined => {
  const { success, data } = Scanned.safeParse(event);
  if (!success) return undefined;
  const { scanResultStatus, threats } = data.detail.scanResultDetails;
  const verdict = verdicts[scanResultStatus] ?? 'unreadable';
  const found = verdict === 'infected' ? threats?.map(({ name }) => name).join(', ') : verdict === 'unreadable' ? scanResultStatus : undefined;
  return { kind: 'scanned', storeKey: data.detail.s3ObjectDetails.objectKey, verdict, found: found || undefined };
};
