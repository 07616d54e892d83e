import type { Act } from '../../../domain/act.ts';
import type { Challenge, Rules } from '../../../domain/call/challenge.ts';
import { headOf } from '../../../domain/call/publication.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import { keptProposal } from '../../../domain/judging/round/draw.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import type { Redaction } from '../../../domain/entry/redaction.ts';
import type { FactsOf, OfficialKind } from '../../../domain/record/leaf/official-acts.ts';
import type { Told } from '../../../domain/record/leaf/leaf-kinds.ts';
import { plain } from '../../../domain/record/leaf/plain.ts';
import { canonical } from '../../../domain/words/canonical.ts';
import type { Ports } from '../../../ports/ports.ts';
import { onceKnown } from '../../agency/call/amend-challenge.ts';
import { rootOfSeats, seatsFrom } from '../../agency/assigning/publish-assignments.ts';
import type { Recorder } from '../../on-record.ts';
import { resultFiles } from '../../result-files.ts';

export type Remembering = Pick<Ports, 'challenges' | 'entries' | 'rounds' | 'draws' | 'evaluations' | 'judges' | 'overrides' | 'results' | 'fileStore'> & Recorder;
/** A challenge as it is stored, and its acts from before the record. `before`: of each save of scores, the save it replaced. */
export type Story = { ports: Remembering; challenge: Challenge; round: Round | undefined; /** That made its published results. */ engine: string | undefined; before: ReadonlyMap<string, string> };
/** What is known of an act. `unknown`: what it sealed and nobody kept, for which digests of nothing stand. */
export type Remembered<K extends OfficialKind = OfficialKind> = { facts: FactsOf<K>; unknown?: string[]; decoys?: number; from?: string | undefined; hideEntries?: boolean };

/** Credentials came with the record: no act of theirs is older. */
export type EarlierKind = Exclude<OfficialKind, `credential.${string}` | `vote.${string}` | `award.${string}` | `appeal.${string}` | 'grant.given' | 'results.corrected' | 'results.withdrawn' | 'entry.excluded' | 'entry.reinstated'>;
export class Forgotten extends Error {}

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Forgotten(`${what} is not kept.`);
  return value;
};
const text = ({ refs }: Act, name: string): string => {
  const value = refs[name];
  return found(typeof value === 'string' ? value : undefined, `The ${name} of the act`);
};
const number = ({ refs }: Act, name: string): number | undefined => (typeof refs[name] === 'number' ? refs[name] : undefined);
const codeOf = async ({ ports }: Story, act: Act): Promise<string> => found(await ports.entries.find(text(act, 'entry')), 'The entry').code;
const roundOf = ({ round }: Story, act: Act): Round => found(round?.id === text(act, 'round') ? round : undefined, 'The round');
const judgeOf = (act: Act): string => (typeof act.refs['judge'] === 'string' ? act.refs['judge'] : act.by);

/** The challenge with the dates that a version of its rules gave it. */
const rulesIn = async ({ ports, challenge }: Story, version: number): Promise<{ rules: Rules; challenge: Challenge }> => {
  const rules = found(await ports.challenges.rules(challenge.id, version), `Version ${version} of the rules`);
  return { rules, challenge: headOf(challenge, rules.sections, rules) };
};
const noticeIn = async ({ ports, challenge }: Story, act: Act) => found((await ports.challenges.notices(challenge.id)).find(({ id }) => id === act.refs['notice']), 'The notice');

const amended = async (story: Story, act: Act) => {
  const [notice, said] = await Promise.all([noticeIn(story, act), rulesIn(story, found(number(act, 'rules'), 'The version of the rules'))]);
  return { facts: { ...said, notice }, from: onceKnown(story.challenge, said.rules.version) };
};

const waived = async (story: Story, act: Act) => {
  const [roundId, entryId] = [text(act, 'round'), text(act, 'entry')];
  const waiver = found(await story.ports.rounds.waiver(roundId, entryId), 'The waiver');
  const own = waiver.at === act.at || waiver.takenBack?.at === act.at;
  return { facts: { waiver, code: await codeOf(story, act) }, ...(own ? {} : { unknown: ['missing', 'reason'] }) };
};

