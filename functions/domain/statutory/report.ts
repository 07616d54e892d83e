import type { FollowUp } from '../award/follow-up.ts';
import type { AwardState } from '../award/award.ts';
import type { Challenge, Rules, Stage } from '../call/challenge.ts';
import { entriesPhase, judgingPhase } from '../call/challenge.ts';
import { dayWords } from '../moment.ts';
import { seenText } from '../words/one-line.ts';
import { moneyWords } from '../words/money.ts';
import type { Counts, Fund } from './report-part.ts';
import { partIds, parts, type PartId } from './report-words.ts';

/** A number or a day that the program knows; `unit` says how it is printed. */
export type Figure = { name: string; value: number | string; unit: 'count' | 'cents' | 'day' | 'text' };
export type FigureGroup = { title: string; figures: Figure[] };
export type ReportAward = { prize: string; cents: number; paid: number; state: AwardState; teamName?: string | undefined; title?: string | undefined; code?: string | undefined };
export type ReportText = { id: PartId; text: string; editedAt?: string | undefined; editedByName?: string | undefined; version: number };
/** The report as it stands: words of people beside what the program knows. */
export type Report = {
  challenge: { id: string; title: string; agencyName: string; slug: string; zone: string; authority: string; profile: Challenge['profile'] };
  at: string; stage: Stage;
  texts: ReportText[]; funds: Fund[]; groups: FigureGroup[]; awards: ReportAward[]; countedAt?: string | undefined; outcomes: ReportOutcome[]; missing: Missing[];
};
/** What became of a winner, private ones too. */
export type ReportOutcome = Pick<FollowUp, 'months' | 'code' | 'title' | 'teamName' | 'inUse' | 'end' | 'cents' | 'source' | 'text' | 'shown'>;
/** `part`: where it is written, or what it waits for. */
export type Missing = { part: PartId | 'figures' | 'awards' | 'follow-up'; words: string };

const sum = <T>(all: T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);
const dayOf = (name: string, at: string | undefined, zone: string): Figure[] => (at ? [{ name, value: dayWords(at, zone), unit: 'day' }] : []);
const count = (name: string, value: number): Figure => ({ name, value, unit: 'count' });
const cents = (name: string, value: number): Figure => ({ name, value, unit: 'cents' });

const datesOf = (challenge: Challenge): Figure[] => {
  const [entries, judging, { zone }] = [entriesPhase(challenge), judgingPhase(challenge), challenge];
  return [
    ...dayOf('Published', challenge.publishAt, zone), ...dayOf('Entries opened', entries?.opensAt, zone), ...dayOf('Entries closed', entries?.closesAt, zone), ...dayOf('Judging opened', judging?.opensAt, zone),
    ...dayOf('Judging closed', judging?.closesAt, zone), ...dayOf('Results published', challenge.resultsAt, zone), ...dayOf('Cancelled', challenge.cancelled?.at, zone),
  ];
};

const countedGroups = ({ registrations, teams, entries, judges, evaluations, announcements, questions }: Counts, notices: number): FigureGroup[] => [
  { title: 'Taking part', figures: [count('People registered', registrations.approved), ...(registrations.refused > 0 ? [count('Registrations refused', registrations.refused)] : []), ...(registrations.waiting > 0 ? [count('Registrations waiting', registrations.waiting)] : []), count('Teams', teams)] },
  { title: 'Entries', figures: [count('Entries that count', entries.sent), count('Withdrawn', entries.withdrawn), count('Excluded', entries.excluded), count('Begun and never sent', entries.draft)] },
  { title: 'Judging', figures: [count('Judges', judges.serving), ...(judges.revoked > 0 ? [count('Judges taken off', judges.revoked)] : []), count('Evaluations', evaluations)] },
  { title: 'Word to the public', figures: [count('Announcements', announcements.sent), count('Letters of announcements', announcements.letters), count('Public notices', notices), count('Questions answered', questions.answered), ...(questions.waiting > 0 ? [count('Questions waiting', questions.waiting)] : []), count('Questions declined', questions.declined)] },
];

