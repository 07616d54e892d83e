import { asSent, type Entry } from '../../domain/entry/entry.ts';
import { sightOf, standingOf, titleForJudges, type Redaction, type Words } from '../../domain/entry/redaction.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'redactions'>;
type Blind = Pick<Round, 'blind' | 'anonymized'>;

/** What the agency left of an entry for its judges; undefined where they read it as it was sent. An entry they may not read yet is not there. */
export const readLeft = async (ports: Needed, round: Blind, { entryId, sentVersion }: Pick<Evaluation, 'entryId' | 'sentVersion'>): Promise<{ made: Redaction; words: Words } | undefined> => {
  const found = round.blind ? await ports.redactions.find(entryId) : undefined;
  const sight = sightOf(round, standingOf(found?.made, sentVersion));
  if (sight === 'nothing') throw notFound('entry');
  return sight === 'redacted' ? found : undefined;
};

/** By evaluation, what a judge calls its entry. One that they may not read yet has no title, and no place in a list. */
export const titlesFor = async (ports: Needed, round: Blind, own: Pick<Evaluation, 'entryId' | 'sentVersion'>[], entries: Entry[]): Promise<Map<string, string>> => {
  const made = new Map((round.blind ? await ports.redactions.findMany(own.map((one) => one.entryId)) : []).map((one) => [one.entryId, one]));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return new Map(own.flatMap(({ entryId, sentVersion }): [string, string][] => {
    const [entry, left] = [byId.get(entryId), made.get(entryId)];
    const sight = sightOf(round, standingOf(left, sentVersion));
    if (!entry || sight === 'nothing') return [];
    return [[entryId, left ? titleForJudges(left, entry.code) : asSent(entry).title]];
  }));
};
