import type { Asked } from '../../../domain/event/registration.ts';
import type { AgendaItem } from '../../../domain/event/event.ts';
import type { Player } from '../cast.ts';

type Sector = Asked['sector'];
/** A member, and whether they are counted under their organization. */
export type Practitioner = Player & { sector: Sector; counted: boolean };
const practitioner = (name: string, host: string, organization: string, sector: Sector, counted = true): Practitioner => ({ name, organization, sector, counted, email: `${name.toLowerCase().replace(/[^a-z ]/g, '').replace(' ', '.')}@${host}.example` });

export const noor = practitioner('Noor Aziz', 'harborlicensing', 'Harbor City Licensing', 'government');
export const owen = practitioner('Owen Bright', 'harborlicensing', 'Harbor City Licensing', 'government', false);
export const lucia = practitioner('Lucia Romano', 'tidewaterclerk', 'Tidewater County Clerk', 'government');
export const sam = practitioner('Sam Ito', 'ferryworks', 'Ferryworks', 'business');
export const dana = practitioner('Dana Cole', 'northpier', 'Northpier Software', 'business');
export const emeka = practitioner('Emeka Udo', 'openpermits', 'Open Permits Fund', 'nonprofit');
export const rosa = practitioner('Rosa Klein', 'tenantsvoice', 'Tenants’ Voice', 'nonprofit');
export const yuki = practitioner('Yuki Mori', 'coaststate', 'Coast State University', 'academia');
export const ada = practitioner('Ada Nyong', 'coaststate', 'Coast State University', 'academia');
export const piet = practitioner('Piet Vos', 'deltapolytechnic', 'Delta Polytechnic', 'academia');

export const practiceGroup = {
  name: 'Wallet practice group', joining: 'approval' as const,
  purpose: 'Clerks, builders and researchers who issue or check permits on phones. They show each other what works at a counter, and write it down. This group and everybody in it is made up.',
};
export const charter = `## Aim

Offices that issue permits on phones learn from each other before they buy.

## How we work

- A call every second Thursday, with one talk and half an hour of questions.
- Whoever shows something says who paid for it.
- What we agree on becomes a brief that anybody may reuse.

## Chairs

A chair stays for a year at most, and hands over in a call.`;
export const counterGroup = { name: 'Counter checks', joining: 'approval' as const, purpose: 'A part of the practice group: tries each way to check a permit at a real counter, with a queue behind it.' };

export const practiceCall = {
  title: 'Wallet practice call', kind: 'call' as const, summary: 'One talk on permits in wallets, then questions.', text: '', place: '', joinLink: 'https://meet.civic.example/wallet-practice', access: 'Live captions. A transcript follows within a week.',
  agenda: [{ title: 'One talk', minutes: 25, speakers: [] }, { title: 'Questions', minutes: 30, speakers: [] }] satisfies AgendaItem[],
};

const from = ({ name, organization }: Practitioner) => ({ name, organization });
const talk = (title: string, ...speakers: Practitioner[]): AgendaItem => ({ title, minutes: 25, speakers: speakers.map(from) });
/** What became of a call. Without `came` nobody wrote down who took part; one that says nothing was forgotten. */
export type CallFate = { title?: string; talks?: AgendaItem[]; came?: Practitioner[]; cancelled?: string; minutes?: string; recorded?: true };

/** The six calls of the quarter before this one. */
export const fates: CallFate[] = [
  { title: 'A license on one page', talks: [talk('What we left off the screen', lucia)], came: [noor, owen, lucia, sam, emeka, yuki, ada], minutes: '## Talk\n\nTidewater shows a license as one page: who, what, until when.\n\n## Agreed\n\n- The date it ends stands first.', recorded: true },
  { title: 'Checks without a connection', talks: [talk('What a phone can know offline', sam)], came: [noor, lucia, sam, dana, emeka, rosa, yuki, piet], minutes: '## Talk\n\nA list of withdrawn permits fits in 40 KB and is good for a day.' },
  { cancelled: 'A public holiday in two of our cities.' },
  { title: 'Who is locked out', talks: [talk('Forty people without a phone', yuki)], minutes: '## Talk\n\nA card of paper with the same code did as well at the counter.' },
  {},
  { title: 'What a brief must say', talks: [talk('The license page, half a year on', lucia), talk('Who pays for a permit that is free', emeka)], came: [noor, owen, lucia, sam, dana, rosa, yuki, ada, piet], minutes: '## Agreed\n\n- The brief is out, with ten questions.\n- Counter checks becomes a group of its own.', recorded: true },
];

/** Calls of the quarter that runs, as far as it goes: of none it is known who came. */
export const later: CallFate[] = [
  { title: 'Two readers compared', talks: [talk('A month with each at one counter', dana)], minutes: '## Talk\n\nThe cheap reader failed in sunlight, the other one on cracked screens.' },
  { title: 'Permits for a day', talks: [talk('A market stall on short notice', noor)], minutes: '## Agreed\n\n- A permit for a day needs no wallet: a printed code is enough.' },
  { title: 'Reading a withdrawal aloud', talks: [talk('What a screen reader says of a void permit', ada)], minutes: '## Talk\n\nThe word “void” was read last. It comes first now.', recorded: true },
  { title: 'What we retire', talks: [talk('Turning a pilot off', piet)], minutes: '## Talk\n\nHalf of the cost of the pilot was its end.' },
];