const moved = async (story: Story, act: Act) => {
  const override = found((await story.ports.overrides.ofRound(text(act, 'round'))).find(({ entryId }) => entryId === act.refs['entry']), 'The override');
  const move = [override, ...override.earlier].find(({ at, takenBack }) => at === act.at || takenBack?.at === act.at);
  const { takenBack, ...rest } = { ...override, ...move };
  const back = act.kind === 'score.override-taken-back' && (move ?? override).takenBack;
  return { facts: { override: { ...rest, ...(back && takenBack ? { takenBack } : {}) }, code: await codeOf(story, act) }, ...(move ? {} : { unknown: ['computed', 'place', 'reason'] }) };
};

/** As an evaluation stands before anything is typed: all that is left of one that was changed since. */
const blank = (act: Act, { challenge }: Story): Evaluation => ({
  roundId: text(act, 'round'), challengeId: challenge.id, judgeId: judgeOf(act), entryId: text(act, 'entry'), sentVersion: 0, batch: '', order: 0, state: 'assigned', marks: {}, comments: {}, note: '', feedback: '', version: 0,
});
const evaluationOf = async (story: Story, act: Act) => {
  const known = await story.ports.evaluations.find(text(act, 'round'), judgeOf(act), text(act, 'entry'));
  return { known, bare: blank(act, story), code: await codeOf(story, act) };
};

const scored = async (story: Story, act: Act): Promise<Remembered<'evaluation.saved'>> => {
  const { known, bare, code } = await evaluationOf(story, act);
  const before = story.before.get(act.id);
  // What was typed since, or taken back, is not what was saved then.
  if (known?.state === 'saved' && known.savedAt === act.at) return { facts: { evaluation: known, code, before } };
  const criteria = (await rulesIn(story, story.round?.rulesVersion ?? story.challenge.rulesVersion)).rules.sections.judging.criteria.length;
  return { facts: { evaluation: bare, code, before }, unknown: ['version', 'composite', 'words', 'marks'], decoys: criteria - 1 };
};

const setAside = async (story: Story, act: Act): Promise<Remembered<'evaluation.skipped'>> => {
  const { known, bare, code } = await evaluationOf(story, act);
  const state = act.refs['as'] === 'abstained' ? 'abstained' : 'skipped';
  if (known?.state === state && known.touchedAt === act.at) return { facts: { evaluation: known, code } };
  return { facts: { evaluation: { ...bare, state }, code }, unknown: ['version', 'reason'] };
};

const steppedBack = async (story: Story, act: Act): Promise<Remembered<'evaluation.recused'>> => {
  const { known, bare, code } = await evaluationOf(story, act);
  return { facts: { evaluation: known?.state === 'recused' ? known : bare, code } };
};

const assigned = async (story: Story, act: Act): Promise<Remembered<'assignments.published'>> => {
  const { ports } = story;
  const round = roundOf(story, act);
  const draw = found(await ports.draws.find(round.id, text(act, 'batch')), 'What was drawn');
  const seats = seatsFrom(keptProposal(draw, ports.sha256));
  return { facts: { round, pairs: number(act, 'pairs') ?? seats.length, root: rootOfSeats(ports, draw, seats) } };
};

const redacted = async (story: Story, act: Act): Promise<Remembered<'entry.redacted'>> => {
  const [version, changed, withheld] = ['version', 'changed', 'withheld'].map((name) => number(act, name));
  const redaction = { n: version ?? 0, changed: changed ?? 0, withheld: Array.from({ length: withheld ?? 0 }, () => '') } as unknown as Redaction;
  const unknown = Object.entries({ version, changed, withheld }).flatMap(([name, value]) => (value === undefined ? [name] : []));
  return { facts: { redaction, code: await codeOf(story, act) }, unknown };
};

const decided = async (story: Story, act: Act): Promise<Remembered<'decisions.applied'>> => {
  const decisions = await story.ports.rounds.decisions(story.challenge.id);
  if (number(act, 'count') !== undefined && number(act, 'count') !== decisions.length) throw new Forgotten('Other decisions are kept than were applied.');
  return { facts: { round: roundOf(story, act), decisions } };
};

/** The published results as they are downloaded. */
export const publishedFile = async ({ results, fileStore }: Pick<Remembering, 'results' | 'fileStore'>, round: Round): Promise<Uint8Array | undefined> => {
  const run = (await results.scoring(round.id))?.ready;
  return run === undefined ? undefined : fileStore.read(resultFiles(run).bundle);
};

