import * as z from 'zod';
import { Credential } from '../../domain/credential/credential.ts';
import { Due, hourOf } from '../../domain/due.ts';
import { File } from '../../domain/entry/file.ts';
import { Export } from '../../domain/export/export.ts';
import { Digest } from '../../domain/follow/news.ts';
import { PublicationFile } from '../../domain/library/publication-file.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { DueItem, Dues } from '../../ports/dues.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, stale, type Change, type Condition, type Item, type Store } from './store.ts';
import { at, list } from './table.ts';

const dues = entity({
  type: 'due',
  schema: Due,
  keys: (due) => ({ ...at.due(due.challengeId, due.kind, due.hours), duepk: list.due(hourOf(due.at)), duesk: `${due.at}#${due.challengeId}#${due.kind}` }),
  card: (due) => due,
});
const FileToLookAt = File.pick({ id: true, entryId: true });

const PublicationFileToLookAt = PublicationFile.pick({ id: true, publicationId: true });
const CredentialToEnd = Credential.pick({ id: true });
const EventToErase = z.object({ id: z.string() });
const AwardToTell = z.object({ challengeId: z.string(), prizeId: z.string(), place: z.number() });
const ClarificationToTell = z.object({ id: z.string(), entryId: z.string() });
const ExportToClear = Export.pick({ challengeId: true, kind: true, form: true });
const VoteToSeal = z.object({ challengeId: z.string() });

const readDue = (item: Item): DueItem => {
  if (item['_t'] === 'due') return { due: Due.parse(item['card']) };
  if (item['_t'] === 'vote') return { vote: VoteToSeal.parse(item['card']) };
  if (item['_t'] === 'clarification') return { clarification: ClarificationToTell.parse(item['card']) };
  if (item['_t'] === 'award') return { award: AwardToTell.parse(item['card']) };
  if (item['_t'] === 'export') return { export: ExportToClear.parse(item['card']) };
  if (item['_t'] === 'digest') return { digest: Digest.parse(item['card']) };
  if (item['_t'] === 'event') return { event: EventToErase.parse(item['card']) };
  if (item['_t'] === 'publication-file') return { publicationFile: PublicationFileToLookAt.parse(item['card']) };
  return item['_t'] === 'credential' ? { credential: CredentialToEnd.parse(item['card']) } : { file: FileToLookAt.parse(item['card']) };
};
const unlessRefused = (error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
};
const stillAt = (due: Due): Condition => ({ expression: '#at = :at', names: { '#at': 'at' }, values: { ':at': due.at }, refusal: stale });

export const storeDues = (store: Store): Dues => {
  const mark = (to: string) => ({ ...at.watermark('clock'), _t: 'watermark', to });
  return {
    async plan(challengeId, wanted, now, others = 'gone') {
      await store.put(mark(now), absent(stale)).catch(unlessRefused);
      const items = wanted.map(dues.toItem);
      const before = others === 'kept' ? [] : await store.all({ pk: at.due(challengeId, '', 0).pk, strong: true });
      const gone = before.filter((old) => !items.some((item) => item.sk === old.sk));
      const changes: Change[] = [...items.map((item) => ({ put: item })), ...gone.map(({ pk, sk }) => ({ remove: { pk, sk } }))];
      if (changes.length > 0) await store.write(changes);
    },
    async inHour(hour, until, after) {
      return listed(await store.query({ index: 'due', pk: list.due(hourOf(hour)), from: '0', to: `${until}#~`, after: startAfter(after) }), readDue);
    },
    async done(due) {
      await store.write([{ remove: at.due(due.challengeId, due.kind, due.hours), when: stillAt(due) }]).catch(unlessRefused);
    },
    async watermark() {
      const item = await store.get(at.watermark('clock'), { strong: true });
      return item && String(item['to']);
    },
    async moveWatermark(to) {
      await store.put(mark(to));
    },
  };
};
