import { noneOpen, type Export } from '../../functions/domain/export/export.ts';
import { pictureKey } from '../../functions/domain/theme/picture.ts';
import { createHash } from 'node:crypto';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { testChance } from './chance.ts';
import { sections } from '../../functions/domain/call/challenge.ts';
import { templates } from '../../functions/domain/call/template.ts';
import { numberFrom } from '../../functions/domain/credential/credential-number.ts';
import { ownerToken } from '../../functions/use-cases/owner-link.ts';
import { unsubscribeToken } from '../../functions/use-cases/public/unsubscribe.ts';
import type { Post, Room } from '../../functions/domain/judging/deliberation/deliberation.ts';
import { crowdOf } from './crowd.ts';
import { plantGallery } from './gallery.ts';
import { answers, fillEntry, registerFor, sendEntry, startEntry } from './entry.ts';
import { linkTo, tokenIn } from './judging.ts';
import { people, type PersonName } from './people.ts';
import { draftChallenge, openAgency, openChallenge, timeline, type Opened } from './stage.ts';
import { answer, type World } from './world.ts';

const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
export const documentOf = (name: string) => ({ name, type: 'application/pdf', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), field: 'documents' });

const form = sections.form.parse(templates['ledger-challenge']['form']);
/** The form of the template, its documents such that a blind round shows them. */
export const shownDocuments = { sections: form.sections.map((section) => ({ ...section, fields: section.fields.map((field) => (field.id === 'documents' ? { ...field, blindSafe: true } : field)) })) };
const publicDocuments = { sections: form.sections.map((section) => ({ ...section, fields: section.fields.map((field) => (field.id === 'documents' ? { ...field, public: true } : field)) })) };
const changes = {
  details: { areas: [{ id: 'permits', name: 'Permits', description: '' }, { id: 'records', name: 'Records', description: '' }] },
  form: shownDocuments,
  judging: { reviewsPerEntry: 1, quorum: 1 },
};

/** A file of an entry, or of what else holds files at a path, its bytes received. */
const announceTo = async (world: World, who: PersonName, path: string, name: string): Promise<string> => {
  const { file, upload } = await answer<{ file: { id: string }; upload: { url: string } }>(world.as(who).post(`${path}/files`, documentOf(name)), 201);
  const parts = async function* () { yield bytes; };
  await world.fileStore.receive(upload.url.split('/').at(-1)!, parts());
  return file.id;
};

/** And checked. */
export const attachTo = async (world: World, who: PersonName, path: string, name: string): Promise<string> => {
  const id = await announceTo(world, who, path, name);
  await answer(world.as(who).post(`${path}/files/${id}/confirm`));
  return id;
};
export const announce = (world: World, who: PersonName, entryId: string, name: string): Promise<string> => announceTo(world, who, `/entries/${entryId}`, name);
export const attach = (world: World, who: PersonName, entryId: string, name: string): Promise<string> => attachTo(world, who, `/entries/${entryId}`, name);

const judgeFor = async (world: World, challenge: Opened, who: PersonName, areas: string[], conflicts?: { name: string; reason: string }[]) => {
  const { email, name } = people[who];
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email, name, areas }] }), 201);
  await answer(world.as(who).post(`/judge-invitations/${tokenIn(await linkTo(world, email))}/accept`));
  await answer(world.as(who).post(`/judging/${challenge.id}/orientation`));
  if (conflicts) await answer(world.as(who).post(`/judging/${challenge.id}/gate`, { conflicts }));
};

/** Lena leads a team with Tim and sends an entry with a file; what it is called must reach nobody it should not. */
export const secrets = { team: 'Zebrafinch Guild', title: 'Quetzal permit wallet', file: 'okapi drawing.pdf', writing: 'Numbat minutes', draft: 'Pangolin permits' };

