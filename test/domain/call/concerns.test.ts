import { expect, test } from 'vitest';
import type { Sections } from '../../../functions/domain/call/challenge.ts';
import { concernsOf } from '../../../functions/domain/call/concerns.ts';
import { daysInText, pursesInText } from '../../../functions/domain/call/dates-in-text.ts';
import { holidayOn } from '../../../functions/domain/call/holidays.ts';
import { lacksOf } from '../../../functions/domain/call/lint.ts';
import { draftOf } from '../../support/draft.ts';

/** A challenge that nothing is to be said of. */
const clean = () => draftOf({
  general: { title: 'Trusted permits', tagline: 'Check a permit.', contactName: 'Mara Lindqvist', contactEmail: 'mara@example.org', profile: 'competes', legalAuthority: '15 U.S.C. 3719' },
  timeline: {
    zone: 'America/New_York', resultsOn: '2027-03-02',
    phases: [
      { id: 'entries', kind: 'entries', name: 'Entries', opens: '2027-01-04T09:00', closes: '2027-01-29T23:59' },
      { id: 'judging', kind: 'judging', name: 'Judging', opens: '2027-02-01T09:00', closes: '2027-02-26T17:00' },
    ],
  },
  prizes: { tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 25_000_00 }, { id: 'second', name: 'Second prizes', places: 2, cents: 5_000_00 }] },
  rules: {
    eligibility: 'You can enter if you are 18 or older and live in the United States.',
    rules: 'Register on this site. Entries are due January 29, 2027. There is $35,000 in prizes. You keep all rights. The judges select the winners. Entrants assume the risk of taking part.',
  },
  resources: { links: [{ title: 'Open data', url: 'https://example.gov/data' }] },
});

const told = (draft: Sections) => concernsOf(draft).map(({ section, field, message }) => `${section}.${field}: ${message}`);
const missing = (draft: Sections) => lacksOf(draft).map(({ section, field, message }) => `${section}.${field}: ${message}`);

test('nothing is said of a challenge that is in order, and nothing of what nobody wrote yet but what is missing', () => {
  expect([missing(clean()), told(clean())]).toEqual([[], []]);
  const blank = draftOf({ general: {}, details: {}, timeline: {}, prizes: {}, rules: {}, form: {}, judging: {}, resources: {} });
  expect(told(blank)).toEqual([
    'general.contactName: Nobody is named to write to, only an address.',
    'timeline.resultsOn: No day is named for the results. Entrants wait for it.',
    'prizes.tiers: No prize is named. Say what winners get, even if it is no money.',
  ]);
});

