import { writeCsv } from '../../../domain/words/csv.ts';
import { pagesOf2018 } from '../atlas/pages-of-2018.ts';
import type { PublicationWords } from '../../../domain/library/publication.ts';

/** A work as the demo's moderator brings it in: `authors` a line each, `listings` by their titles in the demo's atlas, `cites` by keys of works above it. */
export type DemoWork = Partial<Pick<PublicationWords, 'date' | 'language' | 'license' | 'licenseName' | 'doi' | 'url' | 'captionsUrl' | 'publisher'>> & Pick<PublicationWords, 'title' | 'kind' | 'abstract'> & {
  key: string; authors?: string; listings?: string[]; cites?: string[]; file?: { name: string; text: string };
  /** What was published before it, where that is known. */
  before?: { title?: string; date?: string; url?: string; note: string };
};

const columns = ['title', 'type', 'agency', 'level', 'status', 'starts', 'ends', 'url'] as const;
const programs = writeCsv([[...columns], ...pagesOf2018.filter(({ checked }) => checked === '2018-06').map((one) => columns.map((name) => one[name]))]);
const sig = 'Hyperledger Public Sector Special Interest Group';

/**
 * Documents of 2016 to 2019 that tell how public bodies met shared ledgers, in our own words. Each address was found in a public index of pages; where a
 * document’s own address was not, the abstract says what the address shows instead.
 */
export const libraryWorks: DemoWork[] = [
  {
    key: 'nist', kind: 'report', title: 'Blockchain Technology Overview', authors: 'Yaga, Dylan | National Institute of Standards and Technology\nMell, Peter | National Institute of Standards and Technology\nRoby, Nik | G2, Inc.\nScarfone, Karen | Scarfone Cybersecurity',
    publisher: 'National Institute of Standards and Technology', date: '2018-10', language: 'en', doi: '10.6028/NIST.IR.8202',
    abstract: 'What a blockchain is made of, how its parties agree, and what it cannot do, for readers who have to decide and need not build. NIST Internal Report 8202.',
    before: { date: '2018-01', url: 'https://csrc.nist.gov/pubs/ir/8202/ipd', note: 'The final report of October 2018, after the public comments on the draft.' },
  },
  {
    key: 'nascio', kind: 'brief', title: 'Blockchains: Moving Digital Government Forward in the States', authors: 'Sweden, Eric | National Association of State Chief Information Officers', publisher: 'National Association of State Chief Information Officers', date: '2017-05-16', language: 'en', license: 'all-rights-reserved',
    url: 'https://www.nascio.org/Portals/0/Publications/Documents/2017/NASCIO%20Blockchains%20in%20State%20Government.pdf?ver=2017-05-16-090507-033',
    abstract: 'The first of a series for state chief information officers. Of 19 who answered, 12 talked about it informally, and hardly any had a plan. It advises to learn first, to begin with networks whose members are known, and to look at uses before products.',
    listings: ['Illinois Blockchain Initiative'],
  },
  {
    key: 'illinois', kind: 'report', title: 'Final report of the Illinois Blockchain and Distributed Ledger Task Force', authors: '{Illinois Blockchain and Distributed Ledger Task Force}', publisher: 'Illinois General Assembly', date: '2018-01-31', language: 'en', url: 'https://statescoop.com/blockchain-government-illinois-report/',
    abstract: 'What a state could use ledgers for and which laws could change, after four months of meetings asked for by House Joint Resolution 25 of 2017. It sees government as whoever checks facts about residents, not whoever keeps them, and leaves broad new laws for later.\n\nThe address is a news page of 2018 that links to the report.',
    listings: ['Illinois Blockchain Initiative'], cites: ['nascio'],
  },
  {
    key: 'metropolis', kind: 'report', title: 'Blockchain, a tool for metropolitan governance?', authors: 'Govela, Alfonso', publisher: 'Metropolis', language: 'en', url: 'https://www.metropolis.org/resource/blockchain-tool-metropolitan-governance-issue-paper-5-metropolis-observatory',
    abstract: 'Issue Paper 5 of the Metropolis Observatory. It counts 254 initiatives in 69 member cities, almost half of them in Asia and most in business and finance, and asks what is left for governing a city: elections, accounts that anybody can read, and who a resident is. In English, Spanish and French.',
    listings: ['254 projects of Metropolis’s member cities'],
  },
  {
    key: 'medrec', kind: 'white-paper', title: 'A Case Study for Blockchain in Healthcare: “MedRec” prototype for electronic health records and medical research data', authors: 'Ekblaw, Ariel | MIT Media Lab\nAzaria, Asaph | MIT Media Lab\nHalamka, John D. | Beth Israel Deaconess Medical Center\nLippman, Andrew | MIT Media Lab',
    publisher: 'Office of the National Coordinator for Health Information Technology', date: '2016-08', language: 'en', url: 'https://www.healthit.gov/topic/onc-funding-opportunities/announcing-blockchain-challenge',
    abstract: 'A prototype in which patients see and grant access to records that stay with their doctors; researchers keep the ledger and are paid in anonymous data. One of 15 winners among more than 70 papers sent to the 2016 challenge.\n\nThe address is the page of the challenge, which leads to its papers.',
    listings: ['Use of Blockchain in Health IT and Health-Related Research'],
  },
  {
    key: 'cognizant', kind: 'white-paper', title: 'Adopting Blockchain Technology for Electronic Health Record Interoperability', authors: 'Gupta, Nitesh | Cognizant Technology Solutions\nJha, Anand | Cognizant Technology Solutions\nRoy, Purna | Cognizant Technology Solutions', publisher: 'Office of the National Coordinator for Health Information Technology', date: '2016', language: 'en',
    url: 'https://www.healthit.gov/topic/onc-funding-opportunities/announcing-blockchain-challenge', abstract: 'Records lie with each provider in a form of its own. The paper looks at a shared ledger as the way by which they find and trust each other’s.\n\nThe address is the page of the challenge it was sent to.',
    listings: ['Use of Blockchain in Health IT and Health-Related Research'],
  },
  {
    key: 'atlas', kind: 'dataset', title: 'Public blockchain programs on the Emerging Technology Atlas, June 2018', authors: '{General Services Administration}', publisher: 'General Services Administration', date: '2018-06', language: 'en', license: 'public-domain', url: 'https://emerging.digital.gov/blockchain-programs/',
    abstract: 'Programs, pilots, papers and requests of agencies as GSA’s atlas listed them in June 2018, as a table. The pages were text that anybody could add to; this file holds what the demo’s atlas took from them.',
    listings: ['Illinois Blockchain Initiative', 'Delaware Blockchain Initiative', 'FASt Lane for IT Schedule 70', 'Blockchain@State'], file: { name: 'blockchain-programs-2018-06.csv', text: programs },
  },
  {
    key: 'sig-q1', kind: 'report', title: 'Public Sector SIG update, first quarter of 2019', authors: `{${sig}}`, publisher: 'Hyperledger', date: '2019-04', language: 'en', url: 'https://wiki.hyperledger.org/pages/viewpage.action?pageId=24772923',
    abstract: 'How a group without an office is doing: around 12 people on each call and 22 on the last, no call missed, a sub-group that writes a paper, and the wish to share the work of running it.',
  },
  {
    key: 'dutch', kind: 'deck', title: 'Blockchain pilots for governmental organizations: the Dutch Blockchain Coalition', authors: 'Hartog, Koen Lukas | Dutch Blockchain Coalition', publisher: 'Hyperledger', date: '2019-01-18', language: 'en', url: 'https://wiki.hyperledger.org/pages/viewpage.action?pageId=24772923',
    abstract: 'A country’s coalition of public and private bodies, and what its pilots are to find out, shown on the call of January 18, 2019.\n\nThe slides’ own address was not found; the address is the quarter’s report, which tells of the talk.', listings: ['Dutch Blockchain Coalition'], cites: ['sig-q1'],
  },
  {
    key: 'sig-q3', kind: 'report', title: 'Public Sector SIG update, third quarter of 2019', authors: `{${sig}}`, publisher: 'Hyperledger', date: '2019-10', language: 'en', url: 'https://lf-hyperledger.atlassian.net/wiki/spaces/PSSIG/pages/23364110/Q3+2019',
    abstract: 'Two vice chairs begin, some calls are missed, and nobody had written down how such a group is run.', cites: ['sig-q1'],
  },
  {
    key: 'sig-paper', kind: 'white-paper', title: 'Hyperledger Public Sector White Paper (outline)', authors: `{${sig}}`, publisher: 'Hyperledger', language: 'en', url: 'https://wiki.hyperledger.org/plugins/viewsource/viewpagesrc.action?pageId=13863404',
    abstract: 'The outline of a paper on identity, transactions under rules, and governance, with loans, energy, land and grants as its cases. A date is not on it.', cites: ['sig-q1'],
  },
  {
    key: 'italy', kind: 'brief', title: 'Blockchain nella Pubblica Amministrazione, ecco le condizioni di utilizzo', authors: 'Leotta, Francesco | Sapienza, Università di Roma\nMassari, Antonio | Dedagroup\nMecella, Massimo | Sapienza, Università di Roma', publisher: 'Agenda Digitale', date: '2019-01-16', language: 'it',
    url: 'https://agendadigitale.eu/cittadinanza-digitale/blockchain-nella-pubblica-amministrazione-ecco-le-condizioni-di-utilizzo', abstract: 'When offices that already exchange data through interfaces have a reason to add a ledger, and when they do not. In Italian.',
    listings: ['A ledger as the service bus between administrations, Italy'],
  },
];

