import { digest, sha256 } from '../../../functions/adapters/system/sha256.ts';
import { closingOf } from '../../../functions/domain/record/story/entries-root.ts';
import { formatReveal } from '../../../functions/domain/record/story/reveal-bundle.ts';
import { amendedPub, codesOf, nameOf, received, rulesPub, score, story } from './judged-story.ts';
import { ch, entryLeaves, indexOf, shown, writeLog, type Step, type Written } from './told-log.ts';

const hash = sha256('a document');
const round = 'rnd_1';

/** Numbers that are the same for the same seed. */
const chanceFrom = (seed: number) => {
  let drawn = 0;
  const below = (n: number): number => Number.parseInt(sha256(`${seed} ${(drawn += 1)}`).slice(0, 8), 16) % n;
  return { below, often: (share: number) => below(100) < share };
};

/** What teams and the agency may do until entries close: anything, in any order, that the product allows. */
const call = ({ below, often }: ReturnType<typeof chanceFrom>): { steps: Step[]; standing: Map<string, number> } => {
  const steps: Step[] = [];
  const versions = new Map<string, { version: number; withdrawn: boolean }>();
  let rules = 1;
  for (let i = 0, many = below(40); i < many; i += 1) {
    const [entry, known] = [...versions][below(Math.max(1, versions.size))] ?? [];
    if (often(8)) steps.push({ as: `rules ${(rules += 1)}`, kind: 'rules.amended', pub: { ...amendedPub, version: rules, closes: `2027-01-${15 + Math.min(rules, 9)}T22:00:00.000Z` } });
    else if (!entry || !known || often(50)) {
      versions.set(`E-${i}XX`, { version: 1, withdrawn: false });
      steps.push(received(`received ${i}`, `E-${i}XX`));
    } else if (known.withdrawn || often(60)) {
      versions.set(entry, { version: known.version + 1, withdrawn: false });
      steps.push({ as: `replaced ${i}`, kind: 'entry.replaced', pub: { entry: nameOf(entry), version: known.version + 1 }, sealed: { code: entry } });
    } else {
      versions.set(entry, { ...known, withdrawn: true });
      steps.push({ as: `withdrawn ${i}`, kind: 'entry.withdrawn', pub: { entry: nameOf(entry) }, sealed: { code: entry } });
    }
  }
  return { steps, standing: new Map([...versions].flatMap(([entry, { version, withdrawn }]) => (withdrawn ? [] : [[entry, version] as const]))) };
};

/** Scores, corrections, abstentions and recusals of a few judges, each after the gate, in any order. */
const judging = ({ below, often }: ReturnType<typeof chanceFrom>, entries: Map<string, number>): Step[] => {
  const judges = Array.from({ length: 1 + below(6) }, (_, j) => `p_judge${j}`);
  const steps: Step[] = judges.map((judge, j) => ({ as: `gate ${j}`, kind: 'conflict.declared', pub: { effect: 'answered' }, sealed: { judge, named: 0 }, at: '2027-01-30T12:00:00.000Z' }));
  const state = new Map<string, { last: string; standing: boolean } | 'recused'>();
  for (let i = 0, many = entries.size === 0 ? 0 : below(60); i < many; i += 1) {
    const [judge, [entry, version]] = [judges[below(judges.length)]!, [...entries][below(entries.size)]!];
    const before = state.get(`${judge} ${entry}`);
    if (before === 'recused') continue;
    const [as, at] = [`judged ${i}`, '2027-01-31T12:00:00.000Z'];
    if (before && often(20)) {
      steps.push({ as, kind: 'score.abstained', pub: { round }, sealed: { judge, entry, version }, at });
      state.set(`${judge} ${entry}`, { last: before.last, standing: false });
    } else if (often(15)) {
      steps.push({ as, kind: 'conflict.declared', pub: { effect: 'recused' }, sealed: { judge, entry }, at });
      state.set(`${judge} ${entry}`, 'recused');
    } else {
      const sealed = { judge, entry, version, composite: '50', marks: { need: 1 + below(5), team: below(11) } };
      steps.push(score(as, { judge, entry }, { sealed, at, ...(before ? { kind: 'score.corrected', refs: [before.last] } : {}) }));
      state.set(`${judge} ${entry}`, { last: as, standing: true });
    }
  }
  return steps;
};

const auditOf = (log: Written): Uint8Array => formatReveal({
  challenge: ch, round, audience: 'auditors', shows: 'marks',
  leaves: log.steps.filter(({ kind, as }) => log.places.has(as) && /^(score\.[ac]|conflict\.|entry\.[rw])/.test(kind)).map(({ as }) => ({ index: indexOf(log, as), disclosures: shown(log, as, /^(judge|entry|version|code|marks\..*)$/) })),
});
/** What the product would publish of a panel of any size: leaves of which nothing is left to say are named. */
const publicOf = (log: Written, judges: number): Uint8Array => {
  const scores = log.steps.filter(({ kind, as }) => log.places.has(as) && (kind === 'score.committed' || kind === 'score.corrected'));
  const replaced = new Set(scores.flatMap(({ refs = [] }) => refs));
  const shows = judges < 5 ? 'commitments' : 'marks';
  return formatReveal({ challenge: ch, round, audience: 'public', shows, leaves: [...codesOf(log), ...scores.filter(({ as }) => !replaced.has(as)).map(({ as }) => ({ index: indexOf(log, as), disclosures: shows === 'marks' ? shown(log, as, /^(judge|entry|version|marks\..*)$/) : [] }))] });
};

/** A challenge as it may go, and what an auditor has beside its log. */
export const randomStory = (seed: number): { log: Written; files: { name: string; bytes: Uint8Array }[] } => {
  const chance = chanceFrom(seed);
  const { steps: sent, standing } = call(chance);
  const judged = judging(chance, standing);
  const judges = judged.filter(({ as }) => as.startsWith('gate')).length;
  const [winner] = standing.keys();
  const steps: Step[] = [
    story[0]!, { as: 'rules', kind: 'rules.published', pub: rulesPub }, ...sent,
    { as: 'closed', kind: 'submissions.closed', pub: (log) => closingOf(digest, entryLeaves(log)), at: '2027-01-29T22:00:01.000Z' },
    { as: 'assigned', kind: 'assignment.made', pub: { round, entries: standing.size, judges, pairs: 0, seed: hash, root: hash }, at: '2027-01-30T11:00:00.000Z' }, ...judged,
    { as: 'decided', kind: 'decisions.applied', pub: { round, count: standing.size }, at: '2027-02-10T12:00:00.000Z' },
    { as: 'revealed', kind: 'scores.revealed', pub: (log) => ({ round, file: sha256(publicOf(log, judges)), page: 'https://laurel.example.gov/reveal.json' }), at: '2027-02-10T12:00:00.000Z' },
  ];
  const log = writeLog(steps.slice(0, winner && chance.often(80) ? undefined : -1 - chance.below(3)));
  const beside = [{ name: 'audit.json', bytes: auditOf(log) }, { name: 'reveal.json', bytes: publicOf(log, judges) }];
  return { log, files: log.places.has('revealed') ? beside : [] };
};
