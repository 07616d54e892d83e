import type { SectionName, Sections } from './challenge.ts';
import type { Condition } from '../eligibility/condition.ts';
import { dayWords, isZone } from '../moment.ts';
import { seenText } from '../words/one-line.ts';
import { Refusal } from '../refusal.ts';
import { closingInstantOf, instantOf } from '../zone.ts';
import { quoted } from '../words/quoted.ts';

/** What stands between a draft and the approver, said where it is and how to mend it. */
export type Lack = { section: SectionName; field: string; message: string };

const empty = (text: string) => seenText(text) === '';

const isHttps = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === 'https:';

const general = ({ general: section }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'general', field, message });
  return [
    ...(seenText(section.title).length < 3 ? [lack('title', 'Give the challenge a title of at least 3 characters.')] : []),
    ...(seenText(section.tagline) ? [] : [lack('tagline', 'Say in one sentence what is needed.')]),
    ...(section.follows && section.participation !== 'invitation' ? [lack('participation', 'A later stage is by invitation: whoever was selected before goes on.')] : []),
    ...(section.follows && section.profile === 'listing' ? [lack('profile', 'A later stage takes entries here. Choose another kind.')] : []),
    ...(section.profile === 'listing' && !isHttps(section.entryUrl ?? '') ? [lack('entryUrl', 'Give the address where people enter. It starts with https://.')] : []),
    ...(section.contactEmail ? [] : [lack('contactEmail', 'Name an email address people can write to.')]),
  ];
};

const details = ({ details: section }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'details', field, message });
  return [
    ...(seenText(section.need).length < 40 ? [lack('need', 'Describe the need in at least a few sentences.')] : []),
    ...section.areas.flatMap(({ name }, i) => (empty(name) ? [lack(`areas.${i}.name`, `Challenge area ${i + 1} has no name yet.`)] : [])),
  ];
};

const awkward = (local: string) => local.endsWith('T00:00') || local.endsWith('T12:00');

type Phase = Sections['timeline']['phases'][number];
const called = (phase: Phase, i: number) => (empty(phase.name) ? `Phase ${i + 1}` : quoted(phase.name));

/** The instant of a local time, or why the zone has none. */
const resolved = (find: () => string): { instant: string; fault?: string } => {
  try {
    return { instant: find() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { instant: '', fault: error.message };
  }
};

/** With `at`: a deadline that is over by then can be met by nobody. What was open to everyone before may stand as history. */
const clockLacks = (phase: Phase, i: number, zone: string, at: string | undefined): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'timeline', field: `phases.${i}.${field}`, message });
  const opens = resolved(() => instantOf(phase.opens, zone));
  const closes = resolved(() => closingInstantOf(phase.closes, zone));
  const faults = [...(opens.fault ? [lack('opens', opens.fault)] : []), ...(closes.fault ? [lack('closes', closes.fault)] : [])];
  if (faults.length > 0) return faults;
  const closesAt = closes.instant;
  return [
    ...(opens.instant >= closesAt ? [lack('closes', `${called(phase, i)} closes before it opens.`)] : []),
    ...(at !== undefined && phase.kind !== 'other' && closesAt <= at ? [lack('closes', `${called(phase, i)} closes on ${dayWords(closesAt, zone)}, which is over. Choose a date ahead.`)] : []),
  ];
};

const phaseLacks = ({ timeline: { zone, phases } }: Sections, at: string | undefined): Lack[] =>
  phases.flatMap((phase, i) => {
    const lack = (field: string, message: string): Lack => ({ section: 'timeline', field: `phases.${i}.${field}`, message });
    const unnamed = empty(phase.name) ? [lack('name', `Phase ${i + 1} has no name yet.`)] : [];
    if (!phase.opens || !phase.closes) return [...unnamed, lack(phase.opens ? 'closes' : 'opens', `Say when ${called(phase, i)} ${phase.opens ? 'closes' : 'opens'}.`)];
    const unclear = awkward(phase.closes) ? [lack('closes', `${called(phase, i)} closes at noon or midnight, which people read two ways. Use 11:59 p.m. or 5:00 p.m.`)] : [];
    return [...unnamed, ...unclear, ...clockLacks(phase, i, zone, at)];
  });