type Shelf = { title: string; about: string; items: { work?: string; listing?: string; note: string }[] };
export const libraryShelves: Shelf[] = [
  {
    title: 'Reading for a first blockchain challenge', about: 'For an agency that thinks of posting a challenge, and for a team that thinks of entering one. An evening, in this order.',
    items: [
      { work: 'nist', note: 'What the words mean, and what the thing cannot do. Read the parts on limits twice.' }, { work: 'nascio', note: 'For whoever must say yes. Note how few had a plan.' }, { listing: 'Use of Blockchain in Health IT and Health-Related Research', note: 'A call for papers, not for products: 15 winners from more than 70 papers.' },
      { work: 'medrec', note: 'One of its winners. Ask who pays for the ledger once the prize is spent.' }, { work: 'illinois', note: 'What a state learned from pilots before it wrote laws.' },
    ],
  },
  {
    title: 'What groups leave behind', about: 'Groups that meet on calls have no shelf. These are the traces that could still be found, and what they say of keeping such a group alive.',
    items: [
      { work: 'sig-q1', note: 'Numbers of a good quarter.' }, { work: 'dutch', note: 'A talk from those calls, whose slides we did not find.' }, { work: 'sig-q3', note: 'Half a year later: some calls missed, and still no guide to running a group.' }, { work: 'sig-paper', note: 'The paper that its sub-group set out to write, as an outline.' }, { listing: 'A ledger as the service bus between administrations, Italy', note: 'A paper shown on a call, of which only the mention was found.' }, { work: 'italy', note: 'What Italian researchers wrote in the same winter, in Italian.' }, { work: 'metropolis', note: 'For comparison: what cities do, counted.' },
    ],
  },
];
