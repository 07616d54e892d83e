import type { AgendaItem, EventWords } from '../../../domain/event/event.ts';
import type { ProductWords } from '../../../domain/group/work-product.ts';

/** A past event of others. `links` name entries of the atlas by their address. */
type PastEvent = Pick<EventWords, 'title' | 'kind' | 'summary' | 'text'> & { place?: string; agenda: AgendaItem[]; zone: string; starts: string; minutes: number; notes?: string; links?: string[] };
export type Archive = { name: string; purpose: string; website: string; why: string; links: string[]; products: ProductWords[]; events: PastEvent[] };

const washington = 'America/New_York';
const part = (title: string, ...speakers: { name: string; organization: string }[]): AgendaItem => ({ title, speakers });
const why = 'Laurel keeps what the sources linked here say of it, in words of its own. Nobody of the group runs this page.';

const updates = {
  first: 'https://wiki.hyperledger.org/x/NwF6AQ', second: 'https://lf-hyperledger.atlassian.net/wiki/x/B4JkAQ', third: 'https://lf-hyperledger.atlassian.net/wiki/spaces/PSSIG/pages/23364110/Q3+2019', past: 'https://wiki.hyperledger.org/plugins/viewsource/viewpagesrc.action?pageId=31196807',
};
const unknownHour = 'Our sources name the day and not the hour: noon in New York stands in for it.';
const friday = (day: string, title: string, summary: string, source: string, agenda: AgendaItem[], more: Pick<PastEvent, 'notes'> & { said?: string } = {}): PastEvent => ({
  title, kind: 'call', summary, text: `${more.said ? `${more.said}\n\n` : ''}${unknownHour}\n\nSource: ${source}`, agenda, zone: washington, starts: `${day}T12:00`, minutes: 60, ...(more.notes ? { notes: more.notes } : {}),
});
const quarterly = `[The group’s own report of April 2019](${updates.first})`;
const guests = ['2019-02-01', '2019-02-15', '2019-03-01', '2019-03-15'].map((day) =>
  friday(day, 'Public Sector SIG: a guest of the first quarter', 'One of the calls at which Unchain, authors from Italy, CERTH and Metropolis were guests.', quarterly, [part('A guest of the quarter'), part('Questions and news of members')], {
    said: 'The group met every second Friday, and reported that it missed no call in this quarter. Its guests were Unchain; the authors of a paper from Italy that uses a ledger as the service bus between administrations; CERTH, the research center in Greece; and Metropolis, the association of large cities, with its survey of 254 projects in cities. Which of them spoke on which of these four Fridays we could not find out.',
  }));

const hyperledger: Archive = {
  name: 'Hyperledger Public Sector Special Interest Group', website: 'https://lf-hyperledger.atlassian.net/wiki/spaces/PSSIG', why, links: [],
  purpose: 'Public servants, companies and researchers who met on a call every second Friday, and heard from governments what they had built with shared ledgers. These are its calls of 2019 as far as public sources tell of them.',
  products: [
    { title: 'Update to the technical steering committee, first quarter of 2019', kind: 'report', url: updates.first, edition: '', date: '2019-04', authors: [] },
    { title: 'Update to the technical steering committee, second quarter of 2019', kind: 'report', url: updates.second, edition: '', date: '2019-07', authors: [] },
    { title: 'Update to the technical steering committee, third quarter of 2019', kind: 'report', url: updates.third, edition: '', date: '2019-10', authors: [] },
  ],
  events: [
    friday('2019-01-18', 'Public Sector SIG: the Dutch Blockchain Coalition', 'How the Netherlands join government, companies and universities in one national program.', quarterly, [part('A national strategy, and pilots of governmental organizations', { name: 'Koen Lukas Hartog', organization: 'Dutch Blockchain Coalition' })], { notes: 'The group’s report for the quarter counts around 12 participants a call, and 22 at the last one.' }),
    ...guests,
    friday('2019-04-12', 'Public Sector SIG: what Uzbekistan runs', 'Certificates of education and places in kindergartens, told by those who built it and by the government.', `[the group’s report of July 2019](${updates.second}) and [the builders’ own account](https://bialliance.ru/portal/news/ru/7)`, [part('A network that authorities trust: education certificates', { name: 'Sergei Smalkov', organization: 'BIA' }), part('Places in kindergartens, given out fairly')], {
      notes: 'A permissioned network, compatible with Ethereum, came out of a laboratory for proofs of concept. The prototype for kindergartens was to give out scarce places without favors.',
    }),
    friday('2019-04-26', 'Public Sector SIG: Uzbekistan, continued', 'The plan for a platform between state bodies until 2021.', '[the builders’ own account](https://bialliance.ru/portal/news/ru/7)', [part('A concept for the public sector until 2021', { name: 'Sergei Smalkov', organization: 'BIA' })]),
    friday('2019-07-19', 'Public Sector SIG: news from Hyperledger', 'The staff of Hyperledger on what goes on around the group.', `[the group’s report of October 2019](${updates.third})`, [part('Direct from Hyperledger', { name: 'Marta Piekarska', organization: 'Hyperledger' })], { notes: 'By then the group had two vice chairs, who planned and chaired calls of their own, and a sub-group at work on a white paper. The report says that some calls of the quarter were missed.' }),
    friday('2019-12-20', 'Public Sector SIG: auditing decentralized power', 'How power that many small plants make and store could be audited.', `[the group’s list of meetings](${updates.past})`, [part('Auditing decentralized generation and storage of power')]),
  ],
};

