import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { movedEntry, type MovedEntry } from '../../domain/judging/chair/moved-entry.ts';
import { entryFigures, type EntryFigures } from '../../domain/judging/decision/entry-figures.ts';
import type { Decision } from '../../domain/judging/decision/decision.ts';
import { prizeWords } from '../../domain/judging/decision/prizes.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownEntry } from './membership.ts';

type Outcome = Pick<Decision, 'outcome' | 'reason' | 'feedback' | 'cents'> & { prize: string; moved?: MovedEntry | undefined; /** The published results it belongs to were corrected or withdrawn. */ change?: Challenge['resultsChange']; figures?: EntryFigures | undefined };

type Needed = Pick<Ports, 'challenges' | 'entries' | 'teams' | 'rounds' | 'results' | 'overrides'>;

/** What the entry got, where the agency lets teams read it and results were worked out. */
const figuresOf = async (ports: Needed, round: Round, entryId: string): Promise<EntryFigures | undefined> => {
  const run = round.marksToTeams ? (await ports.results.scoring(round.id))?.ready : undefined;
  if (!run) return undefined;
  const [panel, [result], rules] = await Promise.all([ports.results.panel(round.id, run), ports.results.some(round.id, run, [entryId]), ports.challenges.rules(round.challengeId, round.rulesVersion)]);
  return panel && result && entryFigures(result, panel, rules?.sections.judging.criteria ?? []);
};

/** The decision on one's own entry, once the decisions were applied. */
export const readOutcome = async (ports: Needed, caller: Caller, entryId: string): Promise<Outcome | undefined> => {
  const { entry } = await ownEntry(ports, caller, entryId);
  const round = await ports.rounds.current(entry.challengeId);
  if (!round?.decidedAt) return undefined;
  const [decision, override, challenge, figures] = await Promise.all([ports.rounds.decision(entry.challengeId, entry.id), ports.overrides.find(round.id, entry.id), ports.challenges.find(entry.challengeId), figuresOf(ports, round, entry.id)]);
  const rules = decision && challenge && (await ports.challenges.rules(challenge.id, challenge.rulesVersion));
  return decision && { ...decision, moved: movedEntry(override), change: challenge?.resultsChange, figures, prize: prizeWords(decision, rules?.sections.prizes.tiers ?? []) };
};