const published = async ({ ports, challenge, round }: Story): Promise<Remembered<'results.published'>> => {
  const known = found(round, 'The round');
  const record = await ports.results.published(known.id);
  const file = record?.panel.fileHash ?? (record && (await publishedFile(ports, known).then((bytes) => bytes && ports.sha256(bytes))));
  return { facts: { round: known, decisions: await ports.rounds.selected(challenge.id), file, record: record && ports.sha256(canonical(record)) } };
};

/** What is left of each kind of act, of what it is told with on the record. @throws Forgotten where that is too little to say anything. */
export const earlierFacts: { [K in EarlierKind]: (story: Story, act: Act) => Promise<Remembered<K>> } = {
  'challenge.approved': async (story, act) => ({ facts: await rulesIn(story, number(act, 'rules') ?? 1), from: typeof act.refs['publishAt'] === 'string' ? act.refs['publishAt'] : story.challenge.publishAt }),
  'challenge.extended': amended,
  'challenge.all-extended': amended,
  'judging.extended': amended,
  'challenge.corrected': amended,
  'challenge.cancelled': async (story, act) => {
    const notice = await noticeIn(story, act);
    return { facts: { notice }, from: onceKnown(story.challenge, notice.rulesVersion + 1) };
  },
  'entry.sent': async (story, act) => {
    const sent = found((await story.ports.entries.sent(text(act, 'entry'), found(number(act, 'n'), 'The version')))?.manifest, 'What was sent');
    return { facts: { sent, code: await codeOf(story, act), late: false }, hideEntries: !story.challenge.showEntryCount };
  },
  'entry.withdrawn': async (story, act) => ({ facts: { entry: found(await story.ports.entries.find(text(act, 'entry')), 'The entry') }, hideEntries: !story.challenge.showEntryCount }),
  'entry.redacted': redacted,
  'judge.conflicts-declared': async ({ ports, challenge }, act) => {
    const judgeId = judgeOf(act);
    const said = (await ports.judges.declarations(challenge.id, judgeId)).find(({ at }) => at === act.at);
    return { facts: { judgeId, named: said?.names.length ?? 0 } };
  },
  'judge.revoked': async (_story, act) => ({ facts: { judgeId: text(act, 'judge') } }),
  'judge.waived': waived,
  'judge.waiver-taken-back': waived,
  'assignments.published': assigned,
  'assignment.moved': async (story, act) => {
    // one of a proposal is none, and names its change
    const round = act.refs['change'] === undefined ? roundOf(story, act) : { ...found(story.round, 'The round'), publishedBatch: undefined };
    return { facts: { round, judgeId: judgeOf(act), code: round.publishedBatch ? await codeOf(story, act) : '' } };
  },
  'assignment.taken-back': async (story, act) => ({ facts: { round: roundOf(story, act), judgeId: judgeOf(act), code: await codeOf(story, act) } }),
  'reviews.added': async (_story, act) => ({ facts: { roundId: text(act, 'round'), reviews: number(act, 'reviews') ?? 0, entries: number(act, 'entries') ?? 0 } }),
  'evaluation.saved': scored,
  'evaluation.skipped': setAside,
  'evaluation.recused': steppedBack,
  'score.overridden': moved,
  'score.override-taken-back': moved,
  'decisions.applied': decided,
  'results.published': published,
};

/** Which engine made the results that were published, so that no leaf names a later one. */
export const engineOf = async (ports: Remembering, round: Round | undefined): Promise<string | undefined> => {
  const bytes = round && (await publishedFile(ports, round));
  if (!bytes) return undefined;
  const { engine } = JSON.parse(new TextDecoder().decode(bytes)) as { engine?: unknown };
  return plain.method.safeParse(engine).data;
};

/** What is said of an act that is remembered: without what nobody kept, and of the engine that was used. */
export const revised = (told: Told, { unknown = [] }: Remembered, { engine }: Story): Told => {
  const sealed = Object.fromEntries(Object.entries(told.sealed).filter(([name]) => !unknown.includes(name)));
  return { ...told, pub: 'method' in told.pub && engine ? { ...told.pub, method: engine } : told.pub, sealed } as Told;
};
