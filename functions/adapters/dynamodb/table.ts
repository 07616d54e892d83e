import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/**
 * Every key of the single table, and nothing else builds one. An index entry carries the keys, the item's type and a
 * `card`: the at most 1 KB a list shows. The embedded engine and infra/stacks/data-stack.ts read the same shape.
 */
export type Key = { pk: string; sk: string };
export type Keys = Key & {
  ownerpk?: string; ownersk?: string; // lists by owner
  grouppk?: string; groupsk?: string; // lists by team, by mail state or by parent
  outpk?: string; outsk?: string; // acts not yet handled (sparse)
  duepk?: string; duesk?: string; // work due in an hour, and letters to an address (sparse)
  ttl?: number; // seconds since 1970; checked in code too, removal is late
};

export const indexes = { owner: ['ownerpk', 'ownersk'], group: ['grouppk', 'groupsk'], out: ['outpk', 'outsk'], due: ['duepk', 'duesk'] } as const;
export type IndexName = keyof typeof indexes;
export const projected = ['_t', 'card'];

const padded = (n: number) => String(n).padStart(5, '0');
/** An index as text that sorts as the number does. */
export const leafOrder = (index: number) => String(index).padStart(12, '0');
const spread = (id: string): number => [...id].reduce((sum, c) => (sum * 33 + c.charCodeAt(0)) % 9973, 7);
export const outShards = 4;
/** Spread by a hash of the act's id, so that no single key takes every act of a busy minute. */
export const outShard = (actId: string) => spread(actId) % outShards;

export const leafShards = 8;
const leafShard = (actId: string) => spread(actId) % leafShards;