type Plant = [string, (draft: Sections) => void, RegExp];
/** A fault, and the only thing that is said because of it: what is worth a second look is read once nothing is missing. */
const planted: Plant[] = [
  ['weights that do not sum', ({ judging }) => { judging.criteria[0]!.weight -= 5; }, /^judging\.criteria: The weights sum to 95%/],
  ['no judging phase', ({ timeline }) => { timeline.phases.splice(1); }, /^timeline\.phases: The timeline needs exactly one phase for judging/],
  ['no rubric', ({ judging }) => { judging.criteria = []; judging.tieBreak = []; }, /^judging\.criteria: Add at least one criterion/],
  ['a deadline at noon', ({ timeline }) => { timeline.phases[0]!.closes = '2027-01-29T12:00'; }, /^timeline\.phases\.0\.closes: “Entries” closes at noon or midnight/],
  ['a deadline at midnight', ({ timeline }) => { timeline.phases[1]!.closes = '2027-02-26T00:00'; }, /^timeline\.phases\.1\.closes: “Judging” closes at noon or midnight/],
  ['a deadline in an hour that clocks skip', ({ timeline }) => { timeline.phases[1]!.closes = '2027-03-14T02:30'; timeline.resultsOn = '2027-03-30'; }, /^timeline\.phases\.1\.closes: 2027-03-14 02:30 does not happen exactly once/],
  ['no subject', ({ details }) => { details.need = ''; }, /^details\.need: Describe the need/],
  ['nobody can enter', ({ rules }) => { rules.eligibility = ''; }, /^rules\.eligibility: Say who can enter/],
  ['a deadline on a holiday', ({ timeline, rules }) => { timeline.phases[0]!.closes = '2027-01-18T23:59'; rules.rules = rules.rules.replace('29', '18'); }, /^timeline\.phases\.0\.closes: “Entries” closes on the Birthday of Martin Luther King, Jr\./],
  ['a deadline on a Saturday', ({ timeline }) => { timeline.phases[1]!.closes = '2027-02-27T17:00'; }, /^timeline\.phases\.1\.closes: “Judging” closes on a Saturday/],
  ['a deadline on the day clocks change, in a zone where that is a Friday', ({ timeline }) => { timeline.zone = 'Asia/Jerusalem'; timeline.phases[1]!.closes = '2027-03-26T17:00'; timeline.resultsOn = '2027-04-06'; }, /^timeline\.phases\.1\.closes: “Judging” closes on a day on which the clocks change/],
  ['ten days to enter', ({ timeline }) => { timeline.phases[0]!.opens = '2027-01-19T09:00'; }, /^timeline\.phases\.0\.closes: Teams have 10 days to enter/],
  ['three days to judge', ({ timeline }) => { timeline.phases[1]!.opens = '2027-02-23T09:00'; }, /^timeline\.phases\.1\.closes: Judges have 3 days/],
  ['results before judging is over', ({ timeline }) => { timeline.resultsOn = '2027-02-24'; }, /^timeline\.resultsOn: The results are announced before judging is over/],
  ['a date in the text that the timeline does not have', ({ rules }) => { rules.rules = rules.rules.replace('January 29, 2027', '31 January 2027'); }, /^rules\.rules: The text says “31 January 2027”, which is no day of the timeline/],
  ['a purse in the text that the prizes do not make', ({ prizes }) => { prizes.tiers[1]!.places = 3; }, /^rules\.rules: The text says “\$35,000 in prizes”, and the prizes sum to \$40,000/],
  ['no prize', ({ prizes, rules }) => { prizes.tiers = []; rules.rules = rules.rules.replace('There is $35,000 in prizes.', ''); }, /^prizes\.tiers: No prize is named\. The notice must name the purse/],
  ['a prize of nothing', ({ prizes }) => { prizes.tiers.push({ id: 'third', name: 'Third', places: 1, cents: 0, other: ' ' }); }, /^prizes\.tiers\.2\.cents: “Third” gives nothing/],
  ['a prize that the head of the agency must approve', ({ prizes, rules }) => { prizes.tiers[0]!.cents = 2_000_000_00; rules.rules = rules.rules.replace('$35,000', '$2.01 million'); }, /^prizes\.tiers: A prize above \$1,000,000 needs the approval of the head/],
  ['no legal authority', ({ general }) => { general.legalAuthority = ''; }, /^general\.legalAuthority: No legal authority/],
  ['no way to register', ({ rules }) => { rules.rules = rules.rules.replace('Register on this site.', ''); }, /^rules\.rules: The rules do not say how to register/],
  ['no word on liability', ({ rules }) => { rules.rules = rules.rules.replace('Entrants assume the risk of taking part.', ''); }, /^rules\.rules: The rules do not speak of liability/],
  ['no word on rights', ({ rules }) => { rules.rules = rules.rules.replace('You keep all rights.', ''); }, /^rules\.rules: The rules do not say who owns what is entered/],
  ['no age', ({ rules }) => { rules.eligibility = 'You live in the United States.'; }, /^rules\.eligibility: Who can enter does not say how old/],
  ['no place', ({ rules }) => { rules.eligibility = 'You are 18 or older.'; }, /^rules\.eligibility: Who can enter does not say where/],
  ['one judge for each entry', ({ judging }) => { judging.reviewsPerEntry = 1; judging.quorum = 1; }, /^judging\.reviewsPerEntry: One judge decides/],
  ['a quorum larger than the panel', ({ judging }) => { judging.quorum = 9; }, /^judging\.quorum: “Fewest scores that count” is larger/],
  ['a criterion that decides alone', ({ judging }) => { judging.criteria.forEach((criterion, i) => { criterion.weight = [70, 10, 10, 10][i]!; }); }, /^judging\.criteria\.0\.weight: “Public value” weighs 70%/],
  ['no tie-break', ({ judging }) => { judging.tieBreak = []; }, /^judging\.tieBreak: Nothing says which criterion/],
  ['a blind round that asks who it is', ({ form }) => { form.sections[0]!.fields[0]!.label = 'Your organization’s name'; }, /^form\.sections\.0\.fields\.0\.judges: Judging is blind, and judges read the answer to “Your organization’s name”/],
  ['a link that is not encrypted', ({ resources }) => { resources.links[0]!.url = 'http://example.gov/data'; }, /^resources\.links\.0\.url: The link “Open data” is not encrypted/],
  ['one link twice', ({ resources }) => { resources.links.push(resources.links[0]!); }, /^resources\.links\.1\.url: This address is in the list twice/],
];

test.each(planted)('%s: this and nothing else is said', (_, plant, said) => {
  const draft = clean();
  plant(draft);
  const lacks = missing(draft);
  expect(lacks.length > 0 ? lacks : told(draft)).toEqual([expect.stringMatching(said)]);
});

test('the ten holidays of 2026 and 2027 that the Office of Personnel Management lists are where it lists them, and no other day is one', () => {
  // opm.gov/policy-data-oversight/pay-leave/federal-holidays, the days offices are closed
  const listed = [
    '2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25',
    '2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-06-18', '2027-07-05', '2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24', '2027-12-31',
  ];
  const themselves = ['2026-07-04', '2027-06-19', '2027-07-04', '2027-12-25'];
  const days = Array.from({ length: 730 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
  expect(days.filter((day) => holidayOn(day))).toEqual([...listed, ...themselves].toSorted());
});

test('dates and purses are read as people write them, and only where the timetable or the whole purse is meant', () => {
  expect(daysInText('Due Sept. 5, 2027. Entries close 5th September 2027! Submit by 9/5/2027 or 2027-09-05.\nThe law of May 1, 2010 applies.').map(({ day }) => day)).toEqual(['2027-09-05', '2027-09-05', '2027-09-05', '2027-09-05']);
  expect(pursesInText('A total of $1.5 million; a prize pool of $20k; $125,000 total. The first wins $5,000.').map(({ cents }) => cents)).toEqual([125_000_00, 1_500_000_00, 20_000_00]);
});
