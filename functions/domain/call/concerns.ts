import type { Sections } from './challenge.ts';
import { daysInText, pursesInText } from './dates-in-text.ts';
import { holidayOn, weekdayOf } from './holidays.ts';
import type { Lack } from './lint.ts';
import { isZone } from '../moment.ts';
import { moneyWords } from '../words/money.ts';
import { seenText } from '../words/one-line.ts';
import { quoted } from '../words/quoted.ts';
import { changesClocksOn } from '../zone.ts';

const day = 24 * 3_600_000;
const of = (section: Lack['section']) => (field: string, message: string): Lack => ({ section, field, message });
/** Days as the calendar counts them, so that a deadline can be read beside a holiday. */
const daysBetween = (from: string, to: string) => (Date.parse(`${to.slice(0, 10)}T12:00Z`) - Date.parse(`${from.slice(0, 10)}T12:00Z`)) / day;
/** The positions of names that stood before. */
const again = (names: string[]) => names.flatMap((name, i) => (seenText(name) && names.slice(0, i).some((earlier) => seenText(earlier).toLowerCase() === seenText(name).toLowerCase()) ? [i] : []));

/** A draft can hold a day that no calendar has, such as 2027-02-30. */
const isDay = (on: string) => !Number.isNaN(Date.parse(`${on}T12:00Z`)) && new Date(`${on}T12:00Z`).toISOString().startsWith(on);

const onTheDay = (local: string, zone: string): string | undefined => {
  const on = local.slice(0, 10);
  if (!isDay(on)) return undefined;
  const holiday = holidayOn(on);
  if (holiday) return `on ${holiday}, when offices are closed and nobody answers questions`;
  if (weekdayOf(on) % 6 === 0) return `on a ${weekdayOf(on) === 0 ? 'Sunday' : 'Saturday'}, when nobody answers questions`;
  return changesClocksOn(on, zone) ? 'on a day on which the clocks change' : undefined;
};

const dates = ({ timeline: { zone, phases, resultsOn } }: Sections): Lack[] => {
  if (!isZone(zone)) return [];
  const lack = of('timeline');
  const [entries, judging] = [phases.find(({ kind }) => kind === 'entries'), phases.findLast(({ kind }) => kind === 'judging')];
  const length = (phase: typeof entries) => (phase?.opens && phase.closes ? daysBetween(phase.opens, phase.closes) : undefined);
  const [entering, reading] = [length(entries), length(judging)];
  const at = (phase: NonNullable<typeof entries>, field: string) => `phases.${phases.indexOf(phase)}.${field}`;
  return [
    ...phases.flatMap((phase) => {
      const when = phase.closes ? onTheDay(phase.closes, zone) : undefined;
      return when ? [lack(at(phase, 'closes'), `${quoted(phase.name || 'A phase')} closes ${when}.`)] : [];
    }),
    ...(entries && entering !== undefined && entering >= 0 && entering < 14 ? [lack(at(entries, 'closes'), `Teams have ${entering} ${entering === 1 ? 'day' : 'days'} to enter. Two weeks are few, a month is usual.`)] : []),
    ...(judging && reading !== undefined && reading >= 0 && reading < 5 ? [lack(at(judging, 'closes'), `Judges have ${reading} ${reading === 1 ? 'day' : 'days'} to read and score.`)] : []),
    ...(resultsOn && judging?.closes && resultsOn <= judging.closes.slice(0, 10) ? [lack('resultsOn', 'The results are announced before judging is over.')] : []),
    ...(resultsOn ? [] : [lack('resultsOn', 'No day is named for the results. Entrants wait for it.')]),
  ];
};

const texts = (sections: Sections): { section: Lack['section']; field: string; text: string }[] => [
  { section: 'general', field: 'tagline', text: sections.general.tagline },
  { section: 'details', field: 'need', text: sections.details.need },
  { section: 'prizes', field: 'note', text: sections.prizes.note },
  { section: 'rules', field: 'eligibility', text: sections.rules.eligibility },
  { section: 'rules', field: 'rules', text: sections.rules.rules },
];

const againstText = (sections: Sections): Lack[] => {
  const { phases, resultsOn } = sections.timeline;
  const known = new Set([...phases.flatMap(({ opens, closes }) => [opens.slice(0, 10), closes.slice(0, 10)]), resultsOn]);
  const purse = sections.prizes.tiers.reduce((sum, { places, cents }) => sum + places * cents, 0);
  return texts(sections).flatMap(({ section, field, text }) => [
    ...daysInText(text).filter(({ day: named }) => !known.has(named)).map(({ words }) => of(section)(field, `The text says ${quoted(words)}, which is no day of the timeline.`)),
    ...pursesInText(text).filter(({ cents }) => cents !== purse).map(({ words }) => of(section)(field, `The text says ${quoted(words)}, and the prizes sum to ${moneyWords(purse)}.`)),
  ]);
};

/** From which sum the head of the agency approves an award, and from which Congress hears first (15 U.S.C. 3719(m)). */
const [headApproves, congressHears] = [1_000_000_00, 50_000_000_00];

