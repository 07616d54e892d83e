import type { SectionName } from '../../domain/call/challenge.ts';
import type { Subject } from './stances.ts';

/** Days from today. Every phase opens at 9:00 a.m. and closes at 5:00 p.m. in the challenge's zone. */
export type Days = { opens: number; closes: number; judgingOpens: number; judgingCloses: number; results: number };
export type DemoCall = { title: string; days: Days; subject: Subject; sections: Partial<Record<SectionName, object>> };

const contact = { contactName: 'Mara Lindqvist', contactEmail: 'challenges@civic.example', profile: 'city', legalAuthority: 'City charter, chapter 47, section 1070' };
const area = (id: string, name: string, description: string) => ({ id, name, description });
const tier = (id: string, name: string, dollars: number, places = 1, other = '') => ({ id, name, places, cents: dollars * 100, other });

const eligibility = `Anyone may enter: people, teams, companies, universities and nonprofits, from anywhere.

- Each team has one lead, who is at least 18 and sends the entry.
- A prize is paid to a person or organization that can lawfully be paid in the United States.
- Employees of the Office of Civic Technology, and people who live with them, may not enter.
- A judge's employer may enter, but that judge never sees the entry.`;

/** The same as data: asked and checked when somebody registers. */
const conditions = [
  { id: 'age', kind: 'age', effect: 'enter', years: 13, alone: 18 },
  { id: 'employment', kind: 'employment', effect: 'enter', employer: 'the Office of Civic Technology', family: true },
  { id: 'paid', kind: 'statement', effect: 'money', words: 'I, or the organization I enter for, can lawfully be paid in the United States.' },
  { id: 'market', kind: 'market', effect: 'enter', months: 24 },
];
const openTo = 'People, teams, companies, universities and nonprofits may enter, from anywhere. A judge’s employer may enter, but that judge never sees the entry.';

const rules = `**One clock.** Deadlines are decided by this site's clock at the moment a request arrives. An entry that arrives in time counts, however long we take to store it. A late one is refused, without exception.

**What you keep.** You keep your rights in everything you send. You let the Office read it, judge it and publish the parts the form marks as public.

**What we publish.** Winners and finalists, what they answer in public, the criteria and the reasons for each decision. Never the names of judges next to marks.

**Changes.** If the rules change, every registered person is told, the old version stays readable, and teams accept the new one before they send again.

**Prizes.** Paid within 60 days of the results, after the winner's eligibility is checked.`;

export const vendors: DemoCall = {
  title: 'Street vendor licenses without the paper',
  days: { opens: -150, closes: -105, judgingOpens: -102, judgingCloses: -75, results: -60 },
  subject: { record: 'license', writers: 'Three departments', reader: 'vendor' },
  sections: {
    general: { ...contact, tagline: 'Let a vendor prove a license, follow a fine and trust the waiting list, without a folder of papers.', showEntryCount: true },
    details: {
      need: `About 3,100 people sell food and goods on our streets. Their license is a laminated card; the waiting list is a spreadsheet; a fine passes through three offices that do not share a record.

**What goes wrong today**

- Officers telephone the licensing desk, which closes at five. A valid vendor can lose an evening's goods.
- Vendors wait for years and cannot tell whether the list moved, or for whom.
- One fine in nine is paid and still shows as owed.

We look for applications that make one of these better *next year*, with the staff and systems we have. A shared ledger is welcome where it earns its place.`,
      areas: [
        area('carry', 'Carry and show', 'Prove that a license is valid, on the street, in bad light, without a network.'),
        area('queue', 'The waiting list', 'A list people can check and nobody can bend.'),
        area('fines', 'Fines and hearings', 'Follow a fine from ticket to payment.'),
      ],
    },
    prizes: { tiers: [tier('grand', 'Grand prize', 25_000), tier('runner-up', 'Runner-up', 10_000, 2), tier('plain', 'Best plain language', 5_000, 1, 'and a day with the city’s design team')], note: '' },
    rules: { eligibility, rules },
    judging: { openDraw: true },
    resources: { links: [{ title: 'Licenses by kind and year (CSV)', url: 'https://data.civic.example/vendors' }, { title: 'How a fine is handled today', url: 'https://civic.example/fines' }] },
  },
};

export const permits: DemoCall = {
  title: 'Trusted permits for small restaurants',
  days: { opens: -48, closes: -9, judgingOpens: -7, judgingCloses: 8, results: 24 },
  subject: { record: 'permit', writers: 'Eleven departments', reader: 'restaurant owner' },
  sections: {
    general: { ...contact, tagline: 'Let an inspector see every permit of a restaurant at the door, and let the owner see who looked.' },
    details: {
      need: `A small restaurant in our city holds eleven permits on average, from eleven offices, ending on eleven days. Inspectors check each by phone. Owners keep paper folders and miss dates: last year 412 kitchens closed for a day or more over a paper that had in fact been issued.

We look for applications that make permits **easy to show, easy to collect and honest about change**, beside the systems the departments have now. Tell us where a shared ledger helps, and where signed documents and a plain database would do.

**What we bring**

- Test exports of six departments' permits, with made-up owners.
- Two afternoons with inspectors and one with owners.
- A pilot in two districts for the winner, decided separately.`,
      areas: [
        area('show', 'Show at the door', 'One gesture that proves what is valid now.'),
        area('collect', 'Collect and renew', 'Fewer visits, fewer forms, no missed dates.'),
        area('change', 'Change in the open', 'When a permit is changed or withdrawn, those who rely on it see it.'),
      ],
    },
    prizes: { tiers: [tier('grand', 'Grand prize', 40_000, 1, 'and an offer to pilot in two districts'), tier('second', 'Second prize', 20_000), tier('third', 'Third prize', 10_000)], note: '' },
    rules: { eligibility, rules },
    resources: { links: [{ title: 'Test exports of six departments', url: 'https://data.civic.example/permits' }, { title: 'The eleven permits, explained', url: 'https://civic.example/eleven' }] },
  },
};

