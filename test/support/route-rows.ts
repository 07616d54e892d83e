import { marks } from './judging.ts';
import { documentOf, type Planted } from './planted.ts';
import { people, type PersonName } from './people.ts';

export type Asked = { path: string; body?: unknown };
/**
 * How to ask one route for what was planted. `only` narrows the declared audience to those the planted thing belongs to.
 */
export type RouteRow = {
  ask: (planted: Planted) => Asked;
  only?: PersonName[];
  /** Ids of which the present state answers alike, there or not, to those who may ask. */
  alike?: (keyof Planted)[];
};

const marked = { marks: marks(3), comments: {}, note: '', feedback: '' };
const reason = 'Because of the storm.';
const row = (path: (p: Planted) => string, body?: (p: Planted) => unknown, only?: PersonName[]): RouteRow => ({
  ask: (planted) => ({ path: path(planted), ...(body ? { body: body(planted) } : {}) }),
  ...(only ? { only } : {}),
});
const nothing = () => ({});

const challenges: Record<string, RouteRow> = {
  'get /agencies': row(() => '/agencies'),
  'get /agencies/{slug}': row((p) => `/agencies/${p.agencySlug}`),
  'post /agencies': row(() => '/agencies', () => ({ name: 'Department of water', slug: 'water', acronym: 'DOW', about: 'Keeps the water.' })),
  'get /challenges': row(() => '/challenges?q=quetzal'),
  'get /challenges/{slug}': row((p) => `/challenges/${p.slug}`),
  'get /calls': row((p) => `/calls?agencyId=${p.agency}`),
  'post /calls': row(() => '/calls', (p) => ({ agencyId: p.agency, title: 'A copy', from: 'copy', copyOf: p.draft })),
  'get /calls/{id}': row((p) => `/calls/${p.draft}`),
  'get /calls/{id}/draft': row((p) => `/calls/${p.draft}/draft`),
  'get /calls/{id}/sections/{name}': row((p) => `/calls/${p.draft}/sections/general`),
  'put /calls/{id}/sections/{name}': row((p) => `/calls/${p.draft}/sections/resources`, nothing),
  'post /calls/{id}/request-edits': row((p) => `/calls/${p.draft}/request-edits`, () => ({ comments: [{ section: 'general', text: 'Say more.' }] })),
  'post /calls/{id}/mark-edit': row((p) => `/calls/${p.draft}/mark-edit`, () => ({ reviewId: `cmt_${'0'.repeat(21)}`, comment: 0, done: true })),
  'post /calls/{id}/approve': row((p) => `/calls/${p.draft}/approve`, () => ({ comments: [], publishAt: '2027-02-01T00:00:00.000Z' })),
  'post /calls/{id}/extend': row((p) => `/calls/${p.draft}/extend`, () => ({ reason, closes: '2027-01-17T23:59' })),
  'post /calls/{id}/extend-judging': row((p) => `/calls/${p.draft}/extend-judging`, () => ({ reason, closes: '2027-02-13T17:00' })),
  'post /calls/{id}/correct': row((p) => `/calls/${p.draft}/correct`, () => ({ reason })),
  'post /calls/{id}/cancel': row((p) => `/calls/${p.draft}/cancel`, () => ({ reason })),
  'get /calls/{id}/preview-links': row((p) => `/calls/${p.draft}/preview-links`),
  'post /calls/{id}/preview-links': row((p) => `/calls/${p.draft}/preview-links`, () => ({ note: 'For the council', days: 7 })),
  'get /previews/{token}': row((p) => `/previews/${p.previewToken}`),
  'delete /calls/{id}/preview-links/{linkId}': row((p) => `/calls/${p.draft}/preview-links/${p.previewLink}`),
  'get /follows': row(() => '/follows'),
  'get /follows/{challengeId}': row((p) => `/follows/${p.challenge}`),
  'put /follows/{challengeId}': row((p) => `/follows/${p.challenge}`, nothing),
  'delete /follows/{challengeId}': row((p) => `/follows/${p.challenge}`),
  'post /calls/{id}/submit': row((p) => `/calls/${p.draft}/submit`),
  'post /calls/{id}/recall': row((p) => `/calls/${p.draft}/recall`),
  'post /calls/{id}/discard': row((p) => `/calls/${p.draft}/discard`),
  'post /calls/{id}/restore': row((p) => `/calls/${p.draft}/restore`),
};