export const at = {
  beginning: (): Key => ({ pk: 'BEGINNING', sk: 'BEGINNING' }),
  agency: (id: string): Key => ({ pk: `AGENCY#${id}`, sk: 'AGENCY' }),
  agencyMember: (id: string, person: string): Key => ({ pk: `AGENCY#${id}`, sk: `MEMBER#${person}` }),
  theme: (agency: string, n: number): Key => ({ pk: `AGENCY#${agency}`, sk: `THEME#${padded(n)}` }),
  webhook: (agency: string, id: string): Key => ({ pk: `AGENCY#${agency}`, sk: `HOOK#${id}` }),
  webhookSlot: (agency: string, slot: number): Key => ({ pk: `AGENCY#${agency}`, sk: `HOOKSLOT#${slot}` }),
  webhookFailing: (id: string): Key => ({ pk: `HOOK#${id}`, sk: 'FAILING' }),
  delivery: (webhook: string, id: string): Key => ({ pk: `HOOK#${webhook}`, sk: `DELIVERY#${id}` }),
  slug: (space: string, slug: string): Key => ({ pk: `SLUG#${space}#${slug}`, sk: 'SLUG' }),
  challenge: (id: string): Key => ({ pk: `CH#${id}`, sk: 'CH' }),
  section: (id: string, section: string): Key => ({ pk: `CH#${id}`, sk: `SECTION#${section}` }),
  rules: (id: string, version: number): Key => ({ pk: `CH#${id}`, sk: `RULES#${padded(version)}` }),
  review: (id: string, instant: string, comment: string): Key => ({ pk: `CH#${id}`, sk: `REVIEW#${instant}#${comment}` }),
  seen: (id: string): Key => ({ pk: `CH#${id}`, sk: 'SEEN' }),
  notice: (id: string, instant: string, notice: string): Key => ({ pk: `CH#${id}`, sk: `NOTICE#${instant}#${notice}` }),
  link: (hash: string): Key => ({ pk: `LINK#${hash}`, sk: 'LINK' }),
  linkSlot: (challenge: string, slot: number): Key => ({ pk: `CH#${challenge}`, sk: `LINKSLOT#${slot}` }),
  judge: (challenge: string, person: string): Key => ({ pk: `CH#${challenge}`, sk: `JUDGE#${person}` }),
  round: (challenge: string, round: string): Key => ({ pk: `CH#${challenge}`, sk: `ROUND#${round}` }),
  looked: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'LOOKED' }),
  proposing: (challenge: string): Key => ({ pk: `CH#${challenge}`, sk: 'PROPOSING' }),
  practice: (challenge: string): Key => ({ pk: `CH#${challenge}`, sk: 'PRACTICE' }),
  practiceScores: (challenge: string, sample: string, judge: string): Key => ({ pk: `CH#${challenge}#PRACTICE`, sk: `${sample}#${judge}` }),
  entryCount: (challenge: string): Key => ({ pk: `CH#${challenge}`, sk: 'ENTRYCOUNT' }),
  decision: (challenge: string, entry: string): Key => ({ pk: `CH#${challenge}#DECISIONS`, sk: entry }),
  /** A draw may be larger than one item: its parts, in order. */
  drawPart: (round: string, part: number): Key => ({ pk: `ROUND#${round}#DRAW`, sk: `PART#${padded(part)}` }),
  drawSteps: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'STEPS' }),
  furtherReviews: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'FURTHER' }),
  /** Results that others took the place of. */
  resultVersion: (challenge: string, n: number): Key => ({ pk: `CH#${challenge}#RESULTS`, sk: padded(n) }),
  decisionRecordBefore: (round: string, n: number): Key => ({ pk: `ROUND#${round}`, sk: `RECORD#${padded(n)}` }),
  scoring: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'SCORING' }),
  scoreTable: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'TABLE' }),
  decisionRecord: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'RECORD' }),
  result: (round: string, run: string, what: 'ENTRY' | 'JUDGE' | 'PANEL' | 'RANKING' | 'CODES', id: string): Key => ({ pk: `ROUND#${round}#RESULT#${run}`, sk: `${what}#${id}` }),
  room: (round: string, room: string): Key => ({ pk: `ROUND#${round}#ROOMS`, sk: room }),
  post: (round: string, room: string, instant: string, post: string): Key => ({ pk: `ROUND#${round}#ROOM#${room}#POSTS`, sk: `${instant}#${post}` }),
  ballot: (round: string, room: string, person: string): Key => ({ pk: `ROUND#${round}#ROOM#${room}#BALLOTS`, sk: person }),
  override: (round: string, entry: string): Key => ({ pk: `ROUND#${round}#OVERRIDES`, sk: entry }),
  demoDay: (challenge: string): Key => ({ pk: `CH#${challenge}`, sk: 'DEMODAY' }),
  demoTables: (challenge: string): Key => ({ pk: `CH#${challenge}`, sk: 'DEMODAY#TABLES' }),
  /** Where each judge of a demo day is, and which tables are taken: each judge writes their own, and only a table is ever two judges' business. */
  demoTurn: (challenge: string, day: string, person: string): Key => ({ pk: `CH#${challenge}#DAY#${day}#TURNS`, sk: person }),
  demoSeat: (challenge: string, day: string, table: number): Key => ({ pk: `CH#${challenge}#DAY#${day}#SEATS`, sk: padded(table) }),
  demoAnswer: (challenge: string, day: string, person: string, number: number): Key => ({ pk: `CH#${challenge}#DAY#${day}#ANSWERS`, sk: `${person}#${padded(number)}` }),
  demoPosterior: (challenge: string, day: string): Key => ({ pk: `CH#${challenge}#DAY#${day}`, sk: 'POSTERIOR' }),
  demoPosteriorRows: (challenge: string, day: string, part: number): Key => ({ pk: `CH#${challenge}#DAY#${day}`, sk: `POSTERIOR#${padded(part)}` }),
  demoResult: (challenge: string, day: string): Key => ({ pk: `CH#${challenge}#DAY#${day}`, sk: 'RESULT' }),
  waiver: (round: string, entry: string): Key => ({ pk: `ROUND#${round}#WAIVERS`, sk: entry }),
  handChanges: (round: string): Key => ({ pk: `ROUND#${round}`, sk: 'HAND' }),
  likeness: (challenge: string, entry: string): Key => ({ pk: `CH#${challenge}#LIKENESS`, sk: entry }),
  likeBand: (challenge: string, band: string, entry: string): Key => ({ pk: `CH#${challenge}#LIKE#${band}`, sk: entry }),
  screening: (challenge: string, entry: string): Key => ({ pk: `CH#${challenge}#SCREENING`, sk: entry }),
  /** A question of the agency about an entry, beside it: partitions of their own, so that what judges and jobs read of an entry never meets them. */
  clarification: (entry: string, id: string): Key => ({ pk: `ENTRY#${entry}#CLARIFY`, sk: id }),
  /** More time for a team or a person. */
  grant: (challenge: string, holder: string): Key => ({ pk: `CH#${challenge}#GRANTS`, sk: holder }),
  /** What a person stated about themselves, or a team about its entry, in a challenge. */
  attestation: (challenge: string, subject: string): Key => ({ pk: `CH#${challenge}#ATTESTED`, sk: subject }),
  registration: (challenge: string, person: string): Key => ({ pk: `CH#${challenge}#REG`, sk: person }),
  /** Those of a challenge stand with it; those of searches together, because each new entry is held against all of them. */
  follow: (target: string, person: string): Key => {
    if (target.startsWith('chl_')) return { pk: `CH#${target}#FOLLOW`, sk: person };
    return target.startsWith('search?') ? { pk: 'FOLLOW#SEARCHES', sk: `${target}#${person}` } : { pk: `FOLLOW#${target}`, sk: person };
  },
  waitingNews: (person: string, id: string): Key => ({ pk: `NEWS#${person}`, sk: `WAITING#${id}` }),
  toldNews: (person: string, id: string): Key => ({ pk: `NEWS#${person}`, sk: `TOLD#${id}` }),
  digest: (person: string, instant: string): Key => ({ pk: `NEWS#${person}`, sk: `DIGEST#${instant}` }),
  conflict: (challenge: string, judge: string, team: string): Key => ({ pk: `CH#${challenge}#CONF`, sk: `${judge}#${team}` }),
  declaration: (challenge: string, judge: string, instant: string): Key => ({ pk: `CH#${challenge}#DECLARED`, sk: `${judge}#${instant}` }),
  teamSlot: (challenge: string, person: string, slot: number): Key => ({ pk: `CH#${challenge}#PERSON#${person}`, sk: `TEAM#${slot}` }),
  entrySlot: (challenge: string, person: string, slot: number): Key => ({ pk: `CH#${challenge}#PERSON#${person}`, sk: `ENTRYSLOT#${slot}` }),
  invitation: (hash: string): Key => ({ pk: `INVITE#${hash}`, sk: 'INVITE' }),
  /** That an address stands invited to judge: one invitation for each address and challenge. */
  askedToJudge: (challenge: string, email: string): Key => ({ pk: `INVITE#JUDGE#${challenge}`, sk: email }),
  /** That an address has a link to a team waiting for it. */
  askedToTeam: (team: string, email: string): Key => ({ pk: `INVITE#TEAM#${team}`, sk: email }),
  /** Where an address finds what was promised to it; the promise itself is looked up by its hash. */
  promisedTo: (email: string, instant: string, hash: string): Key => ({ pk: `INVITE#TO#${email}`, sk: `${instant}#${hash}` }),
  team: (id: string): Key => ({ pk: `TEAM#${id}`, sk: 'TEAM' }),
  /** Whose a name is in a challenge, by the digest of what is compared: no two teams have one name. */
  teamName: (challenge: string, digest: string): Key => ({ pk: `CH#${challenge}#TEAMNAME#${digest}`, sk: 'TEAMNAME' }),
  teamMember: (id: string, person: string): Key => ({ pk: `TEAM#${id}`, sk: `MEMBER#${person}` }),
  entry: (id: string): Key => ({ pk: `ENTRY#${id}`, sk: 'ENTRY' }),
  /** That this entry is one of those its challenge counts. */
  countedEntry: (id: string): Key => ({ pk: `ENTRY#${id}`, sk: 'COUNTED' }),
  draft: (entry: string, section: string): Key => ({ pk: `ENTRY#${entry}`, sk: `DRAFT#${section}` }),
  sent: (entry: string, n: number): Key => ({ pk: `ENTRY#${entry}`, sk: `SENT#${padded(n)}` }),
  sentSection: (entry: string, n: number, section: string): Key => ({ pk: `ENTRY#${entry}`, sk: `SENT#${padded(n)}#${section}` }),
  file: (entry: string, file: string): Key => ({ pk: `ENTRY#${entry}`, sk: `FILE#${file}` }),
  /** How many files were announced for this entry: of two at one moment, one counts the other. */
  announced: (entry: string): Key => ({ pk: `ENTRY#${entry}`, sk: 'ANNOUNCED' }),
  /** What judges read of an entry in place of what was sent, and its words section by section. */
  redaction: (entry: string): Key => ({ pk: `ENTRY#${entry}`, sk: 'REDACTION' }),
  redactedSection: (entry: string, section: string): Key => ({ pk: `ENTRY#${entry}`, sk: `REDACTION#${section}` }),
  receipt: (receipt: string): Key => ({ pk: `RECEIPT#${receipt}`, sk: 'RECEIPT' }),
  evaluation: (round: string, judge: string, entry: string): Key => ({ pk: `ROUND#${round}#JUDGE#${judge}`, sk: entry }),
  progress: (round: string, what: 'JUDGE' | 'ENTRY' | 'FIX', id: string): Key => ({ pk: `ROUND#${round}#PROGRESS`, sk: `${what}#${id}` }),
  progressMark: (round: string, judge: string, entry: string): Key => ({ pk: `ROUND#${round}#MARK#${judge}`, sk: entry }),
  act: (about: string, instant: string, id: string): Key => ({ pk: `ACT#${about}`, sk: `${instant}#${id}` }),
  person: (id: string): Key => ({ pk: `PERSON#${id}`, sk: 'PERSON' }),
  identity: (issuer: string, subject: string): Key => ({ pk: `IDENTITY#${issuer}#${subject}`, sk: 'IDENTITY' }),
  email: (email: string): Key => ({ pk: `EMAIL#${email}`, sk: 'EMAIL' }),
  awaited: (email: string, part: string): Key => ({ pk: `EMAIL#${email}`, sk: `AWAITED#${part}` }),
  session: (hash: string): Key => ({ pk: `SESSION#${hash}`, sk: 'SESSION' }),
  token: (hash: string): Key => ({ pk: `TOKEN#${hash}`, sk: 'TOKEN' }),
  tokenUse: (id: string): Key => ({ pk: `SESSION#TOKEN#${id}`, sk: 'USED' }),
  tokenSlot: (person: string, slot: number): Key => ({ pk: `PERSON#${person}`, sk: `TOKENSLOT#${slot}` }),
  once: (key: string): Key => ({ pk: `ONCE#${key}`, sk: 'ONCE' }),
  rate: (bucket: string, window: string): Key => ({ pk: `RATE#${bucket}`, sk: window }),
  mail: (id: string): Key => ({ pk: `MAIL#${id}`, sk: 'MAIL' }),
  mailStop: (hash: string): Key => ({ pk: `MAIL#TO#${hash}`, sk: 'STOP' }),
  batch: (id: string): Key => ({ pk: `BATCH#${id}`, sk: 'BATCH' }),
  batchPart: (id: string, part: number): Key => ({ pk: `BATCH#${id}`, sk: `PART#${padded(part)}` }),
  watermark: (job: string): Key => ({ pk: `WATERMARK#${job}`, sk: 'WATERMARK' }),
  logHead: (): Key => ({ pk: 'LOG', sk: 'HEAD' }),
  /** An act that waits for its place in the record: in the order of receipt, spread over shards so that a deadline has no hot key. */
  waitingLeaf: (act: string, receivedAt: string): Key => ({ pk: list.waitingLeaves(leafShard(act)), sk: `${receivedAt}#${act}` }),
  /** What the digests of a leaf stand for, under whomever it is about. */
  disclosures: (subject: string, challenge: string, act: string): Key => ({ pk: list.disclosures(subject), sk: `${challenge}#${act}` }),
  promised: ({ at: instant, challenge, what, subject }: { at: string; challenge: string; what: string; subject?: string | undefined }): Key => ({ pk: list.promised(), sk: `${instant}#${challenge}#${what}${subject ? `#${subject}` : ''}` }),
  leafPlace: (act: string): Key => ({ pk: `LOG#ACT#${act}`, sk: 'PLACE' }),
  /** What an act opened of the leaf at an index. */
  leafOpening: (index: number, what: string): Key => ({ pk: `LOG#LEAF#${leafOrder(index)}`, sk: `OPENED#${what}` }),
  leafCount: (counter: string): Key => ({ pk: `LOG#N#${counter}`, sk: 'N' }),
  /** What this site signed last of the log of another, by the hash of its origin. */
  witnessed: (origin: string): Key => ({ pk: `WITNESSED#${origin}`, sk: 'WITNESSED' }),
  credential: (id: string): Key => ({ pk: `CREDENTIAL#${id}`, sk: 'CREDENTIAL' }),
  credentialText: (id: string): Key => ({ pk: `CREDENTIAL#${id}`, sk: 'TEXT' }),
  credentialNumber: (number: string): Key => ({ pk: `CREDENTIAL#NUMBER#${number}`, sk: 'NUMBER' }),
  credentialKind: (agency: string, kind: string): Key => ({ pk: list.credentialKinds(agency), sk: kind }),
  offering: (challenge: string, kind: string): Key => ({ pk: list.offerings(challenge), sk: kind }),
  /** That a credential stands in the public registry of an agency. */
  registered: (agency: string, instant: string, id: string): Key => ({ pk: list.registry(agency), sk: `${instant}#${id}` }),
  registryChange: (agency: string, instant: string, act: string): Key => ({ pk: list.registryChanges(agency), sk: `${instant}#${act}` }),
  share: (hash: string): Key => ({ pk: `CREDENTIAL#SHARE#${hash}`, sk: 'SHARE' }),
  statusLists: (): Key => ({ pk: 'STATUS#LISTS', sk: 'LISTS' }),
  credentialIssuer: (): Key => ({ pk: 'STATUS#ISSUER', sk: 'KEYS' }),
  statusList: (n: number, purpose: string): Key => ({ pk: `STATUS#${n}-${purpose}`, sk: 'HEAD' }),
  statusText: (n: number, purpose: string): Key => ({ pk: `STATUS#${n}-${purpose}`, sk: 'TEXT' }),
  statusNoted: (n: number, purpose: string): Key => ({ pk: `STATUS#${n}-${purpose}`, sk: 'NOTED' }),
  /** Whose a place of a list is: one credential's. */
  statusPlace: (n: number, purpose: string, index: number): Key => ({ pk: `STATUS#${n}-${purpose}#PLACES`, sk: leafOrder(index) }),
  statusBit: (n: number, purpose: string, index: number): Key => ({ pk: list.statusBits(n, purpose), sk: leafOrder(index) }),
  listing: (id: string): Key => ({ pk: `LISTING#${id}`, sk: 'LISTING' }),
  listingVersion: (id: string, version: number): Key => ({ pk: `LISTING#${id}`, sk: `VERSION#${padded(version)}` }),
  /** Whose a web address is in the atlas, by the digest of how it is compared: no two listings have one. */
  listingAddress: (digest: string): Key => ({ pk: `LISTING#AT#${digest}`, sk: 'AT' }),
  listingOrigin: (digest: string): Key => ({ pk: `LISTING#FROM#${digest}`, sk: 'FROM' }),
  /** The listing of a call of this site. */
  listingOfChallenge: (challenge: string): Key => ({ pk: `LISTING#OF#${challenge}`, sk: 'OF' }),
  /** Whom to ask about it. */
  listingOwner: (listing: string): Key => ({ pk: `LISTING#${listing}`, sk: 'OWNER' }),
  listingContributor: (person: string): Key => ({ pk: `LISTING#BY#${person}`, sk: 'CONTRIBUTOR' }),
  listingContribution: (person: string, suggestion: string): Key => ({ pk: `LISTING#BY#${person}`, sk: `FOR#${suggestion}` }),
  listingSnapshot: (): Key => ({ pk: 'LISTING#SNAPSHOT', sk: 'HEAD' }),
  suggestion: (id: string): Key => ({ pk: `SUGGESTION#${id}`, sk: 'SUGGESTION' }),
  suggestedSame: (digest: string): Key => ({ pk: `SUGGESTION#SAME#${digest}`, sk: 'SAME' }),
  suggestionForm: (digest: string): Key => ({ pk: `SUGGESTION#FORM#${digest}`, sk: 'FORM' }),
  shownEntry: (challenge: string, code: string): Key => ({ pk: `CH#${challenge}#GALLERY`, sk: code }),
  showing: (challenge: string, entry: string): Key => ({ pk: `CH#${challenge}#SHOWINGS`, sk: entry }),
  group: (id: string): Key => ({ pk: `GROUP#${id}`, sk: 'GROUP' }),
  groupMember: (id: string, person: string): Key => ({ pk: `GROUP#${id}`, sk: `MEMBER#${person}` }),
  groupRequest: (id: string, person: string): Key => ({ pk: `GROUP#${id}`, sk: `ASKED#${person}` }),
  /** That somebody was removed: they join again only when a chair admits them. */
  groupBar: (id: string, person: string): Key => ({ pk: `GROUP#${id}`, sk: `BAR#${person}` }),
  pastMember: (id: string, instant: string, person: string): Key => ({ pk: `GROUP#${id}`, sk: `PAST#${instant}#${person}` }),
  /** A group that links something, under that. */
  groupLinking: (linked: string, group: string): Key => ({ pk: `GROUP#LINKING#${linked}`, sk: group }),
  charter: (id: string, n: number): Key => ({ pk: `GROUP#${id}`, sk: `CHARTER#${padded(n)}` }),
  workProduct: (group: string, id: string): Key => ({ pk: `GROUP#${group}`, sk: `PRODUCT#${id}` }),
  writing: (space: string, id: string): Key => ({ pk: `SPACE#${space}`, sk: id }),
  event: (id: string): Key => ({ pk: `EVENT#${id}`, sk: 'EVENT' }),
  eventSeries: (id: string): Key => ({ pk: `EVENT#SERIES#${id}`, sk: 'SERIES' }),
  /** A published event under its host, challenge or series, by when it ends. */
  eventUnder: (whose: string, endsAt: string, id: string): Key => ({ pk: `EVENT#UNDER#${whose}`, sk: `${endsAt}#${id}` }),
  eventRegistration: (id: string, person: string): Key => ({ pk: `EVENT#${id}#REG`, sk: person }),
  talk: (event: string, id: string): Key => ({ pk: `EVENT#${event}#TALKS`, sk: id }),
  eventSeat: (id: string, slot: number): Key => ({ pk: `EVENT#${id}#SEATS`, sk: padded(slot) }),
  eventWaiting: (id: string, receivedAt: string, person: string): Key => ({ pk: `EVENT#${id}#WAITING`, sk: `${receivedAt}#${person}` }),
  comment: (id: string): Key => ({ pk: `COMMENT#${id}`, sk: 'COMMENT' }),
  commentPlace: (id: string): Key => ({ pk: `COMMENT#${id}`, sk: 'PLACE' }),
  commentReport: (id: string, person: string): Key => ({ pk: `COMMENT#${id}#REPORTS`, sk: person }),
  question: (challenge: string, id: string): Key => ({ pk: `CH#${challenge}#QUESTIONS`, sk: id }),
  answer: (challenge: string, id: string): Key => ({ pk: `CH#${challenge}#ANSWERS`, sk: id }),
  answerVersion: (challenge: string, id: string, version: number): Key => ({ pk: `CH#${challenge}#ANSWERS#${id}`, sk: `VERSION#${padded(version)}` }),
  announcement: (challenge: string, id: string): Key => ({ pk: `CH#${challenge}#ANNOUNCEMENTS`, sk: id }),
  /** Each list that is made is one of its own. */
  recipient: (challenge: string, announcement: string, run: number, person: string): Key => ({ pk: `CH#${challenge}#ANNOUNCEMENT#${announcement}#${padded(run)}`, sk: person }),
  vote: (challenge: string): Key => ({ pk: `CH#${challenge}`, sk: 'VOTE' }),
  voteBallot: (challenge: string, vote: string, person: string): Key => ({ pk: `CH#${challenge}#VOTE#${vote}`, sk: person }),
  /** A web address that listings rest on, and those listings. */
  source: (digest: string): Key => ({ pk: `SOURCE#${digest}`, sk: 'SOURCE' }),
  sourceOf: (digest: string, listing: string): Key => ({ pk: `SOURCE#${digest}`, sk: `OF#${listing}` }),
  publication: (id: string): Key => ({ pk: `PUBLICATION#${id}`, sk: 'PUBLICATION' }),
  publicationVersion: (id: string, n: number): Key => ({ pk: `PUBLICATION#${id}`, sk: `VERSION#${padded(n)}` }),
  publicationFile: (id: string, file: string): Key => ({ pk: `PUBLICATION#${id}`, sk: `FILE#${file}` }),
  /** As of an entry: of two files announced at one moment, one counts the other. */
  publicationAnnounced: (id: string): Key => ({ pk: `PUBLICATION#${id}`, sk: 'ANNOUNCED' }),
  /** Where a published one stands, by its own date: on a shelf of the public list, or under what it is about. */
  onShelf: (shelf: string, order: string): Key => ({ pk: `PUBLICATION#SHELF#${shelf}`, sk: order }),
  publicationUnder: (whose: string, order: string): Key => ({ pk: `PUBLICATION#UNDER#${whose}`, sk: order }),
  collection: (id: string): Key => ({ pk: `COLLECTION#${id}`, sk: 'COLLECTION' }),
  collectionHolding: (whose: string, id: string): Key => ({ pk: `COLLECTION#HOLDING#${whose}`, sk: id }),
  award: (challenge: string, prize: string, place: number): Key => ({ pk: `CH#${challenge}#AWARDS`, sk: `${prize}#${padded(place)}` }),
  awardStep: (challenge: string, prize: string, place: number, n: number): Key => ({ pk: `CH#${challenge}#AWARD#${prize}#${padded(place)}`, sk: `STEP#${padded(n)}` }),
  awardEnded: (challenge: string, entry: string, prize: string, place: number): Key => ({ pk: `CH#${challenge}#ENDEDAWARDS`, sk: `${entry}#${prize}#${padded(place)}` }),
  followUp: (challenge: string, entry: string, months: number): Key => ({ pk: `CH#${challenge}#FOLLOWUPS`, sk: `${entry}#${padded(months)}` }),
  reportPart: (challenge: string, part: string): Key => ({ pk: `CH#${challenge}#REPORT`, sk: `PART#${part}` }),
  export: (challenge: string, kind: string, form: string): Key => ({ pk: `CH#${challenge}#EXPORTS`, sk: `${kind}#${form}` }),
  reportCounting: (challenge: string): Key => ({ pk: `CH#${challenge}#REPORT`, sk: 'COUNTING' }),
  due: (challenge: string, kind: string, hours: number): Key => ({ pk: `DUE#${challenge}`, sk: `${kind}#${padded(hours)}` }),
} as const;

/** Partition values that lists are read by. */
export const list = {
  challengesOfAgency: (agency: string) => `AGENCYCH#${agency}`,
  discardedOfAgency: (agency: string) => `AGENCYCH#${agency}#DISCARDED`,
  awaitingApproval: (agency: string) => `AGENCY#${agency}#SUBMITTED`,
  tenantAgencies: () => 'AGENCIES',
  agenciesUnder: (parent = 'TOP') => `AGENCY#${parent}#UNDER`,
  listedAgencies: () => 'AGENCIES#LISTED',
  catalogue: () => 'CATALOGUE',
  ofPerson: (person: string) => `ME#${person}`,
  awaitedOfAgency: (agency: string) => `AGENCY#${agency}#AWAITED`,
  sessionsOfPerson: (person: string) => `ME#${person}#SESSIONS`,
  tokensOfPerson: (person: string) => `ME#${person}#TOKENS`,
  mailsOfPerson: (person: string) => `ME#${person}#MAILS`,
  entries: (challenge: string) => `CH#${challenge}#ENTRIES`,
  decisions: (challenge: string) => `CH#${challenge}#DECISIONS`,
  selected: (challenge: string) => `CH#${challenge}#SELECTED`,
  redactions: (challenge: string) => `CH#${challenge}#REDACTIONS`,
  entriesOfTeam: (team: string) => `TEAM#${team}#ENTRIES`,
  teams: (challenge: string) => `CH#${challenge}#TEAMS`,
  screenings: (challenge: string) => `CH#${challenge}#SCREENINGS`,
  clarifications: (challenge: string) => `CH#${challenge}#CLARIFICATIONS`,
  clarificationsOfTeam: (team: string) => `TEAM#${team}#CLARIFICATIONS`,
  registrations: (challenge: string) => `CH#${challenge}#REGS`,
  invitations: (challenge: string, kind: string) => `CH#${challenge}#INVITES#${kind}`,
  teamInvitations: (team: string) => `TEAM#${team}#INVITES`,
  evaluationsOfEntry: (round: string, entry: string) => `ROUND#${round}#ENTRY#${entry}`,
  evaluationsOfJudge: (round: string, judge: string) => `ROUND#${round}#JUDGE#${judge}`,
  postById: (room: string, post: string) => `ROOM#${room}#POST#${post}`,
  conflictsOfTeam: (challenge: string, team: string) => `CH#${challenge}#TEAMCONF#${team}`,
  progress: (round: string) => `ROUND#${round}#PROGRESS`,
  acts: (about: string) => `ACT#${about}`,
  out: (shard: number) => `OUT#${shard}`,
  outLater: () => 'OUT#LATER',
  waitingLeaves: (shard: number) => `PENDING#${shard}`,
  promised: () => 'PENDING#PROMISED',
  disclosures: (subject: string) => `SHOWN#${subject}`,
  leaves: (challenge: string) => `LEAVES#${challenge}`,
  leavesOfKind: (challenge: string, act: string) => `LEAVES#${challenge}#${act}`,
  hiddenLeaves: (challenge: string) => `LEAVES#${challenge}#HIDDEN`,
  due: (hour: string) => `DUE#${hour}`,
  mails: () => 'MAILS',
  mailsWaiting: () => 'MAILS#WAITING',
  mailsLater: () => 'MAILS#LATER',
  mailsTo: (email: string) => `MAILS#TO#${email}`,
  mailsNaming: (person: string) => `MAILS#NAMING#${person}`,
  unscanned: (storeKey: string) => `UNSCANNED#${storeKey}`,
  mailsUnsettled: () => 'OUT#MAILS',
  invitationById: (id: string) => `INVITATION#${id}`,
  people: () => 'PEOPLE',
  links: (challenge: string) => `CH#${challenge}#LINKS`,
  credentialsUnder: (owner: string) => `CREDENTIAL#UNDER#${owner}`,
  credentialsOf: (person: string) => `ME#${person}#CREDENTIALS`,
  credentialsTo: (email: string) => `CREDENTIAL#TO#${email}`,
  credentialsToSign: () => 'OUT#CREDENTIALS',
  credentialKinds: (agency: string) => `CREDENTIAL#KINDS#${agency}`,
  offerings: (challenge: string) => `CREDENTIAL#OFFERINGS#${challenge}`,
  registry: (agency: string) => `CREDENTIAL#REGISTRY#${agency}`,
  registryChanges: (agency: string) => `CREDENTIAL#CHANGES#${agency}`,
  registryOfKind: (agency: string, kind: string) => `CREDENTIAL#REGISTRY#${agency}#${kind}`,
  registryIn: (agency: string, standing: string, kind?: string) => `CREDENTIAL#REGISTRY#${agency}#${kind ? `${kind}#` : ''}${standing.toUpperCase()}`,
  ownNumber: (agency: string, number: string) => `CREDENTIAL#OWN-NUMBER#${agency}#${number}`,
  shares: (credential: string) => `CREDENTIAL#SHARES#${credential}`,
  listingsChanged: () => 'LISTINGS#CHANGED',
  listingsFrom: (page: string) => `LISTINGS#FROM#${page}`,
  listingContributors: () => 'LISTING#CONTRIBUTORS',
  listingOwnersDue: () => 'LISTING#OWNERS#DUE',
  sourcesDue: () => 'SOURCES#DUE',
  themesOf: (agency: string) => `AGENCY#${agency}#THEMES`,
  deliveriesDue: () => 'HOOKS#DUE',
  deliveriesOf: (webhook: string) => `HOOK#${webhook}#DELIVERIES`,
  suggestionsWaiting: (from: 'people' | 'visitors' | 'site') => `SUGGESTIONS#WAITING#${from}`,
  suggestionsOf: (person: string) => `ME#${person}#SUGGESTIONS`,
  commentsOn: (thread: string) => `COMMENTS#ON#${thread}`,
  commentsOf: (person: string) => `ME#${person}#COMMENTS`,
  commentReportsOf: (person: string) => `ME#${person}#REPORTS`,
  commentsFor: (queue: 'waiting' | 'hidden', challenge?: string) => `COMMENTS#${queue.toUpperCase()}${challenge ? `#${challenge}` : ''}`,
  questionsIn: (challenge: string, state: 'waiting' | 'answered' | 'declined') => `CH#${challenge}#QUESTIONS#${state.toUpperCase()}`,
  questionsUnder: (challenge: string, question: string) => `CH#${challenge}#QUESTIONS#UNDER#${question}`,
  questionsOf: (person: string) => `ME#${person}#QUESTIONS`,
  answers: (challenge: string) => `CH#${challenge}#ANSWERS`,
  announcements: (challenge: string) => `CH#${challenge}#ANNOUNCEMENTS`,
  groups: () => 'GROUPS',
  groupsUnder: (parent: string) => `GROUP#${parent}#UNDER`,
  namedMembers: (group: string) => `GROUP#${group}#NAMED`,
  groupRequests: (group: string) => `GROUP#${group}#ASKED`,
  talksOfPerson: (person: string) => `ME#${person}#TALKS`,
  talksOfEvent: (event: string) => `EVENT#${event}#TALKS`,
  groupRequestsOfPerson: (person: string) => `ME#${person}#ASKED`,
  workProducts: (group: string) => `GROUP#${group}#PRODUCTS`,
  writings: (space: string, kind: string) => `SPACE#${space}#${kind}`,
  events: () => 'EVENTS',
  eventsOfKind: (kind: string) => `EVENTS#KIND#${kind}`,
  eventsOfHostAndKind: (host: string, kind: string) => `EVENTS#OF#${host}#${kind}`,
  eventsOfHost: (host: string) => `EVENTS#OF#${host}`,
  statusBits: (n: number, purpose: string) => `STATUS#${n}-${purpose}#SET`,
  awards: (challenge: string) => `CH#${challenge}#AWARDS`,
  keptPublications: (keeper: string) => `PUBLICATIONS#OF#${keeper}`,
  keptCollections: (keeper: string) => `COLLECTIONS#OF#${keeper}`,
  collections: () => 'COLLECTIONS',
};

export const tableShape = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', ...Object.values(indexes).flat()].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
  GlobalSecondaryIndexes: Object.entries(indexes).map(([IndexName, [hash, range]]) => ({
    IndexName,
    KeySchema: [{ AttributeName: hash, KeyType: 'HASH' }, { AttributeName: range, KeyType: 'RANGE' }],
    Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: projected },
  })),
});
