import type { Answers } from '../../domain/entry/entry.ts';

/** Five honest answers to "Is a shared ledger the right tool here?", in terms of one record and those who write it. */
export type Stance = 'signed-list' | 'shared-log' | 'consortium' | 'public-chain' | 'database';
export type Subject = { record: string; writers: string; reader: string };

type Words = (subject: Subject) => [writers: string, dispute: string, without: string, hidden: string, running: string, cents: number];

const words: Record<Stance, Words> = {
  'signed-list': ({ record, writers, reader }) => [
    `${writers} each write their own part. Nobody needs to write into another's part, so no shared writer is needed, only shared proof.`,
    `Whether a ${record} was valid on a given day. A signed list, published every night and kept by the library, settles it.`,
    `This is the ordinary design: documents signed by whoever issued them, and a list of those no longer valid. We tried it without any ledger and kept it that way.`,
    `Names, addresses and birth dates stay with the issuer. The list holds numbers that mean nothing outside.`,
    `One systems person for two days a month and a small server. Keys are renewed each year in a documented ceremony with two witnesses, one of them a ${reader}.`,
    14_500_00,
  ],
  'shared-log': ({ record, writers, reader }) => [
    `${writers} write, and each has quietly corrected the others' records in the past. An append-only log that all of them copy makes every correction visible.`,
    `Who changed a ${record}, and when. The log's signed checkpoints, kept by three parties, settle it without asking any one of them.`,
    `A database with an audit table would work while its administrator is trusted. Two audits of the last five years found that table edited.`,
    `Only digests enter the log. The ${record} itself stays in the systems that hold it today and can be deleted there.`,
    `Half a position for the log and its checks, and one hour a month for each witness. A ${reader} needs no account and no software.`,
    62_000_00,
  ],
  consortium: ({ record, writers, reader }) => [
    `${writers} belong to different governments, and none may run the system for the others. Five nodes, one for each, agree on the order of events.`,
    `Which of two conflicting entries on a ${record} came first. The agreed order settles it, and each party can show it.`,
    `A state-run database is the alternative. It was proposed twice and failed because no one would hand over its records.`,
    `Personal data never leaves the owner's system. The ledger holds a random number, a state and a date.`,
    `Five small servers, one shared support contract, and a yearly change board. Training takes a ${reader} one morning.`,
    188_000_00,
  ],
  'public-chain': ({ record, writers, reader }) => [
    `${writers} and the public all need the same proof, also after a contract with us ends. A public chain stays readable without us.`,
    `Whether the city changed a ${record} after the fact. Hourly anchors of a digest settle it for anyone.`,
    `Signed documents would do for most cases. The chain adds proof of time that does not rest on the city's own clock.`,
    `Nothing about a person is written, not even as a digest that could be guessed: every value is salted.`,
    `Fees of about four dollars a day at last year's prices, plus one developer for three days a month. A ${reader} checks in a browser.`,
    39_000_00,
  ],
  database: ({ record, writers, reader }) => [
    `${writers} already share one system of record. One of them can keep it for all, so we do not propose a ledger.`,
    `Mostly whether a ${record} was read in time, which is a question of notices and clocks, not of trust.`,
    `It is an ordinary database with a public change log and a nightly signed export. We argue that the rest would be decoration.`,
    `Whatever the retention schedule says must go does go, which an immutable ledger would make hard.`,
    `It runs inside the city's present contracts. The new part is a page for each ${reader} and a weekly report.`,
    21_000_00,
  ],
};

/** The ledger and running-cost answers of the template's form, as a team of this conviction gives them. */
export const ledgerAnswers = (stance: Stance, subject: Subject): { ledger: Answers; running: string; cost: number } => {
  const [writers, dispute, without, hidden, running, cost] = words[stance](subject);
  return { ledger: { 'ledger-writers': writers, 'ledger-dispute': dispute, 'ledger-without': without, 'ledger-private': hidden }, running, cost };
};