const entries: Record<string, RouteRow> = {
  'post /registrations': row(() => '/registrations', (p) => ({ challengeId: p.challenge, rulesVersion: 1, rulesHash: 'x' })),
  'get /registrations/{challengeId}': row((p) => `/registrations/${p.challenge}`, undefined, ['lena', 'tim', 'rita']),
  'post /teams': row(() => '/teams', (p) => ({ challengeId: p.challenge, name: 'A second team' })),
  'get /teams/{teamId}': row((p) => `/teams/${p.team}`),
  'post /teams/{teamId}/invitations': row((p) => `/teams/${p.team}/invitations`, nothing),
  'get /team-invitations/{token}': row((p) => `/team-invitations/${p.teamToken}`),
  'post /team-invitations/{token}/accept': row((p) => `/team-invitations/${p.teamToken}/accept`),
  'put /teams/{teamId}': row((p) => `/teams/${p.team}`, () => ({ name: 'New name' })),
  'post /teams/{teamId}/invitations/{invitationId}/resend': row((p) => `/teams/${p.team}/invitations/${p.teamInvitation}/resend`),
  'post /teams/{teamId}/invitations/{invitationId}/revoke': row((p) => `/teams/${p.team}/invitations/${p.teamInvitation}/revoke`),
  'post /teams/{teamId}/lead': row((p) => `/teams/${p.team}/lead`, (p) => ({ personId: p.member })),
  'post /teams/{teamId}/rules': row((p) => `/teams/${p.team}/rules`, () => ({ rulesVersion: 1 })),
  'get /entries': row((p) => `/entries?challengeId=${p.challenge}`),
  'post /entries': row(() => '/entries', (p) => ({ teamId: p.team, title: 'Another entry', area: 'permits' })),
  'get /entries/{entryId}': row((p) => `/entries/${p.entry}`),
  'put /entries/{entryId}': row((p) => `/entries/${p.entry}`, () => ({ title: 'New title', area: 'permits' })),
  'put /entries/{entryId}/drafts/{section}': row((p) => `/entries/${p.entry}/drafts/summary`, () => ({ answers: { pitch: 'Words.' } })),
  'get /entries/{entryId}/check': row((p) => `/entries/${p.entry}/check`),
  'post /entries/{entryId}/send': row((p) => `/entries/${p.entry}/send`),
  'get /entries/{entryId}/sent': row((p) => `/entries/${p.entry}/sent`),
  'get /receipts/{receipt}': row((p) => `/receipts/${p.receipt}`),
  'post /entries/{entryId}/files': row((p) => `/entries/${p.entry}/files`, () => documentOf('more.pdf')),
  'post /entries/{entryId}/files/{fileId}/confirm': row((p) => `/entries/${p.entry}/files/${p.file}/confirm`),
  'get /entries/{entryId}/files/{fileId}': row((p) => `/entries/${p.entry}/files/${p.file}`),
  'delete /entries/{entryId}/files/{fileId}': row((p) => `/entries/${p.entry}/files/${p.file}`),
  'get /received/{challengeId}': row((p) => `/received/${p.challenge}`),
  'get /received/{challengeId}/{entryId}': row((p) => `/received/${p.challenge}/${p.entry}`),
  'get /received/{challengeId}/{entryId}/files/{fileId}': row((p) => `/received/${p.challenge}/${p.entry}/files/${p.file}`),
  'get /redactions/{challengeId}': row((p) => `/redactions/${p.challenge}`),
  'get /redactions/{challengeId}/{entryId}': row((p) => `/redactions/${p.challenge}/${p.entry}`),
  'put /redactions/{challengeId}/{entryId}': row((p) => `/redactions/${p.challenge}/${p.entry}`, () => ({ n: 1, title: 'A permit wallet', words: {} })),
  'get /participants/{challengeId}/invitations': row((p) => `/participants/${p.byInvitation}/invitations`),
  'post /participants/{challengeId}/invitations': row((p) => `/participants/${p.byInvitation}/invitations`, () => ({ emails: ['more@example.org'] })),
  'post /participants/{challengeId}/invitations/{invitationId}/revoke': row((p) => `/participants/${p.byInvitation}/invitations/${p.participant}/revoke`),
  'get /registrants/{challengeId}': row((p) => `/registrants/${p.challenge}`),
  'put /registrants/{challengeId}/{personId}': row((p) => `/registrants/${p.challenge}/${p.member}`, () => ({ standing: 'approved' })),
  'post /entries/{entryId}/withdraw': row((p) => `/entries/${p.entry}/withdraw`),
  'post /teams/{teamId}/members/{personId}/remove': row((p) => `/teams/${p.team}/members/${p.member}/remove`),
};