const timeline = (sections: Sections, at: string | undefined): Lack[] => {
  const { zone, phases, resultsOn } = sections.timeline;
  const lack = (field: string, message: string): Lack => ({ section: 'timeline', field, message });
  if (!isZone(zone)) return [lack('zone', 'Choose a time zone.')];
  const entries = phases.filter((phase) => phase.kind === 'entries');
  const judging = phases.filter((phase) => phase.kind === 'judging');
  const lacks: Lack[] = [];
  if (entries.length !== 1) lacks.push(lack('phases', 'The timeline needs exactly one phase for entries.'));
  if (judging.length !== 1 && sections.general.profile !== 'listing') lacks.push(lack('phases', 'The timeline needs exactly one phase for judging.'));
  if (entries[0] && judging[0]?.opens && judging[0].opens <= entries[0].closes) lacks.push(lack('phases', 'Judging must open after entries close, and entries count to the end of the minute they close in. Open judging at least one minute later.'));
  if (at !== undefined && resultsOn && closingInstantOf(`${resultsOn}T23:59`, zone) <= at) lacks.push(lack('resultsOn', 'The day of the results is over. Choose a date ahead, or leave it empty.'));
  return [...lacks, ...phaseLacks(sections, at)];
};

const prizes = ({ prizes: { tiers } }: Sections): Lack[] =>
  tiers.flatMap(({ name }, i) => (empty(name) ? [{ section: 'prizes' as const, field: `tiers.${i}.name`, message: `Prize ${i + 1} has no name yet.` }] : []));

/** What a condition cannot be asked without. */
const conditionLacks = (condition: Condition, i: number): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'rules', field: `conditions.${i}.${field}`, message });
  if ('place' in condition && empty(condition.place)) return [lack('place', `Condition ${i + 1} does not say where.`)];
  if (condition.kind === 'employment' && empty(condition.employer)) return [lack('employer', `Condition ${i + 1} does not say for whom nobody may work.`)];
  if (condition.kind === 'statement' && empty(condition.words)) return [lack('words', `Condition ${i + 1} has no statement yet.`)];
  if (condition.kind === 'license' && empty(condition.words)) return [lack('words', `Condition ${i + 1} does not say which license is asked for.`)];
  if (condition.kind === 'age' && condition.alone !== undefined && condition.alone <= condition.years) return [lack('alone', `Condition ${i + 1}: the age from which nobody else must agree is not above the least age. Make it higher, or leave it empty.`)];
  return [];
};

const rules = ({ rules: section }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'rules', field, message });
  return [
    ...(seenText(section.eligibility) || (section.conditions ?? []).length > 0 ? [] : [lack('eligibility', 'Say who can enter.')]),
    ...(section.conditions ?? []).flatMap(conditionLacks),
    ...(new Set((section.conditions ?? []).map(({ id }) => id)).size < (section.conditions ?? []).length ? [lack('conditions', 'Two conditions have the same id. Remove one.')] : []),
    ...(seenText(section.rules) ? [] : [lack('rules', 'Write the rules, or paste them.')]),
  ];
};

const form = ({ form: { sections: parts }, details: { areas } }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'form', field, message });
  const fields = parts.flatMap((part) => part.fields);
  if (fields.length === 0) return [lack('sections', 'Ask at least one question.')];
  const ids = fields.map((field) => field.id);
  const known = new Set(areas.map((area) => area.id));
  const ofField = ({ label, type, options, min, max, areas: askedIn }: (typeof fields)[number], at: string, named: string): Lack[] => {
    const said = empty(label) ? named : quoted(label);
    const ranged = type === 'number' || type === 'money';
    return [
      ...(empty(label) ? [lack(`${at}.label`, `${named} has no wording yet.`)] : []),
      ...((type === 'choice' || type === 'choices') && new Set(options).size < 2 ? [lack(`${at}.options`, `${said} needs at least two options.`)] : []),
      ...(ranged && min !== undefined && max !== undefined && min > max ? [lack(`${at}.min`, `${said} takes at least ${min} and at most ${max}, which no number is. Make the least no greater than the most.`)] : []),
      ...(askedIn.some((area) => !known.has(area)) ? [lack(`${at}.areas`, `${said} belongs to a challenge area that is not there.`)] : []),
    ];
  };
  return [
    ...(new Set(ids).size < ids.length ? [lack('sections', 'Two questions have the same id. Rename one.')] : []),
    ...parts.flatMap(({ title, fields: asked }, i) => [
      ...(empty(title) ? [lack(`sections.${i}.title`, `Section ${i + 1} of the form has no name yet.`)] : []),
      ...asked.flatMap((field, j) => ofField(field, `sections.${i}.fields.${j}`, `Question ${j + 1} of ${empty(title) ? `section ${i + 1}` : quoted(title)}`)),
    ]),
    ...(fields.some((field) => field.judges) ? [] : [lack('sections', 'Judges would see nothing. Let them see at least one answer.')]),
  ];
};