export const repairs: DemoCall = {
  title: 'Follow the repair',
  days: { opens: -20, closes: 9, judgingOpens: 12, judgingCloses: 33, results: 48 },
  subject: { record: 'repair request', writers: 'Four street crews and three utilities', reader: 'neighbor' },
  sections: {
    general: { ...contact, tagline: 'Let anyone who reports a broken street follow the repair to its end.', showEntryCount: true },
    details: {
      need: `People reported 181,000 broken things on our streets last year. Most were mended. Few people learned so: a request is closed when it is handed to a crew, not when the hole is filled.

We look for applications that let anyone **find, follow or help choose** repairs, and that no office can quietly rewrite.

Show us what a person sees on day one, day ten and the day it is done.`,
      areas: [
        area('find', 'Find', 'See what is broken before somebody has to call.'),
        area('follow', 'Follow', 'From report to repair, with nothing erased.'),
        area('choose', 'Choose', 'Whose street comes first, by a rule people can read.'),
      ],
    },
    prizes: { tiers: [tier('grand', 'Grand prize', 30_000), tier('second', 'Second prize', 15_000), { ...tier('neighbors', 'Neighbors’ prize', 5_000, 2), sponsor: 'Harbor Community Foundation' }], note: '' },
    rules: { eligibility: openTo, conditions, rules },
    judging: { anonymized: true },
    resources: { links: [{ title: 'Requests of the last three years', url: 'https://data.civic.example/requests' }] },
  },
};

/** Scored, and not decided yet: the scores leave three entries open at the border of the pilots. */
export const coolRooms: DemoCall = {
  title: 'A cool room within a walk',
  days: { opens: -76, closes: -33, judgingOpens: -30, judgingCloses: -3, results: 11 },
  subject: { record: 'cool-room notice', writers: 'Libraries, schools and the parks department', reader: 'resident' },
  sections: {
    general: { ...contact, tagline: 'Let anyone find a cool room that is really open, before the next heat wave.' },
    details: {
      need: `In a heat wave the city opens 340 cool rooms: libraries, schools, halls. In August one in six was locked when its notice said it was open, and most people who were ill from the heat lived within a ten-minute walk of one.

We look for applications that bring people to a room that **is open now**, also people without a smartphone.`,
      areas: [
        area('find', 'Find a room', 'Also by telephone, and in the languages of the street.'),
        area('trust', 'Trust the notice', 'What is said to be open is open.'),
        area('reach', 'Get there', 'A way that a person of eighty can walk at noon.'),
      ],
    },
    prizes: { tiers: [tier('grand', 'Grand prize', 30_000), tier('pilot', 'Summer pilot', 12_000, 2, 'and two cool rooms to work with')], note: '' },
    rules: { eligibility, rules },
    judging: { anonymized: true },
  },
};

export const benefits: DemoCall = {
  title: 'Benefits in one visit',
  days: { opens: 12, closes: 52, judgingOpens: 55, judgingCloses: 76, results: 92 },
  subject: { record: 'proof', writers: 'Five agencies', reader: 'family' },
  sections: {
    general: { ...contact, tagline: 'Let a family prove once what five programs ask five times.' },
    details: {
      need: 'A family that applies for rent help, food, child care, heating and health cover proves its income five times, with five kinds of paper. We look for ways to prove it once, with the family deciding who sees what.',
      areas: [area('prove', 'Prove once', ''), area('decide', 'Decide who sees', '')],
    },
    prizes: { tiers: [tier('grand', 'Grand prize', 35_000), tier('second', 'Second prize', 15_000)], note: '' },
    rules: { eligibility, rules },
  },
};

/** Begun, and left as a manager leaves a draft on a Friday: no dates, no prizes, no rules. */
export const minutesCall: DemoCall = {
  title: 'Meeting minutes people can trust',
  days: { opens: 40, closes: 80, judgingOpens: 83, judgingCloses: 100, results: 110 },
  subject: { record: 'minute', writers: 'Fifty-nine community boards', reader: 'resident' },
  sections: {
    general: { ...contact, tagline: 'Board minutes that nobody can change after the vote.' },
    details: { need: 'Fifty-nine community boards publish minutes in fifty-nine ways, weeks late, and sometimes twice with different words.', areas: [] },
  },
};