const judging: Record<string, RouteRow> = {
  'get /judges/{challengeId}': row((p) => `/judges/${p.challenge}`),
  'get /judges/{challengeId}/invitations': row((p) => `/judges/${p.challenge}/invitations`),
  'post /judges/{challengeId}/invitations': row((p) => `/judges/${p.challenge}/invitations`, () => ({ judges: [{ email: 'third@example.org' }] })),
  'post /judges/{challengeId}/invitations/check': row((p) => `/judges/${p.challenge}/invitations/check`, () => ({ list: 'third@example.org' })),
  'get /judges/{challengeId}/conflicts': row((p) => `/judges/${p.challenge}/conflicts`),
  'get /judges/{challengeId}/conflicts/reasons': row((p) => `/judges/${p.challenge}/conflicts/reasons`),
  'get /judge-invitations/{token}': row((p) => `/judge-invitations/${p.judgeToken}`),
  'post /judge-invitations/{token}/accept': row((p) => `/judge-invitations/${p.judgeToken}/accept`),
  'get /judging': row(() => '/judging'),
  'get /judging/{challengeId}': row((p) => `/judging/${p.challenge}`),
  'post /judging/{challengeId}/orientation': row((p) => `/judging/${p.challenge}/orientation`),
  'get /judging/{challengeId}/gate': row((p) => `/judging/${p.challenge}/gate`),
  'get /judging/{challengeId}/reading': row((p) => `/judging/${p.challenge}/reading`),
  'post /judging/{challengeId}/gate': row((p) => `/judging/${p.challenge}/gate`, () => ({ conflicts: [] })),
  'get /assignments/{challengeId}': row((p) => `/assignments/${p.challenge}`),
  'get /assignments/{challengeId}/power': row((p) => `/assignments/${p.challenge}/power?entries=40&judges=8&reviews=3&places=3`),
  'post /assignments/{challengeId}': row((p) => `/assignments/${p.challenge}`, (p) => ({ judgeId: p.judge, entryId: p.entry })),
  'put /assignments/{challengeId}': row((p) => `/assignments/${p.challenge}`, () => ({ reviewsPerEntry: 1, mostPerJudge: 20 })),
  'post /assignments/{challengeId}/changes': row((p) => `/assignments/${p.challenge}/changes`, (p) => ({ judgeId: p.judge, entryId: p.entry, change: 'add' })),
  'post /assignments/{challengeId}/publish': row((p) => `/assignments/${p.challenge}/publish`),
  'get /progress/{challengeId}': row((p) => `/progress/${p.challenge}`),
  'put /progress/{challengeId}/waivers/{entryId}': row((p) => `/progress/${p.challenge}/waivers/${p.entry}`, () => ({ reason })),
  'get /progress/{challengeId}/reminders': row((p) => `/progress/${p.challenge}/reminders?judgeIds=${p.judge}`),
  'post /progress/{challengeId}/reminders': row((p) => `/progress/${p.challenge}/reminders`, (p) => ({ judgeIds: [p.judge] })),
  'get /evaluations/{challengeId}': row((p) => `/evaluations/${p.challenge}`),
  'get /evaluations/{challengeId}/{entryId}': row((p) => `/evaluations/${p.challenge}/${p.entry}`),
  'get /evaluations/{challengeId}/{entryId}/files/{fileId}': row((p) => `/evaluations/${p.challenge}/${p.entry}/files/${p.file}`),
  'put /evaluations/{challengeId}/{entryId}': row((p) => `/evaluations/${p.challenge}/${p.entry}`, () => marked),
  'post /evaluations/{challengeId}/{entryId}/save': row((p) => `/evaluations/${p.challenge}/${p.entry}/save`, () => marked),
  'post /evaluations/{challengeId}/{entryId}/set-aside': row((p) => `/evaluations/${p.challenge}/${p.entry}/set-aside`, () => ({ as: 'skipped', reason: '' })),
  'get /results/{challengeId}': row((p) => `/results/${p.challenge}`),
  'get /results/{challengeId}/marks': row((p) => `/results/${p.challenge}/marks`),
  'get /results/{challengeId}/full': row((p) => `/results/${p.challenge}/full`),
  'post /results/{challengeId}/score': row((p) => `/results/${p.challenge}/score`),
  'get /results/{challengeId}/reviews': row((p) => `/results/${p.challenge}/reviews`),
  'get /results/{challengeId}/reviews/{entryId}': row((p) => `/results/${p.challenge}/reviews/${p.entry}`),
  'post /results/{challengeId}/decisions': row((p) => `/results/${p.challenge}/decisions`, (p) => ({ entryId: p.entry, outcome: 'finalist', prizeId: '', reason: 'Good.', feedback: '' })),
  'post /results/{challengeId}/decisions/not-selected': row((p) => `/results/${p.challenge}/decisions/not-selected`, (p) => ({ entryIds: [p.entry], reason: 'Others scored higher.' })),
  'get /results/{challengeId}/letters': row((p) => `/results/${p.challenge}/letters`),
  'post /results/{challengeId}/apply': row((p) => `/results/${p.challenge}/apply`),
  'post /results/{challengeId}/publish': row((p) => `/results/${p.challenge}/publish`),
  'get /winners/{slug}': row((p) => `/winners/${p.slug}`),
  'get /winners/{slug}/bundle': row((p) => `/winners/${p.slug}/bundle`),
  'get /winners/{slug}/entries/{code}': row((p) => `/winners/${p.slug}/entries/ABC234`),
  'get /outcomes/{entryId}': row((p) => `/outcomes/${p.entry}`),
  'post /evaluations/{challengeId}/{entryId}/recuse': row((p) => `/evaluations/${p.challenge}/${p.entry}/recuse`, () => ({ reason })),
  'post /judge-invitations/{token}/decline': row((p) => `/judge-invitations/${p.judgeToken}/decline`, nothing),
  'post /judges/{challengeId}/invitations/{invitationId}/resend': row((p) => `/judges/${p.challenge}/invitations/${p.invitation}/resend`),
  'post /judges/{challengeId}/invitations/{invitationId}/revoke': row((p) => `/judges/${p.challenge}/invitations/${p.invitation}/revoke`),
  'post /judges/{challengeId}/{personId}/revoke': row((p) => `/judges/${p.challenge}/${p.judge}/revoke`, () => ({ reason })),
};

