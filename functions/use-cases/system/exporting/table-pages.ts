import { areaOf } from '../../../domain/act-area.ts';
import { actDetail, actWords } from '../../../domain/act-words.ts';
import { isWanted } from '../../../domain/act-filter.ts';
import type { Challenge, Rules } from '../../../domain/call/challenge.ts';
import type { Export } from '../../../domain/export/export.ts';
import type { ExportKind } from '../../../domain/export/export-words.ts';
import { entryHead, entryLine } from '../../../domain/export/entry-file.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { toldActs } from '../../read-acts.ts';
import { inGroups, nextEntries, placeAfter, takeEntry } from './take-entries.ts';

export type Needed = Pick<Ports, 'acts' | 'challenges' | 'clock' | 'entries' | 'evaluations' | 'files' | 'fileStore' | 'judges' | 'people' | 'registrations' | 'rounds' | 'teams'>;
export type Row = (string | number | undefined)[];
/** `done`: how many of what is counted; `place`: where the next page begins. */
type Page = { rows: Row[]; done: number; place: Export['place'] };
export type Table = { head: string[]; page: (at: Export['place']) => Promise<Page> };
type Of = { ports: Needed; challenge: Challenge; rules: Rules | undefined; one: Export };

const entryTable = ({ ports, rules, one }: Of): Table => ({
  head: entryHead(rules),
  async page(place) {
    const { state, cards, teamOf, after } = await nextEntries(ports, { ...one, place });
    const rows = await inGroups(cards, async (card) => entryLine((await takeEntry(ports, card, state, teamOf(card.teamId))).taken, rules));
    return { rows, done: rows.length, place: after(rows.length) };
  },
});

const registrationTable = ({ ports, challenge }: Of): Table => ({
  head: ['name', 'organization', 'standing', 'reason', 'rules version', 'accepted at'],
  async page(place) {
    const { items, next } = await ports.registrations.everybody(challenge.id, place.after);
    const people = new Map((await ports.people.findMany(items.map(({ personId }) => personId))).map((person) => [person.id, person]));
    const rows = items.map(({ personId, standing, reason, rulesVersion, acceptedAt }): Row => {
      const person = people.get(personId);
      return [person && !person.closed ? person.name : 'Somebody whose account is closed', person?.organization, standing, reason, rulesVersion, acceptedAt];
    });
    return { rows, done: rows.length, place: placeAfter(place, next, rows.length, items.length) };
  },
});

const evaluationRows = async ({ ports, rules }: Of, round: Round, entryId: string, base: Row): Promise<Row[]> => {
  const criteria = rules?.sections.judging.criteria ?? [];
  const written = (await ports.evaluations.ofEntry(round.id, entryId)).filter((one) => isVisible(round, one)).toSorted((a, b) => (a.judgeId < b.judgeId ? -1 : 1));
  const judges = new Map((written.length > 0 ? await ports.judges.findMany(round.challengeId, written.map(({ judgeId }) => judgeId)) : []).map(({ personId, name }) => [personId, name]));
  return written.map(({ judgeId, state, savedAt, composite, marks, comments, note, feedback }) => {
    const cells: Row = [savedAt, composite, ...criteria.map(({ id }) => marks[id]), ...criteria.map(({ id }) => comments[id]), note, feedback];
    // what is not saved counts for nothing, and is the judge’s alone
    return [...base, judges.get(judgeId), state, ...(state === 'saved' ? cells : cells.map(() => undefined))];
  });
};

/** Under the rules that judges scored by. Nothing once judging goes on after all: nobody reads a score while it can be changed. */
const evaluationTable = async (given: Of): Promise<Table> => {
  const { ports, challenge, one } = given;
  const round = await storedRound(ports, challenge);
  const over = round?.publishedBatch !== undefined && ports.clock.now() > round.closesAt;
  const rules = round && (await ports.challenges.rules(challenge.id, round.rulesVersion));
  const criteria = rules?.sections.judging.criteria ?? [];
  return {
    head: ['code', 'title', 'team', 'judge', 'state', 'saved at', 'composite', ...criteria.map(({ name }) => name), ...criteria.map(({ name }) => `comment on ${name}`), 'note to the panel', 'feedback to the team'],
    async page(place) {
      const { cards, teamOf, after } = await nextEntries(ports, { ...one, place }, ['sent']);
      const rows = over ? await inGroups(cards, ({ id, code, title, sentAs, teamId }) => evaluationRows({ ...given, rules }, round, id, [code, sentAs?.title ?? title, teamOf(teamId)])) : [];
      return { rows: rows.flat(), done: cards.length, place: after(cards.length) };
    },
  };
};

const historyTable = ({ ports, challenge, one: { filter = {} } }: Of): Table => ({
  head: ['when', 'what', 'more', 'entry', 'by', 'about', 'kind', 'act'],
  async page(place) {
    const { items, next } = await ports.acts.about(challenge.id, place.after, filter);
    const told = await toldActs(ports, items.filter(isWanted(filter)));
    const rows = told.map(({ at, kind, refs, code, byName, id }): Row => [at, actWords(kind), actDetail(kind, refs), code, byName, areaOf(kind), kind, id]);
    return { rows, done: rows.length, place: placeAfter(place, next, items.length, items.length) };
  },
});

const tables: Record<ExportKind, (of: Of) => Table | Promise<Table>> = { entries: entryTable, registrations: registrationTable, evaluations: evaluationTable, history: historyTable };
export const tableOf = (of: Of): Table | Promise<Table> => tables[of.one.kind](of);