const awardFigures = (tiers: Rules['sections']['prizes']['tiers'], awards: ReportAward[]): Figure[] => {
  const held = awards.filter(({ state }) => state !== 'vacant');
  return [
    count('Prizes offered', sum(tiers, ({ places }) => places)), cents('Offered in cash', sum(tiers, (tier) => tier.places * tier.cents)),
    count('Prizes awarded', held.length), cents('Cash awarded', sum(held, (one) => one.cents)), cents('Cash approved', sum(held.filter(({ state }) => ['approved', 'part-paid', 'paid'].includes(state)), (one) => one.cents)), cents('Cash paid', sum(awards, ({ paid }) => paid)),
    ...(awards.length > held.length ? [count('Not awarded', awards.length - held.length)] : []),
  ];
};

export type Assembled = { challenge: Challenge; rules: Rules | undefined; stage: Stage; at: string; texts: ReportText[]; funds: Fund[]; counts: Counts | undefined; notices: number; awards: ReportAward[]; outcomes: ReportOutcome[]; /** Follow-ups that are due and not written. */ waiting: number };

const unpaid = (awards: ReportAward[]): number => awards.filter(({ state }) => state !== 'paid' && state !== 'vacant').length;
const many = (n: number, one: string, more: string): string => (n === 1 ? `One ${one}` : `${n.toLocaleString('en-US')} ${more}`);

const missingIn = ({ challenge, texts, funds, counts, awards, waiting }: Assembled): Missing[] => {
  const awarded = sum(awards.filter(({ state }) => state !== 'vacant'), (one) => one.cents);
  const given = sum(funds, (one) => one.cents);
  const written = new Set(texts.filter(({ text }) => seenText(text) !== '').map(({ id }) => id));
  return [
    ...partIds.flatMap((id): Missing[] => (written.has(id) || (id === 'cash' && funds.length > 0) ? [] : [{ part: id, words: `“${parts[id].title}” is not written.` }])),
    ...(awarded > 0 && given !== awarded ? [{ part: 'cash' as const, words: funds.length === 0 ? `No source is named for the ${moneyWords(awarded)} that was awarded.` : `The sources come to ${moneyWords(given)}; ${moneyWords(awarded)} was awarded.` }] : []),
    ...(challenge.resultsAt || challenge.cancelled ? [] : [{ part: 'figures' as const, words: 'The results are not published yet.' }]),
    ...(counts ? (challenge.resultsAt && counts.at < challenge.resultsAt ? [{ part: 'figures' as const, words: 'The count is older than the results. Count again.' }] : []) : [{ part: 'figures' as const, words: 'Registrations, entries, reviews and letters are not counted yet.' }]),
    ...(unpaid(awards) > 0 ? [{ part: 'awards' as const, words: `${many(unpaid(awards), 'award is', 'awards are')} not paid yet.` }] : []),
    ...(waiting > 0 ? [{ part: 'follow-up' as const, words: `${many(waiting, 'follow-up is', 'follow-ups are')} due and not written.` }] : []),
  ];
};

export const reportOf = (given: Assembled): Report => {
  const { challenge, rules, stage, at, texts, funds, counts, notices, awards, outcomes } = given;
  const { id, title, agencyName, slug, zone, profile } = challenge;
  const byId = new Map(texts.map((one) => [one.id, one]));
  return {
    challenge: { id, title, agencyName, slug, zone, profile, authority: rules?.sections.general.legalAuthority ?? '' }, at, stage,
    texts: partIds.map((part) => byId.get(part) ?? { id: part, text: '', version: 0 }), funds, countedAt: counts?.at, awards, outcomes, missing: missingIn(given),
    groups: [
      { title: 'Dates', figures: datesOf(challenge) }, ...(counts ? countedGroups(counts, notices) : []),
      { title: 'Prizes and awards', figures: awardFigures(rules?.sections.prizes.tiers ?? [], awards) },
      ...(rules ? [{ title: 'Rules', figures: [count('Versions of the rules', rules.version), count('Criteria', rules.sections.judging.criteria.length), count('Reviews planned for each entry', rules.sections.judging.reviewsPerEntry)] }] : []),
    ],
  };
};