const lenasTeam = async (world: World, challenge: Opened) => {
  const { team, entry } = await startEntry(world, 'lena', challenge, secrets.team);
  await registerFor(world, 'tim', challenge);
  const { link } = await answer<{ link: string }>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(link)}/accept`));
  return { team, entry };
};

const lenasEntry = async (world: World, entryId: string) => {
  await answer(world.as('lena').put(`/entries/${entryId}`, { title: secrets.title, area: 'permits' }, { version: 1 }));
  const file = await attach(world, 'lena', entryId, secrets.file);
  await fillEntry(world, 'lena', entryId);
  await answer(world.as('lena').put(`/entries/${entryId}/drafts/evidence`, { answers: { ...answers.evidence, documents: [file] } }, { version: 1 }));
  return { file, receipt: (await sendEntry(world, 'lena', entryId)).receipt };
};

const ritasEntry = async (world: World, challenge: Opened) => {
  const { entry } = await startEntry(world, 'rita', challenge);
  await fillEntry(world, 'rita', entry.id);
  await sendEntry(world, 'rita', entry.id);
  return entry;
};

/**
 * A challenge in judging: Jana judges Lena's entry, Jim accepted and answers the gate when all is given, so that he has none; Kofi declared a conflict with Lena and judges Rita's.
 * With `withEntry: false` Lena's team never sends: the world that a conflicted judge must not be able to tell from the other.
 */
export const plantChallenge = async (world: World, { withEntry = true } = {}) => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const agency = await openAgency(world);
  const challenge = await openChallenge(world, agency.id, changes);
  const { team, entry } = await lenasTeam(world, challenge);
  const sent = withEntry ? await lenasEntry(world, entry.id) : { file: '', receipt: '' };
  const ritas = await ritasEntry(world, challenge);
  await judgeFor(world, challenge, 'jana', [], [{ name: 'Rita Rival', reason: 'A neighbor.' }]);
  await judgeFor(world, challenge, 'jim', ['records']);
  await judgeFor(world, challenge, 'kofi', [], [{ name: 'Lena Lead', reason: 'We worked together.' }]);
  return { agency, challenge, team, entry, ritas, ...sent };
};

export const toJudging = async (world: World, challengeId: string) => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challengeId}/publish`));
  await answer(world.as('jim').post(`/judging/${challengeId}/gate`, { conflicts: [{ name: 'Rita Rival', reason: 'A former student.' }] }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
};

/** A draft that can still be submitted when the story has come to judging. */
export const nextYear = JSON.parse(JSON.stringify(timeline).replaceAll('2027-', '2028-')) as typeof timeline;

/** Jana and Jim sit in a room about Lena's entry and a stranger's; Jana wrote in it. Kofi, in conflict with Lena, knows nothing of it. */
const plantRoom = async (world: World, challenge: Opened, { entryId, teamId, code }: { entryId: string; teamId: string; code: string }, strangers: Awaited<ReturnType<typeof crowdOf>>) => {
  const [{ deliberations, rounds, chance }, at] = [world.ports, world.clock.now()];
  const round = (await rounds.current(challenge.id))!;
  const deed = (kind: 'deliberation.opened' | 'deliberation.posted', by: string, refs: Record<string, string | number>) => ({ id: chance.id('act'), kind, about: challenge.id, by, at, refs });
  const entries = [{ entryId, teamId, code }, { entryId: strangers[0]!.id, teamId: strangers[0]!.teamId, code: strangers[0]!.code }];
  const members = [{ personId: people.jana.id, alias: 'Judge A' }, { personId: people.jim.id, alias: 'Judge B' }];
  const room: Room = { id: chance.id('room'), challengeId: challenge.id, roundId: round.id, question: 'Which of them would help more people?', entries, members, openedBy: people.mara.id, openedAt: at, endsAt: '2027-02-20T22:00:00.000Z', version: 1 };
  await deliberations.open(room, { ...round, version: round.version + 1 }, deed('deliberation.opened', people.mara.id, { room: room.id }));
  const post: Post = { id: chance.id('post'), roomId: room.id, roundId: round.id, authorId: people.jana.id, text: 'The first runs already.', mentions: [], at, version: 1 };
  await deliberations.savePost(post, deed('deliberation.posted', people.jana.id, { room: room.id, post: post.id, mentions: 0 }));
  return { room: room.id, post: post.id, stranger: strangers[0]!.id };
};

/** Jana and Jim are sent from table to table; Kofi, who was not chosen, knows nothing of it. A first plan was discarded. */
const plantDemoDay = async (world: World, challengeId: string, entryIds: string[]) => {
  const mara = world.as('mara');
  const tables = entryIds.map((entryId, n) => ({ entryId, number: n + 1 }));
  await answer(mara.put(`/demo-days/${challengeId}`, { tables, minutes: 9, top: 1, judgeIds: [people.jim.id] }, { version: 0 }));
  await answer(mara.delete(`/demo-days/${challengeId}`, { version: 1 }));
  await answer(mara.put(`/demo-days/${challengeId}`, { tables, minutes: 5, top: 1, judgeIds: [people.jana.id, people.jim.id] }, { version: 0 }));
  await answer(mara.post(`/demo-days/${challengeId}/start`, { sure: true }, { version: 1 }));
  await answer(world.as('jana').post(`/judging/${challengeId}/demo-day/next`, {}, { version: 0 }));
};

/** Lena stands on a register of the agency, accepted and signed, and shows some of it to whoever has a link. */
const plantCredential = async (world: World, agencyId: string) => {
  const kind = await answer<{ id: string }>(world.as('mara').post(`/credential-kinds/${agencyId}`, { basis: 'registration', name: 'Licensed inspector', description: 'May inspect boilers.', criteria: 'Passed the test.', months: 12, renewable: true }), 201);
  const { id, number } = await answer<{ id: string; number: string }>(world.as('mara').post(`/agency-credentials/${agencyId}`, { kindId: kind.id, email: people.lena.email, reference: '036.1234' }), 201);
  await answer(world.as('lena').post(`/own-credentials/${id}/accept`, { name: people.lena.name }), 202);
  await world.signCredentials();
  const share = await answer<{ id: string; address: string }>(world.as('lena').post(`/own-credentials/${id}/shares`, { fields: ['what', 'dates'] }), 201);
  return { credentialKind: kind.id, credential: id, credentialNumber: number, share: share.id, shareToken: share.address.split('/').at(-1)! };
};

/** A program of the agency listens, and a test is on its way to it; the agency has a look of its own. */
const plantWebhook = async (world: World, agencyId: string) => {
  const { webhook } = await answer<{ webhook: { id: string } }>(world.as('mara').post(`/webhooks/${agencyId}`, { name: 'Chat', address: 'https://chat.example.gov/in', kinds: ['results.published'] }), 201);
  await answer(world.as('mara').post(`/themes/${agencyId}`, { accent: '#5b2a86', seal: '#8a4b08' }, { version: 1 }));
  const { id: delivery } = await answer<{ id: string }>(world.as('mara').post(`/webhooks/${agencyId}/${webhook.id}/test`), 201);
  return { webhook: webhook.id, delivery };
};

/** An entry of the atlas, one that says the same, and what a visitor and Vera suggest. */
const plantListing = async (world: World) => {
  const mona = world.as('mona');
  const csv = 'title,type,url\nPermit wallet pilot,pilot,https://records.example.gov/wallet\nPermit wallet,program,https://records.example.gov/wallet-program\n';
  const { rows } = await answer<{ rows: { id: string }[] }>(mona.post('/listing-imports', { csv }));
  for (const { id } of rows) await answer(mona.put(`/listings/${id}/owner`, { email: 'knows@records.example.gov' }, { version: 0 }));
  const listingQuestion = ownerToken(world.ports, (await world.ports.listingOwners.find(rows[0]!.id))!);
  const suggest = async (n: number) => (await answer<{ id: string }>(world.as('vera').post('/suggestions', { facts: { title: `Wallet study ${n}`, type: 'report', url: `https://study.example.org/${n}` } }), 201)).id;
  const suggestions = [await suggest(1), await suggest(2), await suggest(3)];
  return { listing: rows[0]!.id, twin: rows[1]!.id, suggestion: suggestions[0]!, rejected: suggestions[1]!, mergeable: suggestions[2]!, listingQuestion };
};

/** An event of the agency that is still to come, and a series. */
const plantEvent = async (world: World, agencyId: string) => {
  const mara = world.as('mara');
  const host = { kind: 'agency', agencyId };
  const words = { title: 'Information session', kind: 'info-session', joinLink: 'https://meet.example.gov/room', zone: 'America/New_York', minutes: 60, host };
  const { id } = await answer<{ id: string }>(mara.post('/events', { ...words, starts: '2028-06-13T12:00', talksUntil: '2028-06-01T12:00' }), 201);
  await answer(mara.post(`/events/${id}/publish`, {}, { version: 1 }));
  const talk = await answer<{ id: string }>(world.as('vera').post(`/events/${id}/talks`, { title: 'Quokka counters', abstract: 'What a counter without a queue looks like.', speakers: [{ name: 'Vera Visitor' }] }), 201);
  const series = await answer<{ id: string }>(mara.post('/event-series', { ...words, title: 'Community call', kind: 'call', first: '2028-06-13T12:00', rule: { every: 'weeks', weeks: 2 }, count: 2 }), 201);
  return { event: id, series: series.id, talk: talk.id };
};

/** Lena chairs a group of the agency and Tim is a member; Rita asks to join. What is written in its private space must reach nobody else. */
const plantGroup = async (world: World, agencyId: string) => {
  const [mara, lena, tim] = [world.as('mara'), world.as('lena'), world.as('tim')];
  const { id } = await answer<{ id: string }>(mara.post('/groups', { name: 'Wallet practice group', purpose: 'Compares how offices issue permits.', agencyId }), 201);
  await answer(lena.post(`/groups/${id}/join`));
  await answer(mara.put(`/groups/${id}/chairs`, { chairs: [people.mara.id, people.lena.id] }, { version: 1 }));
  await answer(mara.put(`/groups/${id}/chairs`, { chairs: [people.lena.id] }, { version: 2 }));
  await answer(mara.post(`/groups/${id}/leave`));
  await answer(tim.post(`/groups/${id}/join`, { named: true }));
  const words = { name: 'Wallet practice group', purpose: 'Compares how offices issue permits.', joining: 'approval' };
  await answer(lena.put(`/groups/${id}`, words, { version: 3 }));
  await answer(lena.post(`/groups/${id}/space`, {}, { version: 4 }));
  await answer(lena.put(`/groups/${id}/charter`, { text: 'We meet each month and write down what we learn.' }, { version: 5 }));
  const product = await answer<{ id: string }>(lena.post(`/groups/${id}/products`, { title: 'Permit brief', kind: 'brief', url: 'https://records.example.gov/brief', date: '2027-01' }), 201);
  const writing = await answer<{ id: string }>(tim.post(`/groups/${id}/space/writings`, { kind: 'document', title: secrets.writing, text: 'Not for everybody.' }), 201);
  await answer(world.as('rita').post(`/groups/${id}/join`, { note: 'We run a wallet too.' }));
  await answer(world.as('jim').post(`/groups/${id}/join`));
  return { group: id, product: product.id, writing: writing.id, asking: people.rita.id, askingToo: people.jim.id };
};

/** A paper that the agency keeps, published with a file; its next version is a draft whose title must reach nobody else. */
const plantPublication = async (world: World, agencyId: string) => {
  const mara = world.as('mara');
  const keeper = { kind: 'agency', agencyId };
  const words = { title: 'Permits without paper', kind: 'white-paper', date: '2026-11', language: 'en', license: 'CC-BY-4.0' };
  const { id } = await answer<{ id: string }>(mara.post('/publications', { ...words, keeper }), 201);
  const libraryFile = await attachTo(world, 'mara', `/publications/${id}`, 'permits.pdf');
  await answer(mara.put(`/publications/${id}/draft`, { ...words, files: [libraryFile] }, { version: 1 }));
  await answer(mara.post(`/publications/${id}/publish`, {}, { version: 2 }));
  await answer(mara.put(`/publications/${id}/draft`, { ...words, title: secrets.draft, files: [libraryFile], note: 'New words.' }, { version: 3 }));
  const collection = await answer<{ id: string }>(mara.post('/collections', { keeper, title: 'Reading on permits', shown: true, items: [{ kind: 'publication', id, note: 'Begin here.' }] }), 201);
  return { publication: id, libraryFile, collection: collection.id };
};

/** Vera says something of an entry of the atlas, and of an entry of a gallery, where Rita reports it. */
const plantComments = async (world: World, listing: string, on: { challengeId: string; code: string }) => {
  const { id } = await answer<{ id: string }>(world.as('vera').post(`/comment-threads/listing/${listing}`, { text: 'We tried this pilot in our office.' }), 201);
  const galleryComment = testChance.id('comment');
  const deed = (kind: 'comment.posted' | 'comment.reported', by: string) => ({ id: testChance.id('act'), kind, about: by, by, at: world.clock.now(), refs: { comment: galleryComment } });
  const comment = { id: galleryComment, on: { kind: 'entry' as const, id: on.code, challengeId: on.challengeId }, by: people.vera.id, text: 'Who pays for it?', at: world.clock.now(), edition: 1, reports: 0, version: 1 };
  await world.ports.comments.keep(comment, deed('comment.posted', people.vera.id));
  const report = { commentId: galleryComment, by: people.rita.id, reason: 'spam' as const, note: '', at: world.clock.now() };
  await world.ports.comments.report({ ...comment, reports: 1, waitsSince: world.clock.now(), version: 2 }, report, deed('comment.reported', people.rita.id));
  return { comment: id, galleryComment };
};

/** Vera and Rita ask; one question is answered, two wait, and one stands under another. */
const plantQuestions = async (world: World, { id, slug }: { id: string; slug: string }) => {
  const ask = async (who: 'vera' | 'rita', text: string) => (await answer<{ id: string }>(world.as(who).post(`/questions/${slug}`, { text }), 201)).id;
  const [question, askedToo, settled, underQuestion] = [await ask('vera', 'Can a school enter?'), await ask('rita', 'May schools take part?'), await ask('vera', 'Is there a page limit?'), await ask('rita', 'How long may it be?')];
  await answer(world.as('mara').post(`/question-desk/${id}/questions/${settled}/merge`, { questions: [underQuestion] }, { version: 1 }));
  const { answerId } = await answer<{ answerId: string }>(world.as('mara').post(`/question-desk/${id}/questions/${settled}/answer`, { question: 'Is there a page limit?', answer: 'Ten pages.' }, { version: 2 }));
  const { id: announcement } = await answer<{ id: string }>(world.as('mara').post(`/announcement-desk/${id}`, { audience: 'sent', title: 'Office hours', text: 'We answer questions on Friday.' }), 201);
  return { question, askedToo, underQuestion, answer: answerId, announcement };
};

/** As a job left it. */
const plantExport = (world: World, challengeId: string, kind: Export['kind'], form: Export['form']) => world.ports.exports.save({
  challengeId, kind, form, run: `x-planted-${kind}`, state: 'ready', askedBy: people.mara.id, askedAt: world.clock.now(), rulesVersion: 1, done: 1, place: { list: 3, skip: 0 }, open: noneOpen,
  volumes: [{ key: `x-planted-${kind}-v0-whole`, name: `${kind}.${form}`, bytes: 1, pieces: 1, parts: 1 }], readyAt: world.clock.now(), version: 1,
});

/** One real id of every kind, all within one story, so that a route can be asked for what is there and for what is not. */
export const plantEverything = async (world: World) => {
  const planted = await plantChallenge(world);
  const { agency, challenge, team, entry, file, receipt } = planted;
  await answer(world.as('olga').post(`/operator/agencies/${agency.id}/people`, { email: people.nora.email, roles: ['conflicts-officer'] }));
  const other = await answer<{ id: string }>(world.as('olga').post('/agencies', { name: 'Department of parks', slug: 'parks', acronym: 'DOP', about: 'Keeps the parks.' }), 201);
  await answer(world.as('olga').post(`/operator/agencies/${other.id}/people`, { email: people.otto.email, roles: ['manager', 'approver'] }));
  const draft = await draftChallenge(world, agency.id, { general: { title: 'A secret plan' }, timeline: nextYear });
  const invited = await openChallenge(world, agency.id, { general: { participation: 'invitation' }, form: publicDocuments });
  await answer(world.as('mara').post(`/participants/${invited.id}/invitations`, { emails: ['invited@example.org'] }), 201);
  const { items: participants } = await answer<{ items: { id: string }[] }>(world.as('mara').get(`/participants/${invited.id}/invitations`));
  const { link, invitation: toTeam } = await answer<{ link: string; invitation: { id: string } }>(world.as('lena').post(`/teams/${team.id}/invitations`, { email: people.vera.email }), 201);
  const preview = await answer<{ id: string; address: string }>(world.as('mara').post(`/calls/${draft}/preview-links`, { note: 'For the lawyer', days: 30 }), 201);
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: 'new.judge@example.org', name: 'New Judge' }] }), 201);
  const { items: invitations } = await answer<{ items: { id: string; email: string }[] }>(world.as('mara').get(`/judges/${challenge.id}/invitations`));
  const judgeToken = tokenIn(await linkTo(world, 'new.judge@example.org'));
  const { samples } = await answer<{ samples: { id: string }[] }>(world.as('mara').put(`/judges/${challenge.id}/samples`, { samples: [{ title: 'A made-up wallet', text: 'Inspectors scan a code.' }], first: false }, { version: 0 }));
  const questions = await plantQuestions(world, challenge);
  await toJudging(world, challenge.id);
  const clarified = await answer<{ id: string }>(world.as('mara').post(`/clarifications/${challenge.id}/${entry.id}`, { question: 'Please send the letter of your partner.', due: '2027-02-05T17:00' }), 201);
  const { code } = (await world.ports.entries.find(entry.id))!;
  const strangers = await crowdOf(world, challenge, 2, { sent: true });
  // a demo day does not begin while judges weigh entries in a room
  await plantDemoDay(world, challenge.id, [entry.id, ...strangers.map(({ id }) => id)]);
  const room = await plantRoom(world, challenge, { entryId: entry.id, teamId: team.id, code }, strangers);
  const awarded = await plantCredential(world, agency.id);
  const hook = await plantWebhook(world, agency.id);
  await plantExport(world, challenge.id, 'entries', 'zip');
  await plantExport(world, challenge.id, 'history', 'csv');
  const { picture } = await answer<{ picture: string }>(world.as().get(`/challenges/${challenge.slug}`));
  if (!(await world.fileStore.read(pictureKey(picture)))) await world.fileStore.keep(pictureKey(picture), new Uint8Array([1]), 'image/png');
  const atlas = await plantListing(world);
  const group = await plantGroup(world, agency.id);
  const event = await plantEvent(world, agency.id);
  const library = await plantPublication(world, agency.id);
  const gallery = await plantGallery(world, invited);
  const talk = await plantComments(world, atlas.listing, { challengeId: invited.id, code: gallery.shownCode });
  const token = await answer<{ id: string }>(world.as('vera').post('/tokens', { name: 'reader', scopes: ['challenges:read'], days: 30 }), 201);
  const { items: own } = await answer<{ items: { id: string }[] }>(world.as('vera').get('/sessions'));
  const mail = (await world.ports.mails.all()).items.find((one) => one.to === 'new.judge@example.org')!.id;
  return {
    agency: agency.id, agencySlug: 'records', challenge: challenge.id, slug: challenge.slug, draft, team: team.id, member: people.tim.id, judge: people.jana.id, person: people.vera.id, staff: people.paul.id,
    entry: entry.id, file, receipt, sample: samples[0]!.id, teamToken: tokenIn(link), judgeToken, teamInvitation: toTeam.id, byInvitation: invited.id, participant: participants[0]!.id, previewLink: preview.id, previewToken: preview.address.split('/').at(-1)!,
    invitation: invitations.find((one) => one.email === 'new.judge@example.org')!.id,
    clarification: clarified.id, ...room, ...awarded, ...hook, picture, ...atlas, ...gallery, ...group, ...event, ...library, ...talk, ...questions,
    session: own.at(-1)!.id, token: token.id, mail, email: people.vera.email, unsubscribe: unsubscribeToken(world.ports, people.vera.id, 'reminders'),
  };
};
export type Planted = Awaited<ReturnType<typeof plantEverything>>;

