import { api, attempt, read } from '#lib/api.ts';
import { typedInstant } from '#lib/server/typed-instant.ts';
import type { Sections } from '../../../../../../../functions/domain/call/challenge.ts';
import { capacityOf } from '../../../../../../../functions/domain/panel/capacity.ts';
import { closingInstantOf, instantOf } from '../../../../../../../functions/domain/zone.ts';
import type { PageServerLoad } from './$types';

/** What may be asked, from and to, and what is asked for at first. */
const asked = {
  entries: { least: 1, most: 100_000, first: 40, what: 'the entries you expect' },
  judges: { least: 0, most: 20_000, first: 0, what: 'the judges you have or hope for' },
  reviews: { least: 1, most: 15, first: 3, what: 'the reviews of each entry' },
  most: { least: 1, most: 200, first: 20, what: 'the most entries that one judge reads' },
  minutes: { least: 1, most: 600, first: 40, what: 'the minutes that one entry takes' },
  hours: { least: 1, most: 60, first: 3, what: 'the hours that a judge gives in a week' },
} as const;
type Name = keyof typeof asked;
const names = Object.keys(asked) as Name[];

/** The judging phase of the draft, once its dates are written and happen. */
const judgingPhase = ({ zone, phases }: Sections['timeline']) => {
  const phase = phases.findLast(({ kind, opens, closes }) => kind === 'judging' && opens && closes);
  if (!phase) return undefined;
  const [opensAt, closesAt] = [typedInstant(() => instantOf(phase.opens, zone), 'opens'), typedInstant(() => closingInstantOf(phase.closes, zone), 'closes')];
  return typeof opensAt === 'string' && typeof closesAt === 'string' && opensAt < closesAt ? { opensAt, closesAt } : undefined;
};

export const load: PageServerLoad = async (event) => {
  const { stage } = await event.parent();
  const [{ sections: { judging, timeline } }, { items }, sent] = await Promise.all([
    read(event, api(event).challenges.calls[':id'].draft.$get({ param: { id: event.params.call } })),
    read(event, api(event).judging.judges[':challengeId'].$get({ param: { challengeId: event.params.call } })),
    stage === 'closed' || stage === 'judging' ? attempt(event, api(event).judging.assignments[':challengeId'].$get({ param: { challengeId: event.params.call }, query: {} })) : undefined,
  ]);
  const own: Partial<Record<Name, number>> = { judges: items.filter(({ revoked }) => !revoked).length, reviews: judging.reviewsPerEntry, most: judging.mostPerJudge, ...(sent?.ok ? { entries: sent.value.entryCount } : {}) };
  const typed = Object.fromEntries(names.map((name) => [name, event.url.searchParams.get(name) ?? String(own[name] ?? asked[name].first)])) as Record<Name, string>;
  const errors = names.flatMap((name) => {
    const { least, most, what } = asked[name];
    const number = Number(typed[name].replaceAll(',', ''));
    return typed[name].trim() !== '' && Number.isInteger(number) && number >= least && number <= most ? [] : [{ field: name, message: `Give ${what} as a whole number from ${least} to ${most.toLocaleString('en-US')}.` }];
  });
  const faults: Record<string, string> = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  const problem = errors.length > 0 ? { title: 'Some numbers need a change', status: 422, code: 'invalid', detail: errors[0]!.message, errors } : undefined;
  const phase = judgingPhase(timeline);
  if (problem || !phase) return { typed, faults, problem, phase, zone: timeline.zone, plan: undefined };
  const numbers = Object.fromEntries(names.map((name) => [name, Number(typed[name].replaceAll(',', ''))])) as Record<Name, number>;
  return { typed, faults, problem, phase, zone: timeline.zone, plan: { ...numbers, ...capacityOf({ ...numbers, ...phase }) } };
};