const accounts: Record<string, RouteRow> = {
  'get /me': row(() => '/me'),
  'patch /me': row(() => '/me', () => ({ shortcuts: false })),
  'get /me/mail': row(() => '/me/mail'),
  'get /me/work': row(() => '/me/work'),
  'get /me/export': row(() => '/me/export'),
  'get /me/closing': row(() => '/me/closing'),
  'get /sessions': row(() => '/sessions'),
  'get /tokens': row(() => '/tokens'),
  'post /tokens': row(() => '/tokens', () => ({ name: 'mine', scopes: ['challenges:read'], days: 30 })),
  'get /acts': row((p) => `/acts?about=${p.draft}`, undefined, ['mara', 'paul', 'nora', 'olga']),
  'post /mails/unsubscribe': row(() => '/mails/unsubscribe', (p) => ({ token: p.unsubscribe })),
  'get /operator/people': row((p) => `/operator/people?q=${p.email}`),
  'get /operator/mails': row(() => '/operator/mails'),
  'get /operator/mails/{mailId}': row((p) => `/operator/mails/${p.mail}`),
  'get /operator/unsettled-mails': row(() => '/operator/unsettled-mails'),
  'post /operator/mails/{mailId}/send-again': row((p) => `/operator/mails/${p.mail}/send-again`),
  'get /operator/health': row(() => '/operator/health'),
  'get /operator/jobs': row(() => '/operator/jobs'),
  'get /operator/agencies/{agencyId}/people': row((p) => `/operator/agencies/${p.agency}/people`),
  'post /operator/agencies/{agencyId}/people': row((p) => `/operator/agencies/${p.agency}/people`, () => ({ email: people.mara.email, roles: ['manager'] })),
  'delete /tokens/{tokenId}': row((p) => `/tokens/${p.token}`, undefined, ['vera']),
  'delete /operator/agencies/{agencyId}/people/{who}': row((p) => `/operator/agencies/${p.agency}/people/${p.staff}`),
  'delete /sessions/{sessionId}': row((p) => `/sessions/${p.session}`, undefined, ['vera']),
  'post /operator/people/{personId}/lock': row((p) => `/operator/people/${p.person}/lock`, () => ({ reason })),
  'post /operator/people/{personId}/unlock': row((p) => `/operator/people/${p.person}/unlock`),
  'post /operator/people/{personId}/end-sessions': row((p) => `/operator/people/${p.person}/end-sessions`),
  'post /me/closing': row(() => '/me/closing', () => ({ confirmation: 'no' })),
  'post /sessions/end-all': row(() => '/sessions/end-all'),
};