/** Well-formed, and of nothing. */
export const ghosts = (): Planted => ({
  agency: testChance.id('agency'), agencySlug: 'nowhere', challenge: testChance.id('challenge'), slug: 'nowhere-abc123', draft: testChance.id('challenge'), team: testChance.id('team'),
  member: testChance.id('person'), judge: testChance.id('person'), person: testChance.id('person'), staff: testChance.id('person'), entry: testChance.id('entry'), file: testChance.id('file'),
  sample: testChance.id('sample'), receipt: `R-${testChance.code(12).toUpperCase()}`, teamToken: testChance.token(), judgeToken: testChance.token(), invitation: testChance.id('invitation'), session: testChance.id('session'), room: testChance.id('room'), post: testChance.id('post'), stranger: testChance.id('entry'),
  token: testChance.id('token'), teamInvitation: testChance.id('invitation'), byInvitation: testChance.id('challenge'), participant: testChance.id('invitation'), previewLink: testChance.id('link'), previewToken: testChance.token(), mail: testChance.id('mail'), email: 'nobody@nowhere.example', unsubscribe: 'nothing-sealed', credentialKind: testChance.id('credentialKind'), credential: testChance.id('credential'), credentialNumber: numberFrom(Uint8Array.from({ length: 11 }, (_, i) => i)), share: testChance.id('share'), shareToken: testChance.token(),
  picture: 'f'.repeat(40), clarification: testChance.id('clarification'), webhook: testChance.id('webhook'), delivery: testChance.id('delivery'),
  shownSlug: 'nowhere-abc123', shownCode: 'ZZZZZZ', shownFile: testChance.id('file'),
  listing: testChance.id('listing'), twin: testChance.id('listing'), suggestion: testChance.id('suggestion'), rejected: testChance.id('suggestion'), mergeable: testChance.id('suggestion'), listingQuestion: 'nothing-sealed',
  comment: testChance.id('comment'), galleryComment: testChance.id('comment'),
  question: testChance.id('question'), askedToo: testChance.id('question'), underQuestion: testChance.id('question'), answer: testChance.id('answer'), announcement: testChance.id('announcement'),
  publication: testChance.id('publication'), libraryFile: testChance.id('file'), collection: testChance.id('collection'),
  event: testChance.id('event'), series: testChance.id('series'), talk: testChance.id('talk'), group: testChance.id('group'), product: testChance.id('product'), writing: testChance.id('writing'), asking: testChance.id('person'), askingToo: testChance.id('person'),
});