type Criterion = Sections['judging']['criteria'][number];
const criterionLacks = ({ name, question, weight, levels }: Criterion, i: number): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'judging', field: `criteria.${i}.${field}`, message });
  const said = empty(name) ? `Criterion ${i + 1}` : quoted(name);
  const bare = levels.filter((level) => empty(level.anchor));
  return [
    ...(empty(name) ? [lack('name', `Criterion ${i + 1} has no name yet.`)] : []),
    ...(empty(question) ? [lack('question', `${said} has no question yet.`)] : []),
    ...(weight === 0 ? [lack('weight', `${said} has no weight yet. Give it at least 1%, and another less.`)] : []),
    ...(new Set(levels.map((level) => level.score)).size < levels.length ? [lack('levels', `${said} uses the same score twice.`)] : []),
    ...levels.flatMap((level, j) => (empty(level.label) ? [lack(`levels.${j}.label`, `${said} has no word for a ${level.score}.`)] : [])),
    ...(bare.length > 0 ? [lack(`levels.${levels.indexOf(bare[0]!)}.anchor`, `${said} does not say what earns ${new Intl.ListFormat('en-US').format(bare.map((level) => String(level.score)))}.`)] : []),
  ];
};

const judging = ({ judging: section }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'judging', field, message });
  const weights = section.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  const ids = new Set(section.criteria.map((criterion) => criterion.id));
  return [
    ...(section.criteria.length === 0 ? [lack('criteria', 'Add at least one criterion.')] : []),
    ...(section.criteria.length > 0 && weights !== 100 ? [lack('criteria', `The weights sum to ${weights}%. Make them 100%.`)] : []),
    ...section.criteria.flatMap(criterionLacks),
    ...(section.tieBreak.every((id) => ids.has(id)) ? [] : [lack('tieBreak', 'The tie-break names a criterion that is not there.')]),
    ...(section.anonymized && !section.blind ? [lack('anonymized', 'Judges are to see who sent an entry, so there is nothing to take out. Make judging blind, or turn this off.')] : []),
    ...(section.quorum > section.reviewsPerEntry ? [lack('quorum', '“Fewest scores that count” is larger than “Judges per entry”. Make it no larger.')] : []),
  ];
};

const resources = ({ resources: { links } }: Sections): Lack[] => {
  const lack = (field: string, message: string): Lack => ({ section: 'resources', field, message });
  return links.flatMap(({ title, url }, i) => [
    ...(empty(title) ? [lack(`links.${i}.title`, `Link ${i + 1} has no name yet.`)] : []),
    ...(empty(url) ? [lack(`links.${i}.url`, `Link ${i + 1} has no address yet.`)] : []),
  ]);
};

/**
 * Everything missing or wrong, in the order of the sections. Empty means ready for the approver. `at` is when it is to become public;
 * without it the dates are only compared with one another, as for a call that is public already.
 */
export const lacksOf = (sections: Sections, at?: string): Lack[] =>
  sections.general.profile === 'listing'
    ? [general, details, (all: Sections) => timeline(all, at), resources].flatMap((check) => check(sections))
    : [general, details, (all: Sections) => timeline(all, at), prizes, rules, form, judging, resources].flatMap((check) => check(sections));

/** What the dates mean although nothing is wrong with them: an opening that is over opens at once. */
export const datesNote = ({ general: { profile }, timeline: { zone, phases } }: Sections, at: string): string => {
  const entries = profile === 'listing' ? undefined : phases.find((phase) => phase.kind === 'entries');
  if (!entries?.opens || !entries.closes || !isZone(zone) || clockLacks(entries, 0, zone, at).length > 0) return '';
  return instantOf(entries.opens, zone) <= at ? 'Teams can enter as soon as it is public.' : '';
};
