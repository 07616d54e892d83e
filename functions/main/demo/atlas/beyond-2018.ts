import type { WrittenFacts } from '../../../domain/listing/listing.ts';

type Said = Partial<WrittenFacts>;
/** What each source says of one thing, in our own words. A fact that two sources tell stands under the first. */
export type SourcedListing = [source: string, facts: Said][];

const calls = { first: 'https://wiki.hyperledger.org/x/NwF6AQ', second: 'https://lf-hyperledger.atlassian.net/wiki/x/B4JkAQ' };
const illinois = {
  page: 'https://www2.illinois.gov/sites/doit/Pages/BlockChainInitiative.aspx', cases: 'https://gcn.com/articles/2017/07/19/illinois-blockchain.aspx', progress: 'https://gcn.com/articles/2018/02/05/illinois-blockchain.aspx',
  members: 'https://meritalkslg.com/articles/hardik-bhatt-illinois-cio-discusses-states-plans-for-blockchain/', launch: 'https://blockchainhealthcarereview.com/illinois-blockchain-initiative-hashed-health/',
  licenses: 'https://www.coindesk.com/markets/2017/08/10/illinois-to-trial-blockchain-tech-in-bid-to-track-medical-licenses', titles: 'https://route-fifty.com/cybersecurity/2017/07/illinois-blockchain-pilots-take-shape/304347/',
};
const inIllinois: Said = { level: 'state', place: { country: 'US', region: 'US-IL' } };
const initiative = 'Illinois Blockchain Initiative';
const uzbekistan: Said = { level: 'national', place: { country: 'UZ' } };
const builders = 'https://bialliance.ru/portal/news/ru/7';
const survey = 'https://www.metropolis.org/resource/blockchain-tool-metropolitan-governance-issue-paper-5-metropolis-observatory';

/**
 * What the pages of 2018 do not tell, from public reports that were read in November 2026. Nobody compared the facts with their sources since, and the
 * atlas says so: none has a check.
 */
