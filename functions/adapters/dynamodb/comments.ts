import * as z from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { Comment, CommentReport, threadOf } from '../../domain/voice/comment.ts';
import type { Comments } from '../../ports/comments.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const rowsOnPage = 20;
const mostReports = 20;

const comments = entity({
  type: 'comment',
  schema: Comment,
  keys: (one) => ({
    ...at.comment(one.id), grouppk: list.commentsOn(threadOf(one.on)), groupsk: `${one.at}#${one.id}`, ownerpk: list.commentsOf(one.by), ownersk: `${one.at}#${one.id}`,
  }),
  card: ({ id }) => ({ id }),
});
const reports = entity({
  type: 'comment-report', schema: CommentReport,
  keys: (one) => ({ ...at.commentReport(one.commentId, one.by), ownerpk: list.commentReportsOf(one.by), ownersk: `${one.at}#${one.commentId}` }), card: (one) => one,
});

/** Where a comment stands for those who moderate: for the whole site, and for the agency of the challenge. */
const Place = z.object({ id: z.string(), challengeId: z.string().optional(), queue: z.enum(['waiting', 'hidden']), since: z.string() });
const places = entity({
  type: 'comment-place',
  schema: Place,
  keys: ({ id, challengeId, queue, since }) => ({
    ...at.commentPlace(id), grouppk: list.commentsFor(queue), groupsk: `${since}#${id}`, ...(challengeId ? { ownerpk: list.commentsFor(queue, challengeId), ownersk: `${since}#${id}` } : {}),
  }),
  card: ({ id }) => ({ id }),
});
const placing = ({ id, on, waitsSince, hidden, version }: Comment): Change[] => {
  // an event of a challenge is for the moderators of the site: only its gallery is the agency’s
  const challengeId = on.kind === 'entry' ? on.challengeId : undefined;
  if (waitsSince) return [{ put: places.toItem({ id, challengeId, queue: 'waiting', since: waitsSince }) }];
  if (hidden) return [{ put: places.toItem({ id, challengeId, queue: 'hidden', since: hidden.at }) }];
  return version === 1 ? [] : [{ remove: at.commentPlace(id) }];
};
const keeping = (comment: Comment): Change[] => [{ put: comments.toItem(comment), when: comment.version === 1 ? absent(stale) : atVersion(comment.version - 1) }, ...placing(comment)];
const reportedAlready = () => new Refusal('taken', 'You reported this comment already. A moderator will look at it.');

export const storeComments = (store: Store): Comments => {
  const pageOf = async (ask: Parameters<Store['query']>[0], after: string | undefined) => {
    const { items: ids, next } = listed(await store.query({ ...ask, limit: rowsOnPage, after: startAfter(after) }), (item) => String((item['card'] as { id: string }).id));
    const found = new Map((await store.getMany(ids.map(at.comment))).map(comments.fromItem).map((one) => [one.id, one]));
    return { items: ids.flatMap((id) => found.get(id) ?? []), next };
  };
  return {
    async find(id) {
      const item = await store.get(at.comment(id), { strong: true });
      return item && comments.fromItem(item);
    },
    thread: (on, after) => pageOf({ index: 'group', pk: list.commentsOn(threadOf(on)) }, after),
    queue: (which, challengeId, after) => pageOf({ index: challengeId ? 'owner' : 'group', pk: list.commentsFor(which, challengeId), backward: which === 'hidden' }, after),
    ofPerson: (personId, after) => pageOf({ index: 'owner', pk: list.commentsOf(personId), backward: true }, after),
    async reportOf(id, personId) {
      const item = await store.get(at.commentReport(id, personId), { strong: true });
      return item && reports.fromItem(item);
    },
    async reports(id) {
      return (await store.query({ pk: at.commentReport(id, '').pk, limit: mostReports })).items.map(reports.fromItem);
    },
    async reportsOf(personId, after) {
      return listed(await store.query({ index: 'owner', pk: list.commentReportsOf(personId), backward: true, after: startAfter(after) }), (item) => CommentReport.parse(item['card']));
    },
    keep: (comment, deed) => store.write(keeping(comment), deed),
    report: (comment, report, deed) => store.write([{ put: reports.toItem(report), when: absent(reportedAlready) }, ...keeping(comment)], deed),
  };
};
