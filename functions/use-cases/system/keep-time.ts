import { hoursBetween } from '../../domain/due.ts';
import type { DueItem } from '../../ports/dues.ts';
import type { Recorder } from '../on-record.ts';
import type { Pace } from '../../ports/pace.ts';
import type { Ports } from '../../ports/ports.ts';
import { announceClarification } from './announce-clarification.ts';
import { announceForms } from './announce-forms.ts';
import { announceEnd } from './awarding/announce-end.ts';
import { expireExport } from './exporting/clear-export.ts';
import { eraseAccess } from './erase-access.ts';
import { clearFile } from './clear-file.ts';
import { clearPublicationFile } from './clear-publication-file.ts';
import { sendDigest } from './letters/send-digest.ts';
import { sealWhenOver } from './seal-vote.ts';
import { announceDue } from './plan-dues.ts';

type Needed = Recorder & Pick<Ports, 'clarifications' | 'votes' | 'awards' | 'challenges' | 'credentials' | 'events' | 'eventRegistrations' | 'talks' | 'dues' | 'acts' | 'entries' | 'exports' | 'files' | 'fileStore' | 'publications' | 'publicationFiles' | 'clock' | 'sha256' | 'news' | 'people' | 'mails' | 'seals' | 'site' | 'listings' | 'groups' | 'workProducts' | 'collections'>;
type Log = (line: Record<string, unknown>) => void;

/** The index may be this late, and two machines' clocks this far apart. */
const overlap = 15 * 60_000;
const earlier = (at: string, milliseconds: number) => new Date(Date.parse(at) - milliseconds).toISOString();

const handle = async (ports: Needed, item: DueItem): Promise<void> => {
  if ('due' in item) return announceDue(ports, item.due);
  if ('digest' in item) return sendDigest(ports, item.digest);
  if ('event' in item) return eraseAccess(ports, item.event.id);
  if ('clarification' in item) return announceClarification(ports, item.clarification);
  if ('award' in item) return announceForms(ports, item.award);
  if ('vote' in item) return sealWhenOver(ports, item.vote.challengeId);
  if ('export' in item) return expireExport(ports, item.export);
  if ('publicationFile' in item) return clearPublicationFile(ports, item.publicationFile);
  return 'credential' in item ? announceEnd(ports, item.credential.id) : clearFile(ports, item.file);
};

const throughHour = async (ports: Needed, log: Log, hour: string, until: string): Promise<number> => {
  let failed = 0;
  let after: string | undefined;
  do {
    const page = await ports.dues.inHour(hour, until, after);
    for (const item of page.items) {
      await handle(ports, item).catch((error: unknown) => {
        failed += 1;
        log({ level: 'error', message: 'something due was not done', ...item, error: String(error) });
      });
    }
    after = page.next;
  } while (after);
  return failed;
};

/** Everything due since the clock last looked, however long ago that was. What failed is looked at again: the mark stays before it. */
export const keepTime = async (ports: Needed, log: Log, { hasTime }: Pick<Pace, 'hasTime'>): Promise<number> => {
  const now = ports.clock.now();
  const mark = (await ports.dues.watermark()) ?? now;
  let failed = 0;
  for (const hour of hoursBetween(earlier(mark < now ? mark : now, overlap), now)) {
    if (!hasTime()) return failed;
    failed += await throughHour(ports, log, hour, now);
    if (failed === 0 && hour > mark) await ports.dues.moveWatermark(hour);
  }
  if (failed === 0) await ports.dues.moveWatermark(now);
  return failed;
};