/** Teams are frozen and results are not out when the rows are asked; taking away what is not there is no fault. */
const alike: Record<string, (keyof Planted)[]> = {
  'post /teams/{teamId}/lead': ['member'],
  'post /teams/{teamId}/invitations/{invitationId}/resend': ['teamInvitation'],
  'post /teams/{teamId}/invitations/{invitationId}/revoke': ['teamInvitation'],
  'post /teams/{teamId}/members/{personId}/remove': ['member'],
  'delete /entries/{entryId}/files/{fileId}': ['file'],
  'get /entries': ['challenge'],
  'delete /follows/{challengeId}': ['challenge'],
  'post /results/{challengeId}/decisions': ['entry'],
  'post /results/{challengeId}/decisions/not-selected': ['entry'],
  'put /registrants/{challengeId}/{personId}': ['member'],
  'post /participants/{challengeId}/invitations/{invitationId}/revoke': ['invitation'],
  'post /assignments/{challengeId}/changes': ['judge', 'entry'],
  'get /progress/{challengeId}/reminders': ['judge'],
  'delete /operator/agencies/{agencyId}/people/{who}': ['agency', 'staff'],
};

/** Every route, in an order in which what takes things away comes last. */
export const routeRows: Record<string, RouteRow> = Object.fromEntries(
  Object.entries({ ...challenges, ...entries, ...judging, ...accounts }).map(([name, one]) => [name, { ...one, alike: alike[name] ?? [] }]),
);