const brief = 'https://www.nascio.org/Portals/0/Publications/Documents/2017/NASCIO%20Blockchains%20in%20State%20Government.pdf?ver=2017-05-16-090507-033';
const nascio: Archive = {
  name: 'NASCIO Enterprise Architecture and Governance Committee', website: 'https://www.nascio.org', why, links: [],
  purpose: 'A committee of the association of chief information officers of the states. In 2017 it gave many of its monthly calls to shared ledgers, heard companies and the State of Illinois, and wrote the association’s first brief on them. Its chair then was Craig Orgeron of Mississippi; Eric Sweden directed the program.',
  products: [{ title: 'Blockchains: Moving Digital Government Forward in the States', kind: 'brief', url: brief, edition: '', date: '2017-05-16', authors: ['Eric Sweden'] }],
  events: [{
    title: 'NASCIO webinar: what Illinois does with ledgers', kind: 'webinar', summary: 'The team of the Illinois Blockchain Initiative tells other states what it tries, and how.', zone: washington, starts: '2017-06-22T15:00', minutes: 60,
    text: 'Our source names the day and not the hour: three in the afternoon in New York stands in for it.\n\nSources: [the association’s newsletter of June 2017](https://conta.cc/2trqjT5) and [the initiative on the brief and the webinar](https://illinoisblockchain.tech/nascio-report-blockchains-moving-digital-government-forward-in-the-states-aeebb66e33b6)',
    agenda: [part('Benefits and difficulties of ledgers in a state', { name: 'The team of the initiative', organization: 'Illinois Blockchain Initiative' }), part('Questions of other states')], links: ['https://www2.illinois.gov/sites/doit/Pages/BlockChainInitiative.aspx'],
  }],
};

const forumPage = 'https://www.eventbrite.com/e/blockchainstate-distributed-ledger-technologies-for-diplomacy-and-development-tickets-37669091266';
const state: Archive = {
  name: 'Blockchain@State', website: forumPage, why, links: [forumPage],
  purpose: 'A working group at the Department of State that followed what shared ledgers could mean for diplomacy and development, and invited others to a forum of one day in October 2017.',
  products: [],
  events: [{
    title: 'Blockchain@State forum', kind: 'forum', summary: 'A day on ledgers for diplomacy and development, with agencies, companies and aid organizations.', place: 'George C. Marshall Center, Washington, DC', zone: washington, starts: '2017-10-10T09:00', minutes: 480,
    text: 'Our sources name the day and not the hours: nine to five stands in for them.\n\nSources: [the invitation](https://www.coindesk.com/markets/2017/10/12/us-state-department-seeks-blockchain-boost-amid-10-billion-reboot/), [a report of the day](https://www.ethnews.com/blockchainstate-features-public-private-actors-wfp-and-other-aid-groups) and [the atlas of 2018](https://emerging.digital.gov/blockchain-programs/)',
    agenda: [
      part('Opening', { name: 'Thomas Debass', organization: 'Department of State' }, { name: 'John Sullivan', organization: 'Department of State' }),
      part('An atlas of federal programs', { name: 'Justin Herman', organization: 'General Services Administration' }),
      part('What lets a project succeed', { name: 'Bernhard Kowatsch', organization: 'World Food Programme' }, { name: 'Tony Scott', organization: 'Formerly chief information officer of the United States' }, { name: 'Tomicah Tillemann', organization: 'Blockchain Trust Accelerator' }),
      part('Cases shown by companies and aid organizations'),
    ],
    notes: 'Over 250 participants from over 150 entities came. The Deputy Secretary asked the department and its partners to look at ledgers in earnest, also for the department’s own reorganization. The atlas of federal programs was announced here.', links: [forumPage],
  }],
};

const illinoisPage = 'https://www2.illinois.gov/sites/doit/Pages/BlockChainInitiative.aspx';
const illinois: Archive = {
  name: 'Illinois Blockchain Initiative', website: illinoisPage, why, links: [illinoisPage],
  purpose: 'Five agencies that tried ledgers together from November 30, 2016 on: the departments of Commerce and Economic Opportunity, of Financial and Professional Regulation, of Insurance, and of Innovation and Technology, and the Cook County Recorder of Deeds. A working group met each week, and one with outsiders each month.',
  products: [
    { title: 'CoinDesk: a registry of medical licenses, tried with Hashed Health', kind: 'other', url: 'https://www.coindesk.com/markets/2017/08/10/illinois-to-trial-blockchain-tech-in-bid-to-track-medical-licenses', edition: '', date: '2017-08', authors: [] },
    { title: 'GCN: where five cases stand, from land titles to vital records', kind: 'other', url: 'https://gcn.com/articles/2017/07/19/illinois-blockchain.aspx', edition: '', date: '2017-07-19', authors: [] },
    { title: 'GCN: two pilots completed, land titles in Cook County and the registry of health providers', kind: 'other', url: 'https://gcn.com/articles/2018/02/05/illinois-blockchain.aspx', edition: '', date: '2018-02-05', authors: [] },
  ],
  events: [],
};

/** Groups that met before there was Laurel, from public sources. */
export const archives: Archive[] = [hyperledger, nascio, state, illinois];