const prizes = ({ general: { profile }, prizes: { tiers } }: Sections): Lack[] => {
  const lack = of('prizes');
  const most = Math.max(0, ...tiers.map(({ cents }) => cents));
  return [
    ...(tiers.length === 0 ? [lack('tiers', profile === 'competes' ? 'No prize is named. The notice must name the purse, or what is given in its place (15 U.S.C. 3719(f)(4)).' : 'No prize is named. Say what winners get, even if it is no money.')] : []),
    ...tiers.flatMap(({ name, cents, other }, i) => (cents === 0 && !seenText(other) ? [lack(`tiers.${i}.cents`, `${quoted(name || `Prize ${i + 1}`)} gives nothing. Name a sum, or what is given.`)] : [])),
    ...again(tiers.map(({ name }) => name)).map((i) => lack(`tiers.${i}.name`, `Two prizes are called ${quoted(tiers[i]!.name)}.`)),
    ...(profile === 'competes' && most > congressHears ? [lack('tiers', 'A prize above $50,000,000 needs notice to Congress first (15 U.S.C. 3719(m)(4)).')] : profile === 'competes' && most > headApproves ? [lack('tiers', 'A prize above $1,000,000 needs the approval of the head of the agency (15 U.S.C. 3719(m)(4)).')] : []),
  ];
};

/** What rules of each kind are asked about by whoever reads them. */
const topics: { words: RegExp; says: string; of: 'rules' | 'eligibility' }[] = [
  { words: /\b(rights?|licen[sc]e|intellectual property|copyright|patent)/i, says: 'who owns what is entered', of: 'rules' },
  { words: /\b(winn(er|ing)|select|award)/i, says: 'how a winner is chosen', of: 'rules' },
  { words: /\b(age|years?|older|minor|parent)\b/i, says: 'how old one must be', of: 'eligibility' },
  { words: /\b(citizens?|residents?|residen(ce|cy)|live|based|incorporated|anywhere|countr(y|ies))\b/i, says: 'where one must live or be based', of: 'eligibility' },
];

const rules = ({ general, rules: { eligibility, rules: text } }: Sections): Lack[] => {
  const lack = of('rules');
  const read = { rules: text, eligibility: `${eligibility}\n${text}` };
  const competes = general.profile === 'competes';
  return [
    ...topics.flatMap(({ words, says, of: field }) => (seenText({ rules: text, eligibility }[field]) && !words.test(read[field]) ? [lack(field, `${field === 'rules' ? 'The rules do' : 'Who can enter does'} not say ${says}.`)] : [])),
    ...(competes && !seenText(general.legalAuthority) ? [of('general')('legalAuthority', 'No legal authority is named. A federal prize names the one it is offered under.')] : []),
    ...(competes && seenText(text) && !/\bregister|registration\b/i.test(text) ? [lack('rules', 'The rules do not say how to register. The notice must (15 U.S.C. 3719(f)(3)).')] : []),
    ...(competes && seenText(text) && !/\b(liabilit|insurance|assume|waive|indemnif)/i.test(text) ? [lack('rules', 'The rules do not speak of liability and insurance (15 U.S.C. 3719(i)).')] : []),
  ];
};

/** Questions whose answers tell who made an entry. */
const telling = /\b(your|team|company|organi[sz]ation|applicant|contact)('s|’s)?\s+(name|e-?mail|address|phone|website)|\b(full|first|last) name\b|\bwho (are|is) (you|the team)\b|\bbiograph/i;

const judging = ({ general: { profile }, judging: section, form: { sections: parts } }: Sections): Lack[] => {
  const lack = of('judging');
  if (profile === 'listing') return [];
  return [
    ...(section.reviewsPerEntry < 2 ? [lack('reviewsPerEntry', 'One judge decides on each entry alone. At least two should read it.')] : []),
    ...(section.reviewsPerEntry >= 2 && section.quorum < 2 ? [lack('quorum', 'An entry can be decided by one score. Let at least two count.')] : []),
    ...(section.criteria.length > 7 ? [lack('criteria', `${section.criteria.length} criteria are many to score well. Seven or fewer are usual.`)] : []),
    ...section.criteria.flatMap(({ name, weight }, i) => (section.criteria.length > 1 && weight > 60 ? [lack(`criteria.${i}.weight`, `${quoted(name || `Criterion ${i + 1}`)} weighs ${weight}%, more than all the others together.`)] : [])),
    ...again(section.criteria.map(({ name }) => name)).map((i) => lack(`criteria.${i}.name`, `Two criteria are called ${quoted(section.criteria[i]!.name)}.`)),
    ...(section.criteria.length > 1 && section.tieBreak.length === 0 ? [lack('tieBreak', 'Nothing says which criterion breaks a tie.')] : []),
    ...(section.blind ? parts.flatMap(({ fields }, i) => fields.flatMap(({ label, judges }, j) => (judges && telling.test(label) ? [of('form')(`sections.${i}.fields.${j}.judges`, `Judging is blind, and judges read the answer to ${quoted(label)}.`)] : []))) : []),
  ];
};

const rest = ({ general, details: { areas }, resources: { links } }: Sections): Lack[] => [
  ...(seenText(general.contactName) ? [] : [of('general')('contactName', 'Nobody is named to write to, only an address.')]),
  ...again(areas.map(({ name }) => name)).map((i) => of('details')(`areas.${i}.name`, `Two challenge areas are called ${quoted(areas[i]!.name)}.`)),
  ...again(links.map(({ url }) => url)).map((i) => of('resources')(`links.${i}.url`, 'This address is in the list twice.')),
  ...links.flatMap(({ title, url }, i) => (url.startsWith('http:') ? [of('resources')(`links.${i}.url`, `The link ${quoted(title)} is not encrypted. Use its https:// address.`)] : [])),
];

/** What can be published as it is and is worth a second look, in the order of the sections: nothing waits for it. */
export const concernsOf = (sections: Sections): Lack[] => {
  const order = Object.keys(sections);
  const listing = sections.general.profile === 'listing';
  const checks = listing ? [dates, againstText, rest] : [dates, againstText, prizes, rules, judging, rest];
  return checks.flatMap((check) => check(sections)).sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section));
};
