import type { Caller } from '../../domain/caller.ts';
import { isPublished } from '../../domain/challenge.ts';
import { publicDecisions, type Decision } from '../../domain/decision.ts';
import type { EntryResult, PanelResult } from '../../domain/judging/result.ts';
import { allAnswers } from '../../domain/sending.ts';
import { publicAnswers, type PublicSection } from '../../domain/answers.ts';
import { notFound } from '../../domain/refusal.ts';
import { saidOf, type Said } from '../../domain/judging/said.ts';
import type { Ports } from '../../ports/ports.ts';

export type Winner = Pick<Decision, 'code' | 'title' | 'teamName' | 'outcome' | 'cents' | 'reason'> & { prize: string; other?: string };

const challengeWithResults = async (ports: Pick<Ports, 'challenges'>, caller: Caller, slug: string) => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  return { challenge, out: challenge.resultsAt !== undefined && challenge.resultsAt <= caller.at };
};

/** How the decision came about, by entry codes: what the agency read when it decided. Only the first places; all of them are in the file. */
export type DecisionRecord = { panel: PanelResult; said: Said; draws: number; commitment: string; rows: (Pick<EntryResult, 'place' | 'shared' | 'score' | 'interval' | 'rankInterval' | 'topChances' | 'judgeMix' | 'scores'> & { code: string; title: string; outcome: string })[]; total: number };

const mostRows = 100;

const readRecord = async (ports: Pick<Ports, 'rounds' | 'results'>, challengeId: string, decisions: Decision[]): Promise<DecisionRecord | undefined> => {
  const round = await ports.rounds.current(challengeId);
  const ready = round && (await ports.results.scoring(round.id))?.ready;
  if (!round || !ready) return undefined;
  const [panel, found] = await Promise.all([ports.results.panel(round.id, ready), ports.results.entries(round.id, ready)]);
  if (!panel) return undefined;
  const decided = new Map(decisions.map((decision) => [decision.entryId, decision]));
  const rows = found.toSorted((a, b) => a.place - b.place).flatMap(({ entryId, ...one }) => {
    const decision = decided.get(entryId);
    return decision ? [{ ...one, code: decision.code, title: decision.outcome === 'not-selected' ? '' : decision.title, outcome: decision.outcome }] : [];
  });
  return { panel, said: saidOf(panel), draws: round.draws, commitment: round.commitment, rows: rows.slice(0, mostRows), total: rows.length };
};

/** Winners and finalists, once the results are out. Entries that were not selected do not appear. */
export const readWinners = async (ports: Pick<Ports, 'challenges' | 'rounds' | 'results'>, caller: Caller, slug: string) => {
  const { challenge, out } = await challengeWithResults(ports, caller, slug);
  if (!out) return { challenge, winners: [] as Winner[], record: undefined };
  const [selected, decisions, rules] = await Promise.all([ports.rounds.selected(challenge.id), ports.rounds.decisions(challenge.id), ports.challenges.rules(challenge.id, challenge.rulesVersion)]);
  const tiers = rules?.sections.prizes.tiers ?? [];
  return { challenge, winners: publicDecisions(selected, tiers), record: await readRecord(ports, challenge.id, decisions) };
};

export type WinningEntry = { winner: Winner; sections: PublicSection[] };

/** What a selected entry says to everybody, once the results are out: the answers that the form said can be published, as they were last sent. Nothing of any other entry. */
export const readWinningEntry = async (ports: Pick<Ports, 'challenges' | 'rounds' | 'entries'>, caller: Caller, { slug, code }: { slug: string; code: string }): Promise<WinningEntry | undefined> => {
  const { challenge, out } = await challengeWithResults(ports, caller, slug);
  const decision = out ? (await ports.rounds.selected(challenge.id, code))[0] : undefined;
  const entry = decision && (await ports.entries.find(decision.entryId));
  const sent = entry && !entry.withdrawnAt ? await ports.entries.sent(entry.id, entry.sentVersion) : undefined;
  const rules = sent && (await ports.challenges.rules(challenge.id, sent.manifest.rulesVersion));
  if (!decision || !sent || !rules) return undefined;
  const [winner] = publicDecisions([decision], rules.sections.prizes.tiers);
  return { winner: winner!, sections: publicAnswers(rules.sections.form.sections, sent.manifest.area, allAnswers(sent.sections)) };
};