export const beyond2018: SourcedListing[] = [
  [
    [illinois.page, { title: initiative, type: 'initiative', url: illinois.page }],
    [illinois.members, { partners: ['Department of Commerce and Economic Opportunity', 'Department of Financial and Professional Regulation', 'Department of Insurance', 'Department of Innovation and Technology', 'Cook County Recorder of Deeds'] }],
    [illinois.launch, { starts: '2016-11-30' }],
    [illinois.progress, { outcome: 'Two pilots were completed by February 2018: land titles in Cook County, and a registry of health providers.' }],
    [illinois.cases, { uses: ['land', 'education', 'licensing', 'energy', 'records'], links: [{ title: 'Where its five cases stood in July 2017', url: illinois.cases }, { title: 'Where its pilots stood in February 2018', url: illinois.progress }] }],
  ],
  [
    [illinois.licenses, { title: 'Registry of medical licenses, Illinois', type: 'pilot', url: illinois.licenses, agency: { name: 'Illinois Department of Financial and Professional Regulation' }, starts: '2017-08', uses: ['licensing', 'health'], partners: ['Hashed Health', initiative], summary: 'One registry in which licenses and credentials of health workers are kept and shared, so that nobody has to ask each office again.', ...inIllinois }],
    [illinois.progress, { status: 'ended', maturity: 'pilot', outcome: 'The pilot was completed by February 2018.' }],
  ],
  [
    [illinois.titles, { title: 'Land titles in Cook County', type: 'pilot', url: illinois.titles, agency: { name: 'Cook County Recorder of Deeds' }, level: 'county', place: { country: 'US', region: 'US-IL', city: 'Chicago' }, uses: ['land', 'records'], partners: ['Conduent', initiative], ends: '2017-05-30', summary: 'What several offices know of a parcel, brought together as one digital abstract that a transfer of title can be locked to.' }],
    [illinois.progress, { status: 'ended', maturity: 'pilot', outcome: 'It ended with a report of the deputy recorder, who found that locked transfers would make fraud harder.' }],
  ],
  [
    [illinois.progress, { title: 'Birth records that a person can show, Illinois', type: 'pilot', agency: { name: 'State of Illinois' }, starts: '2017-08', uses: ['identity', 'records'], partners: ['Evernym', initiative], maturity: 'pilot', summary: 'Agencies check a birth registration and sign single facts of it, such as name or date of birth. It went on in February 2018.', ...inIllinois }],
  ],
  [
    [illinois.members, { title: 'Continuing education of licensed professionals, Illinois', type: 'pilot', agency: { name: 'Illinois Department of Financial and Professional Regulation' }, uses: ['education', 'licensing'], partners: ['University of Illinois', initiative], summary: 'Credits that lawyers, doctors and others need to keep a license, tracked by those who give them.', ...inIllinois }],
  ],
  [
    [illinois.cases, { title: 'Marketplace of energy credits, Illinois', type: 'pilot', agency: { name: 'State of Illinois' }, uses: ['energy'], partners: [initiative], maturity: 'idea', summary: 'One of the initiative’s five cases of 2017: credits for renewable energy, traded on a ledger.', ...inIllinois }],
  ],
  [
    [survey, { title: 'Blockchain, a tool for metropolitan governance?', type: 'report', url: survey, agency: { name: 'Metropolis' }, level: 'international', uses: ['research'], partners: ['Alfonso Govela'], summary: 'The fifth issue paper of the Metropolis Observatory: what ledgers are, what a city gains from them, and what its members already try.' }],
  ],
  [
    [survey, { title: '254 projects of Metropolis’s member cities', type: 'initiative', agency: { name: 'Metropolis' }, level: 'city', uses: ['finance', 'other'], summary: '69 member cities work on 254 projects with ledgers, almost half of them in Asia and most for business and finance. Each can become an entry of its own: the atlas reads such a survey as one table.', links: [{ title: 'The survey, in the issue paper', url: survey }] }],
    [calls.first, { outcome: 'Told on a call of the Hyperledger Public Sector group early in 2019.' }],
  ],
  [
    ['https://unblock.net/netherlands-in-the-age-of-blockchain/', { title: 'Dutch Blockchain Coalition', type: 'working-group', url: 'https://dutchblockchaincoalition.org/en/e-magazine', starts: '2017-03', level: 'national', place: { country: 'NL' }, partners: ['Ministry of Economic Affairs', 'Delft University of Technology', 'Tilburg University', 'ING', 'ABN AMRO', 'Alliander', 'Port of Rotterdam'], summary: 'Ministries, companies and universities of the Netherlands that develop uses of ledgers together, beginning with digital identity.' }],
    ['https://dinocrypto.com/news/coalition-launches-promote-blockchain-netherlands', { resources: 'funded', cost: 'About €700,000 to begin with, €500,000 of it from the government', uses: ['identity'] }],
    ['https://blockchainingovernment.eu/recource/how-the-triple-helix-supports-blockchain-in-government/', { agency: { name: 'Dutch Blockchain Coalition' } }],
  ],
  [
    [calls.first, { title: 'Unchain', type: 'initiative', uses: ['other'], summary: 'A guest of the Hyperledger Public Sector group in the first quarter of 2019. Our sources tell no more of it: whoever knows is asked to say.', links: [{ title: 'The group’s report of April 2019', url: calls.first }] }],
  ],
  [
    [calls.first, { title: 'A ledger as the service bus between administrations, Italy', type: 'report', level: 'national', place: { country: 'IT' }, uses: ['records'], summary: 'A paper whose authors let Italian administrations exchange data over a shared ledger in place of a service bus. They told of it on a call early in 2019.' }],
    ['https://agendadigitale.eu/cittadinanza-digitale/blockchain-nella-pubblica-amministrazione-ecco-le-condizioni-di-utilizzo', { links: [{ title: 'When a ledger suits Italian administrations, January 2019 (in Italian)', url: 'https://agendadigitale.eu/cittadinanza-digitale/blockchain-nella-pubblica-amministrazione-ecco-le-condizioni-di-utilizzo' }] }],
  ],
  [
    ['https://wiki.hyperledger.org/pages/viewpage.action?pageId=13863551', { title: 'Ledgers and artificial intelligence for e-government', type: 'report', url: 'https://wiki.hyperledger.org/pages/viewpage.action?pageId=13863551', agency: { name: 'Centre for Research and Technology Hellas (CERTH)' }, level: 'national', place: { country: 'GR' }, uses: ['energy', 'health', 'research'], maturity: 'research', partners: ['Sofia Terzi', 'Konstantinos Votis'], summary: 'A paper with two cases to validate: services of government for energy and for health, with smart contracts and agents.' }],
  ],
  [
    [builders, { title: 'National ledger platform of Uzbekistan', type: 'program', url: builders, ledger: 'permissioned', uses: ['records'], partners: ['BIA'], summary: 'A network that state bodies trust, compatible with Ethereum and closed to others, with a plan until 2021. It is meant to leave less room for bribes and delays.', ...uzbekistan }],
    [calls.second, { maturity: 'proof-of-concept' }],
  ],
  [
    [calls.second, { title: 'Education certificates of Uzbekistan', type: 'pilot', ledger: 'permissioned', uses: ['education', 'credentials'], partners: ['BIA'], maturity: 'pilot', summary: 'Certificates of education on the national platform. Its builders told of it on a call in April 2019.', ...uzbekistan }],
  ],
  [
    [builders, { title: 'Places in kindergartens, Uzbekistan', type: 'proof-of-concept', ledger: 'permissioned', uses: ['education', 'benefits'], partners: ['BIA'], maturity: 'proof-of-concept', summary: 'A prototype that gives out scarce places in kindergartens by rules that nobody can bend.', ...uzbekistan }],
  ],
];
