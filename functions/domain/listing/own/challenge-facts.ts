import { dayWords } from '../../moment.ts';
import { entriesPhase, isPublished, stageOf, type Challenge, type Stage } from '../../call/challenge.ts';
import type { ShownFollowUp } from '../../award/follow-up.ts';
import { followUpLine, monthsWords } from '../../award/follow-up-words.ts';
import { moneyWords } from '../../words/money.ts';
import { canonical } from '../../words/canonical.ts';
import { factNames, publicRecord, type FactName } from '../fact-names.ts';
import type { Facts, Listing, OfAgency, Provenance, Status, WrittenFacts } from '../listing.ts';
import { withSource } from '../suggestion.ts';

/** As its own result page names it. */
export type Won = { title: string; teamName: string; outcome: 'winner' | 'finalist' | 'not-selected'; prize: string };
/** `followed`: what became of winners since, as the agency shows it, the latest first. */
export type OfChallenge = { challenge: Challenge; winners: Won[]; followed?: ShownFollowUp[] | undefined; agency?: OfAgency | undefined; rulesAt: string; origin: string };

const longest = { title: 200, summary: 2000, outcome: 400, name: 160 };
const cut = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1).replace(/\s+\S*$/, '')}…`);

const statusOf: Record<Exclude<Stage, 'draft' | 'scheduled' | 'cancelled'>, Status> = { upcoming: 'planned', open: 'live', closed: 'live', judging: 'live', deciding: 'live', results: 'ended' };
/** A call that was cancelled before it opened never began. */
const cancelledAs = (challenge: Challenge): Status => ((entriesPhase(challenge)?.opensAt ?? '') > challenge.cancelled!.at ? 'never-started' : 'stopped');

const nameOf = ({ title, teamName, prize }: Won): string => `${teamName}, “${title}”${prize ? ` (${prize})` : ''}`;
/** As many winners as there is room for, and how many more there are. */
const winnersIn = (winners: Won[]): string => {
  const names = winners.filter(({ outcome }) => outcome === 'winner').map(nameOf);
  if (names.length === 0) return 'The agency named no winner.';
  for (let shown = names.length; shown > 0; shown--) {
    const left = names.length - shown;
    const said = `Won by ${names.slice(0, shown).join('; ')}${left > 0 ? `; and ${left} more` : ''}.`;
    if (said.length <= longest.outcome) return said;
  }
  return `${names.length} entries won. The results page names them.`;
};

/** One line for each winner: the last that was told of it. As much as there is room for beside who won. */
const becameOf = (winners: Won[], followed: ShownFollowUp[]): string => {
  const won = winnersIn(winners);
  const latest = [...new Map(followed.toReversed().map((one) => [one.code, one])).values()].toReversed();
  return latest.reduce((said, { teamName, months, ...one }) => {
    const more = `${said} ${teamName}, after ${monthsWords(months)}: ${followUpLine(one).toLowerCase()}.`;
    return more.length <= longest.outcome ? more : said;
  }, won);
};
const mostSources = 10;
const linksOf = (followed: ShownFollowUp[]): { title: string; url: string }[] => [...new Map(followed.filter(({ source }) => source).map(({ source, teamName, months }) => [source, { title: cut(`${teamName}, after ${monthsWords(months)}`, 100), url: source }])).values()].slice(0, mostSources);

const dayIn = (instant: string, zone: string): string => {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant)).split('-');
  return `${year}-${month}-${day}`;
};

/** What a call says of itself at `at`, each with the page of it that says so. Nothing before it is public. */
export const factsOfChallenge = ({ challenge, winners, followed = [], agency, rulesAt, origin }: OfChallenge, at: string): Partial<Facts> | undefined => {
  const stage = stageOf(challenge, at);
  if (!isPublished(challenge, at) || stage === 'draft' || stage === 'scheduled') return undefined;
  const [page, { zone, cancelled, resultsAt, listing }, entries] = [`${origin}/challenges/${challenge.slug}`, challenge, entriesPhase(challenge)];
  const known = [challenge.publishAt!, rulesAt].toSorted().at(-1)!;
  const by = (source: string, when: string): Provenance => ({ source, by: publicRecord, at: when, checked: { on: dayIn(when, zone), by: publicRecord } });
  const out = stage === 'results';
  const ended = out ? resultsAt! : stage === 'cancelled' ? cancelled!.at : undefined;
  const words: WrittenFacts = {
    title: cut(challenge.title, longest.title), type: 'competition', url: listing?.url ?? page, summary: challenge.tagline || undefined, agency,
    cost: challenge.prizeCents > 0 ? `${moneyWords(challenge.prizeCents)} in prizes` : undefined,
    partners: challenge.sponsors.length > 0 ? challenge.sponsors.slice(0, 30).map((name) => cut(name, longest.name)) : undefined,
    starts: entries && dayIn(entries.opensAt, zone), ends: ended ? undefined : entries && listing ? dayIn(entries.closesAt, zone) : undefined,
  };
  // Of a call whose entries are taken elsewhere nobody here learns what became of it: the clock tells that its day is over.
  const state: WrittenFacts = listing && !ended ? {} : { status: stage === 'cancelled' ? cancelledAs(challenge) : statusOf[stage] };
  const end: WrittenFacts = !ended ? {} : {
    ends: dayIn(ended, zone), outcome: out ? (challenge.resultsChange?.what === 'withdrawn' ? cut(`The results were withdrawn on ${dayWords(challenge.resultsChange.at, zone)}: ${challenge.resultsChange.reason.replace(/\s+/g, ' ')}`, longest.outcome) : becameOf(winners, followed)) : cut(`Cancelled on ${dayWords(ended, zone)}: ${cancelled!.reason.replace(/\s+/g, ' ')}`, longest.outcome),
    ...(out ? { links: [{ title: 'Results', url: `${page}/results` }, ...linksOf(followed)] } : {}),
  };
  const endPage = out ? `${page}/results` : page;
  const toldAt = [ended ?? known, ...followed.map(({ at: when }) => when)].toSorted().at(-1)!;
  return { ...withSource(words, by(page, known), agency), ...withSource({ ...state, ...end }, by(ended ? endPage : page, toldAt)) };
};

/** What the call itself decides, whoever wrote it before. Of all else the words of people stay. */
const ownStates: FactName[] = ['status', 'starts', 'ends', 'outcome'];
const isOurs = (facts: Partial<Facts>, name: FactName) => facts[name]?.by === publicRecord;
const sameWord = (facts: Partial<Facts>, name: FactName, other: Partial<Facts>) => {
  const [a, b] = [facts[name], other[name]];
  return canonical([a?.value, a?.source, a?.by]) === canonical([b?.value, b?.source, b?.by]);
};

/** The facts of a listing with what its call says now. A fact that stays as it was keeps the day it was known since. */
export const takeOver = (before: Listing['facts'], now: Partial<Facts>): Facts => {
  const facts: Record<string, unknown> = { ...before };
  for (const name of factNames) {
    const free = !before[name] || isOurs(before, name) || (ownStates.includes(name) && now[name] !== undefined);
    if (!free || sameWord(before, name, now)) continue;
    if (now[name]) facts[name] = now[name];
    else delete facts[name];
  }
  return facts as Facts;
};
