import { checkIds } from '../../functions/domain/award/check-list.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { fillEntry, registerFor, sendEntry, sentEntry, startEntry } from './entry.ts';
import { onEvent } from '../../functions/jobs/on-event.ts';
import { linkTo, marks, tokenIn } from './judging.ts';
import { goOn } from './next-stage.ts';
import { people } from './people.ts';
import { attachTo, documentOf, nextYear, plantEverything, type Planted } from './planted.ts';
import { draftChallenge, openAgency, openChallenge, saveSection } from './stage.ts';
import { answer, type World } from './world.ts';

type Id = { id: string };
const reason = 'Because of the storm.';
const written = (score: number) => ({ marks: marks(score), comments: {}, note: 'Solid.', feedback: 'Clear.' });

/** The organizer's part: back and forth with the approver, then everything that can happen to an open call. */
const organize = async (world: World, agencyId: string) => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const [mara, paul] = [world.as('mara'), world.as('paul')];
  const id = await draftChallenge(world, agencyId);
  const link = await answer<Id>(mara.post(`/calls/${id}/preview-links`, { note: '', days: 7 }), 201);
  await answer(mara.delete(`/calls/${id}/preview-links/${link.id}`));
  const latest = async () => ({ version: (await world.ports.challenges.find(id))!.version });
  await answer(mara.post(`/calls/${id}/discard`, {}, await latest()));
  await answer(mara.post(`/calls/${id}/restore`, {}, await latest()));
  await answer(mara.post(`/calls/${id}/submit`));
  await answer(mara.post(`/calls/${id}/recall`));
  await answer(mara.post(`/calls/${id}/submit`));
  await answer(paul.post(`/calls/${id}/request-edits`, { comments: [{ section: 'general', text: 'Say more.' }] }, await latest()));
  const { challenge, reviews } = await answer<{ challenge: { version: number }; reviews: (Id & { outcome: string })[] }>(mara.get(`/calls/${id}`));
  await answer(mara.post(`/calls/${id}/mark-edit`, { reviewId: reviews.find(({ outcome }) => outcome === 'edits')!.id, comment: 0, done: true }, { version: challenge.version }));
  await answer(mara.post(`/calls/${id}/submit`));
  await answer(paul.post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, await latest()));
  await answer(world.as('vera').put(`/follows/${id}`, {}));
  await answer(world.as('vera').delete(`/follows/${id}`));
  await answer(world.as('vera').put(`/follows/${agencyId}`, {}));
  await answer(world.as('vera').delete(`/follows/${agencyId}`));
  await answer(mara.post(`/calls/${id}/extend`, { reason, closes: '2027-01-16T23:59' }));
  await answer(mara.post(`/calls/${id}/extend-judging`, { reason, closes: '2027-02-13T17:00' }, { version: (await world.ports.challenges.find(id))!.version }));
  await answer(mara.post(`/calls/${id}/extend-all`, { reason, minutes: 90 }, await latest()));
  await saveSection(world, id, 'prizes', { note: 'Paid within 30 days.' });
  await answer(mara.post(`/calls/${id}/correct`, { reason }));
  await answer(mara.post(`/calls/${id}/cancel`, { reason }));
};

/** The team's part: people come and go, a file is thought better of, an entry is withdrawn and sent again. */
const compete = async (world: World, agencyId: string) => {
  const challenge = await openChallenge(world, agencyId, { general: { participation: 'approval' } });
  const lena = world.as('lena');
  await registerFor(world, 'lena', challenge);
  await answer(world.as('mara').put(`/registrants/${challenge.id}/${people.lena.id}`, { standing: 'approved' }, { version: 1 }));
  await answer(world.as('mara').post(`/participants/${challenge.id}/invitations`, { emails: ['guest@example.org'] }), 201);
  const { items } = await answer<{ items: Id[] }>(world.as('mara').get(`/participants/${challenge.id}/invitations`));
  await answer(world.as('mara').post(`/participants/${challenge.id}/invitations/${items[0]!.id}/revoke`));
  const open = await openChallenge(world, agencyId);
  const { team, entry } = await startEntry(world, 'lena', open);
  await registerFor(world, 'tim', open);
  await answer(lena.put(`/teams/${team.id}`, { name: 'Team of two' }, { version: 1 }));
  const first = await answer<{ invitation: Id }>(lena.post(`/teams/${team.id}/invitations`, { email: people.vera.email }), 201);
  await answer(lena.post(`/teams/${team.id}/invitations/${first.invitation.id}/resend`));
  await answer(lena.post(`/teams/${team.id}/invitations/${first.invitation.id}/revoke`));
  const { link } = await answer<{ link: string }>(lena.post(`/teams/${team.id}/invitations`, {}), 201);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(link)}/accept`));
  await answer(lena.post(`/teams/${team.id}/lead`, { personId: people.tim.id }));
  await answer(world.as('tim').post(`/teams/${team.id}/rules`, { rulesVersion: 1 }));
  await answer(world.as('tim').post(`/teams/${team.id}/lead`, { personId: people.lena.id }));
  await answer(lena.post(`/teams/${team.id}/members/${people.tim.id}/remove`));
  const { file } = await answer<{ file: Id }>(lena.post(`/entries/${entry.id}/files`, documentOf('draft.pdf')), 201);
  await answer(lena.delete(`/entries/${entry.id}/files/${file.id}`));
  await fillEntry(world, 'lena', entry.id);
  await answer(lena.put(`/registrations/${open.id}/eligibility`, { answers: {} }, { version: 0 }));
  await answer(lena.put(`/entries/${entry.id}/eligibility`, { answers: {} }, { version: 0 }));
  await sendEntry(world, 'lena', entry.id);
  await answer(lena.post(`/entries/${entry.id}/withdraw`));
  await sendEntry(world, 'lena', entry.id);
  await answer(world.as('mara').post(`/grants/${open.id}`, { holder: team.id, until: '2027-01-16T17:00', reason }), 201);
  return { open, entry };
};

/** One entry is put out by two people, and taken back in on appeal; of another the second person does not agree. */
const screenEntries = async (world: World, agencyId: string) => {
  const before = world.clock.now();
  const challenge = await openChallenge(world, agencyId);
  const { entry } = await sentEntry(world, 'lena', challenge);
  world.clock.set('2027-01-16T15:00:00.000Z');
  const [mara, paul] = [world.as('mara'), world.as('paul')];
  const at = `/screenings/${challenge.id}/${entry.id}`;
  await answer(mara.put(at, { outcome: 'exclude', reason }, { version: 0 }));
  await answer(paul.post(`${at}/confirm`, { agreed: false, reason }, { version: 1 }));
  await answer(mara.put(at, { outcome: 'exclude', reason }, { version: 2 }));
  await answer(paul.post(`${at}/confirm`, { agreed: true, reason: '' }, { version: 3 }));
  await answer(world.as('lena').post(`/entries/${entry.id}/appeal`, { text: 'The storm is over by now.' }, { version: 4 }));
  await answer(paul.post(`${at}/appeal`, { reinstated: true, reason: 'It is, as we saw.' }, { version: 5 }));
  const asked = `/clarifications/${challenge.id}/${entry.id}`;
  const question = { question: 'Please send the letter of your partner.', due: '2027-01-18T17:00' };
  const [one, other] = [await answer<Id>(mara.post(asked, question), 201), await answer<Id>(mara.post(asked, question), 201)];
  await answer(world.as('lena').put(`/entries/${entry.id}/clarifications/${one.id}`, { text: 'It is at example.org/letter.' }, { version: 1 }));
  await answer(mara.post(`${asked}/${one.id}/file`, { judges: true, blindSafe: true }, { version: 2 }));
  await answer(mara.post(`${asked}/${other.id}/withdraw`, undefined, { version: 1 }));
  world.clock.set(before);
};

/** The plan of who reads what, before it is published. */
const plan = async (world: World, { open, entry }: { open: Id; entry: Id }) => {
  world.clock.set('2027-01-06T15:00:00.000Z');
  const mara = world.as('mara');
  await answer(mara.post(`/judges/${open.id}/invitations`, { judges: [{ email: people.jana.email }] }), 201);
  await answer(world.as('jana').post(`/judge-invitations/${tokenIn(await linkTo(world, people.jana.email))}/accept`));
  await answer(world.as('jana').post(`/judging/${open.id}/gate`, { conflicts: [] }));
  await answer(mara.put(`/redactions/${open.id}/${entry.id}`, { n: 2, title: 'A permit wallet', words: { pitch: 'Inspectors scan one code.' } }, { version: 0 }));
  const { round } = await answer<{ round: { version: number } }>(mara.get(`/assignments/${open.id}`));
  await answer(mara.put(`/assignments/${open.id}`, { reviewsPerEntry: 3, mostPerJudge: 5, drawAgain: true, forgetHand: false }, { version: round.version }));
  await answer(mara.post(`/assignments/${open.id}/changes`, { judgeId: people.jana.id, entryId: entry.id, change: 'remove' }));
  await answer(mara.post(`/assignments/${open.id}/table`, { csv: `entry,judge,change\n${(await world.ports.entries.find(entry.id))!.code},${people.jana.name},add`, sure: true }));
};

/** Two entries that nobody scored are weighed against each other; the room that stood there before is closed. Answers which entries those were. */
const deliberate = async (world: World, { challenge, room }: Planted) => {
  const [mara, jana] = [world.as('mara'), world.as('jana')];
  const { items } = await answer<{ items: { id: string; title: string }[] }>(mara.get(`/received/${challenge}`));
  const entryIds = items.filter(({ title }) => title.startsWith('Permits of team')).map(({ id }) => id);
  const opened = await answer<Id>(mara.post(`/deliberations/${challenge}`, { entryIds, question: 'Which of them helps more people?', endsAt: '2027-02-20T22:00:59.999Z' }), 201);
  const own = `/judging/${challenge}/rooms/${opened.id}`;
  const { pairs, others } = await answer<{ pairs: object[]; others: string[] }>(jana.get(own));
  const post = await answer<Id>(jana.post(`${own}/posts`, { text: 'The first runs already.', mentions: others }), 201);
  await answer(jana.post(`${own}/posts/${post.id}/take-back`, {}, { version: 1 }));
  await answer(jana.put(`${own}/ballot`, { answers: pairs.map((pair) => ({ ...pair, stronger: 'equal' })) }, { version: 0 }));
  const desk = `/deliberations/${challenge}/${opened.id}`;
  await answer(mara.post(`${desk}/posts`, { text: 'Think of those who will use it.' }), 201);
  await answer(mara.post(`${desk}/extend`, { endsAt: '2027-02-21T22:00:59.999Z' }, { version: 1 }));
  await answer(mara.post(`${desk}/reminders`, { aliases: others }, { version: 2 }));
  for (const [id, version] of [[opened.id, 3], [room, 1]] as const) {
    await answer(mara.post(`/deliberations/${challenge}/${id}/close`, { reason }, { version }));
    await answer(mara.put(`/deliberations/${challenge}/${id}/minutes`, { text: 'Both are as good as each other.' }, { version: version + 1 }));
  }
  return entryIds;
};

/** More reviews are asked for and given; what a job would make of the few marks there are is put in its place. */
const spend = async (world: World, challenge: string) => {
  const [mara, { furtherReviews, rounds }] = [world.as('mara'), world.ports];
  await answer(mara.put(`/assignments/${challenge}/further`, { reviews: 1 }, { version: 0 }));
  const asked = (await furtherReviews.find((await rounds.current(challenge))!.id))!;
  await furtherReviews.save({ ...asked, proposal: { more: [[0, 1]], reviews: 1, entries: 1, added: [0, 1], heaviest: 2 }, version: 2 });
  await answer(mara.post(`/assignments/${challenge}/further/publish`, {}, { version: 2 }));
};

/** Jana sees all three tables and compares them. Jim, who stepped back from one of the entries, finds a table freed under him, steps back from that too, and is at the last one when the day ends. */
const demonstrate = async (world: World, { challenge }: Planted) => {
  const [mara, jana, jim] = [world.as('mara'), world.as('jana'), world.as('jim')];
  const own = `/judging/${challenge}/demo-day`;
  await answer(jana.post(`${own}/more-time`, {}, { version: 1 }));
  await answer(jana.post(`${own}/answer`, { said: 'seen' }, { version: 2 }));
  await answer(jana.post(`${own}/answer`, { said: 'first' }, { version: 3 }));
  await answer(jana.put(`${own}/last`, { stronger: 'second' }, { version: 4 }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  await answer(jana.post(`${own}/answer`, { said: 'equal' }, { version: 5 }));
  await answer(jim.post(`${own}/next`, {}, { version: 0 }));
  const { now } = await answer<{ now: { number: number; since: string } }>(jim.get(own));
  await answer(mara.post(`/demo-days/${challenge}/free`, { number: now.number, since: now.since }));
  await answer(jim.post(`${own}/next`, {}, { version: 2 }));
  await answer(jim.post(`${own}/answer`, { said: 'conflict', reason: 'A cousin.' }, { version: 3 }));
  await answer(mara.post(`/demo-days/${challenge}/end`, { reason: 'Everything was seen.', sure: true }, { version: 2 }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
};

/** The judges' part, to the published winners. */
const judge = async (world: World, planted: Planted) => {
  const { challenge, entry, invitation, sample, stranger } = planted;
  const [mara, jana, kofi] = [world.as('mara'), world.as('jana'), world.as('kofi')];
  await answer(mara.post(`/judges/${challenge}/invitations/${invitation}/resend`));
  await answer(mara.post(`/judges/${challenge}/invitations/${invitation}/revoke`));
  await answer(mara.post(`/judges/${challenge}/invitations`, { judges: [{ email: 'declining@example.org' }] }), 201);
  await answer(world.as().post(`/judge-invitations/${tokenIn(await linkTo(world, 'declining@example.org'))}/decline`, { reason: 'No time.' }));
  const pair = { judgeId: people.jim.id, entryId: entry };
  await answer(mara.post(`/assignments/${challenge}`, pair), 201);
  await answer(mara.post(`/assignments/${challenge}/take-back`, pair));
  await answer(mara.post(`/assignments/${challenge}`, pair), 201);
  await answer(jana.post(`/judging/${challenge}/practice/${sample}`, { marks: marks(2), comments: { feasibility: 'It could run.' } }, { version: 1 }));
  await answer(jana.put(`/evaluations/${challenge}/${entry}`, written(2), { version: 1 }));
  await answer(jana.post(`/evaluations/${challenge}/${entry}/save`, written(3), { version: 2 }));
  const { rows } = await answer<{ rows: { entryId: string }[] }>(kofi.get(`/evaluations/${challenge}`));
  await answer(kofi.post(`/evaluations/${challenge}/${rows[0]!.entryId}/set-aside`, { as: 'skipped', reason: '' }));
  await answer(kofi.post(`/evaluations/${challenge}/${rows[0]!.entryId}/save`, written(2), { version: 2 }));
  await answer(world.as('jim').post(`/evaluations/${challenge}/${entry}/recuse`, { reason }));
  await spend(world, challenge);
  await answer(mara.post(`/progress/${challenge}/reminders`, { judgeIds: [people.kofi.id] }));
  await demonstrate(world, planted);
  await answer(mara.post(`/judges/${challenge}/${people.jim.id}/revoke`, { reason }));
  world.clock.set('2027-02-13T15:00:00.000Z');
  await answer(mara.put(`/progress/${challenge}/waivers/${stranger}`, { reason }, { version: 0 }));
  await answer(mara.delete(`/progress/${challenge}/waivers/${stranger}`, { version: 1 }));
  await answer(mara.post(`/results/${challenge}/score`));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  await answer(mara.put(`/results/${challenge}/places/${rows[0]!.entryId}`, { place: 1, reason }, { version: 0 }));
  await answer(mara.post(`/results/${challenge}/places/${rows[0]!.entryId}/take-back`, { reason }, { version: 1 }));
  const strangers = await deliberate(world, planted);
  await answer(mara.post(`/results/${challenge}/decisions`, { entryId: entry, outcome: 'winner', prizeId: 'grand', reason: 'The best.', feedback: '' }, { version: 0 }));
  await answer(mara.post(`/results/${challenge}/decisions/not-selected`, { entryIds: [rows[0]!.entryId, ...strangers], reason: 'Others scored higher.' }));
  await answer(mara.post(`/results/${challenge}/apply`));
  await answer(mara.post(`/results/${challenge}/publish`));
  const version = async () => ({ version: (await world.ports.challenges.find(challenge))!.version });
  await answer(mara.post(`/corrections/${challenge}/withdraw`, { reason }, await version()));
  await answer(mara.post(`/corrections/${challenge}`, { reason, changes: [{ entryId: entry, outcome: 'winner', prizeId: 'grand', place: 1, reason: 'The best by far.' }] }, await version()));
  await pay(world, planted);
};

/** The prize is checked, approved, paid, all of that taken back, and passed on. */
const pay = async (world: World, { challenge, entry, stranger }: Planted) => {
  const [mara, paul, place] = [world.as('mara'), world.as('paul'), `/awards/${challenge}/grand/1`];
  let version = 0;
  const does = async (who: typeof mara, step: string, body: object) => ({ version } = await answer<{ version: number }>(who.post(`${place}/${step}`, body, { version })));
  await does(mara, 'ask', { due: '2027-03-15T17:00', how: 'By post, to the comptroller.' });
  for (const check of checkIds) await does(mara, 'checks', { check, state: 'met', note: 'Seen.', on: '2027-02-13' });
  ({ version } = await answer<{ version: number }>(world.as('lena').post(`/prizes/${entry}/answer`, { taken: true }, { version })));
  await does(mara, 'propose', { note: 'All is there.' });
  await does(paul, 'approve', { note: 'Agreed.' });
  await does(mara, 'payments', { cents: 500_00, on: '2027-02-13', reference: 'Voucher 7' });
  await does(mara, 'payments/1/take-back', { reason });
  await does(paul, 'return', { reason });
  await does(mara, 'pass', { ending: 'declined', reason, to: stranger, said: 'It comes next in the order of scores.' });
  await answer(mara.put(`/reports/${challenge}/parts/cash`, { text: 'From the budget of the department.', funds: [{ source: 'Department of records', kind: 'own', account: '031-20', cents: 25_000_00 }] }, { version: 0 }));
  await answer(mara.post(`/reports/${challenge}/count`), 202);
  await answer(mara.post(`/exports/${challenge}/history/csv`, { area: 'results' }), 202);
  await answer(mara.delete(`/exports/${challenge}/history/csv`));
};

/** Everybody chooses: Rita twice, Vera once, and what is suspicious is set aside. */
const vote = async (world: World, challenge: string) => {
  const [{ slug }, desk] = [(await world.ports.challenges.find(challenge))!, `/vote-settings/${challenge}`];
  await answer(world.as('mara').put(desk, { question: 'Which one?', opens: '2027-02-14T09:00', closes: '2027-02-14T17:00', each: 1 }, { version: 0 }));
  world.clock.set('2027-02-14T15:00:00.000Z');
  const { items: [shown] } = await answer<{ items: { code: string }[] }>(world.as().get(`/galleries/${slug}`));
  for (const [who, version] of [['rita', 0], ['rita', 1], ['vera', 0]] as const) await answer(world.as(who).put(`/votes/${slug}/ballot`, { choices: [shown!.code], device: 'Browser' }, { version }));
  world.clock.set('2027-02-14T22:05:00.000Z');
  await answer(world.as('mara').post(`${desk}/seal`, {}, { version: 1 }));
  const { anomalies } = await answer<{ anomalies: Id[] }>(world.as('mara').get(desk));
  await answer(world.as('mara').post(`${desk}/count`, { setAside: [{ anomaly: anomalies[0]!.id, reason: 'One machine voted twice.' }] }, { version: 2 }));
};

/** The organizer opens the gallery, and Lena's team thinks twice about being in it. */
const exhibit = async (world: World, { challenge, entry }: Planted) => {
  const turn = async (act: string) => answer(world.as('mara').post(`/gallery-settings/${challenge}/${act}`, act === 'publish' ? { scope: 'all' } : {}, { version: (await world.ports.challenges.find(challenge))!.version }));
  await turn('publish');
  await answer(world.as('lena').put(`/showings/${entry}`, { shown: false }, { version: 0 }));
  await answer(world.as('lena').put(`/showings/${entry}`, { shown: true }, { version: 1 }));
  await turn('take-back');
  await turn('publish');
  await vote(world, challenge);
};

/** A register of the agency, and the credentials of a challenge. */
const award = async (world: World, { agency, challenge, credential, credentialKind, share }: Planted) => {
  const [mara, lena] = [world.as('mara'), world.as('lena')];
  const change = async (act: string, body: object, status = 200, id = credential) => answer<{ id: string }>(mara.post(`/issued-credentials/${id}/${act}`, body, { version: (await world.ports.credentials.find(id))!.version }), status);
  await answer(mara.put(`/credential-kinds/${agency}/${credentialKind}`, { name: 'Licensed inspector', description: 'May inspect.', criteria: 'Passed the test.', months: 24, renewable: true, retired: false }, { version: 1 }));
  const { id: second } = await answer<{ id: string }>(mara.post(`/agency-credentials/${agency}`, { kindId: credentialKind, email: people.tim.email }), 201);
  await answer(world.as('tim').post(`/own-credentials/${second}/decline`));
  await answer(lena.delete(`/own-credentials/${credential}/shares/${share}`));
  await change('suspend', { reason });
  await change('reinstate', {});
  await change('renew', {}, 202);
  await world.signCredentials();
  const { id: corrected } = await change('replace', { reason, name: 'Lena Lead-King' }, 202);
  await world.signCredentials();
  await change('withdraw', { reason }, 200, corrected);
  await answer(mara.post(`/challenge-credentials/${challenge}/offers`, { kindId: 'winner' }), 202);
};

/** Programs of the agency are told of what happens; a message is sent once more, and so is all of a time. The agency changes its look, and goes back to the site’s own. */
const keepWebhooks = async (world: World, { agency, webhook, delivery }: Planted) => {
  const mara = world.as('mara');
  const own = `/webhooks/${agency}/${webhook}`;
  const words = { name: 'Chat', address: 'https://chat.example.gov/in', kinds: ['results.published'] };
  const version = async () => ({ version: (await world.ports.agencies.find(agency))!.version });
  await answer(mara.post(`/themes/${agency}`, { accent: '#123456', seal: '#654321' }, await version()));
  await answer(mara.put(`/themes/${agency}/worn`, { n: 0 }, await version()));
  await answer(mara.post(`${own}/secret`, {}, { version: 1 }));
  await answer(mara.put(own, { ...words, on: true }, { version: 2 }));
  await answer(mara.post(`${own}/deliveries/${delivery}/send-again`, {}, { version: 1 }));
  await answer(mara.post(`${own}/send-again`, { from: '2027-01-01T00:00:00.000Z', to: '2027-12-31T00:00:00.000Z', which: 'undelivered' }), 202);
  const { webhook: second } = await answer<{ webhook: Id }>(mara.post(`/webhooks/${agency}`, words), 201);
  await answer(mara.post(`/webhooks/${agency}/${second.id}/test`), 201);
  await answer(mara.delete(`/webhooks/${agency}/${second.id}`, { version: 1 }));
};

/** Whoever has left is asked to sign in when they try again. */
const leaves = async (reply: Promise<Response>) => {
  const { status } = await reply;
  if (status !== 200 && status !== 401) throw new Error(`expected to leave, got ${status}`);
};

/** What people do with their accounts and operators with other people's. */
const keepAccounts = async (world: World, { agency, token, unsubscribe, mail }: Planted) => {
  const [olga, vera] = [world.as('olga'), world.as('vera')];
  await answer(olga.post(`/operator/agencies/${agency}/people`, { email: 'awaited@example.org', roles: ['manager'] }));
  await answer(olga.post(`/operator/agencies/${agency}/people`, { email: people.otto.email, roles: ['manager'] }));
  await answer(olga.delete(`/operator/agencies/${agency}/people/awaited@example.org`));
  await answer(olga.delete(`/operator/agencies/${agency}/people/${people.otto.id}`));
  const letter = (await world.ports.mails.find(mail))!;
  await world.ports.mails.change({ ...letter, state: 'failed', version: letter.version + 1 });
  await answer(olga.post(`/operator/mails/${mail}/send-again`, {}, { version: letter.version + 1 }));
  await answer(vera.patch('/me', { organization: 'Harbor' }, { version: 1 }));
  await answer(world.as().post('/mails/unsubscribe', { token: unsubscribe }));
  await answer(vera.delete(`/tokens/${token}`));
  const { items } = await answer<{ items: { id: string; current: boolean }[] }>(vera.get('/sessions'));
  await answer(vera.delete(`/sessions/${items.find((session) => !session.current)!.id}`));
  await answer(olga.post(`/operator/people/${people.vera.id}/lock`, { reason }));
  await answer(olga.post(`/operator/people/${people.vera.id}/unlock`));
  await answer(olga.post(`/operator/people/${people.vera.id}/end-sessions`));
  world.clock.pass(1000);
  await leaves(vera.post('/me/closing', { confirmation: people.vera.email }));
  await leaves(world.as('rita').post('/sessions/end-all'));
};

/** A moderator decides what was suggested, and keeps the atlas. */
const keepAtlas = async (world: World, { listing, twin, suggestion, rejected, mergeable, listingQuestion }: Planted) => {
  const mona = world.as('mona');
  const source = 'https://records.example.gov/wallet';
  await answer(world.as('olga').post(`/operator/people/${people.rita.id}/moderator`, { moderator: true }));
  await answer(mona.put(`/listings/${twin}/owner`, { email: 'wallets@records.example.gov' }, { version: 1 }));
  await answer(mona.put(`/listings/${twin}/owner`, { email: '' }, { version: 2 }));
  await answer(world.as().post(`/listing-questions/${listingQuestion}/answer`, { as: 'right' }));
  await answer(mona.post(`/suggestions/${suggestion}/accept`, undefined, { version: 1 }));
  await answer(mona.post(`/suggestions/${rejected}/reject`, { reason }, { version: 1 }));
  await answer(mona.post(`/suggestions/${mergeable}/merge`, { into: twin }, { version: 1 }));
  await answer(mona.put(`/listings/${listing}`, { facts: { status: 'live', url: 'https://records.example.gov/wallet-2' }, remove: [], source }, { version: 2 }));
  await answer(mona.post(`/listings/${listing}/check`, {}, { version: 3 }));
  await answer(mona.post(`/listings/${listing}/archive`, { reason }, { version: 4 }));
  await answer(mona.post(`/listings/${listing}/restore`, {}, { version: 5 }));
  await answer(mona.post(`/listings/${twin}/merge`, { into: listing }, { version: 2 }));
};

/** An event is written, changed, published, moved, filled, left, held and told of; another is cancelled. */
const holdEvents = async (world: World, { agency, event }: Planted) => {
  const mara = world.as('mara');
  const words = { title: 'Permit clinic', kind: 'forum', place: 'Room 4', capacity: 1 };
  const { id } = await answer<{ id: string }>(mara.post('/events', { ...words, host: { kind: 'agency', agencyId: agency }, zone: 'America/New_York', starts: '2028-06-20T12:00', minutes: 60 }), 201);
  await answer(mara.put(`/events/${id}`, { ...words, title: 'Permit clinic at noon' }, { version: 1 }));
  await answer(mara.post(`/events/${id}/publish`, {}, { version: 2 }));
  for (const who of ['vera', 'tim'] as const) await answer(world.as(who).post(`/events/${id}/registration`, { name: people[who].name, sector: 'other', access: 'A seat by the door.', counted: true }), 201);
  await answer(mara.post(`/events/${id}/move`, { zone: 'America/New_York', starts: '2028-06-21T12:00', minutes: 60, reason }, { version: 3 }));
  await answer(world.as('vera').post(`/events/${id}/leave`));
  await answer(mara.put(`/events/${id}`, { ...words, title: 'Permit clinic at noon', talksUntil: '2028-06-10T12:00' }, { version: 4 }));
  const talk = { title: 'Permits at noon', abstract: 'What we learned in a year of permits.', speakers: [{ name: people.vera.name }], access: 'A low table.' };
  const [kept, gone] = [await answer<{ id: string }>(world.as('vera').post(`/events/${id}/talks`, talk), 201), await answer<{ id: string }>(world.as('vera').post(`/events/${id}/talks`, { ...talk, title: 'Another talk' }), 201)];
  await answer(mara.post(`/events/${id}/talks/${kept.id}/decide`, { as: 'accepted', reason }, { version: 1 }));
  await answer(world.as('vera').post(`/events/${id}/talks/${gone.id}/withdraw`, {}, { version: 1 }));
  const over = await answer<{ id: string }>(mara.post('/events', { ...words, title: 'Permit clinic of last year', host: { kind: 'agency', agencyId: agency }, zone: 'America/New_York', starts: '2026-06-16T12:00', minutes: 60 }), 201);
  await answer(mara.post(`/events/${over.id}/publish`, {}, { version: 1 }));
  await answer(mara.put(`/events/${over.id}/attendance`, { came: [] }, { version: 2 }));
  await answer(mara.put(`/events/${over.id}/outcome`, { as: 'held', minutes: 'We met.' }, { version: 3 }));
  const again = await answer<{ id: string; events: string[] }>(mara.post('/event-series', { ...words, title: 'Permit call', host: { kind: 'agency', agencyId: agency }, zone: 'America/New_York', first: '2028-07-04T12:00', minutes: 60, rule: { every: 'weeks', weeks: 2 }, count: 3 }), 201);
  await answer(world.as('vera').post(`/events/${again.events[0]}/registration`, { name: people.vera.name, sector: 'other' }), 201);
  await answer(mara.put(`/event-series/${again.id}`, { ...words, title: 'Permit call', time: '14:30', minutes: 60, reason }, { version: 1 }));
  await answer(mara.post(`/event-series/${again.id}/cancel`, { reason }, { version: 2 }));
  await answer(mara.post(`/events/${event}/cancel`, { reason }, { version: 2 }));
};

/** A work is written, published, published again and withdrawn; a collection is filled and put in another order. */
const keepLibrary = async (world: World, { agency, publication, listing, libraryFile }: Planted) => {
  const mara = world.as('mara');
  const keeper = { kind: 'agency', agencyId: agency };
  const words = { title: 'What a permit costs', kind: 'report', url: 'https://records.example.gov/costs', authors: [{ kind: 'person', family: 'van der Berg', given: 'Ada' }], cites: [publication], about: [{ kind: 'listing', id: listing }] };
  const { id } = await answer<{ id: string }>(mara.post('/publications', { ...words, keeper }), 201);
  const file = await attachTo(world, 'mara', `/publications/${id}`, 'costs.pdf');
  await answer(mara.put(`/publications/${id}/draft`, { ...words, files: [file] }, { version: 1 }));
  await answer(mara.post(`/publications/${id}/publish`, {}, { version: 2 }));
  await answer(mara.put(`/publications/${id}/draft`, { ...words, date: '2026', files: [file], note: 'Its year.' }, { version: 3 }));
  await answer(mara.post(`/publications/${id}/publish`, {}, { version: 4 }));
  await answer(mara.post(`/publications/${id}/withdraw`, { n: 2, reason }, { version: 5 }));
  const unwanted = await answer<{ id: string }>(mara.post('/publications', { ...words, keeper }), 201);
  await answer(mara.delete(`/publications/${unwanted.id}`, { version: 1 }));
  await answer(mara.get(`/publications/${publication}/files/${libraryFile}`));
  const made = await answer<{ id: string }>(mara.post('/collections', { keeper, title: 'Sums', items: [{ kind: 'publication', id, note: 'First.' }] }), 201);
  await answer(mara.put(`/collections/${made.id}`, { title: 'Sums', shown: true, items: [{ kind: 'listing', id: listing }, { kind: 'publication', id, note: 'Second.' }] }, { version: 1 }));
};

/** Vera comments, three people report it, a moderator hides it, Vera answers and it is back; then she deletes it. The organizer closes comments, and opens them again. */
const talk = async (world: World, { listing, challenge }: Planted) => {
  const [vera, mona, mara] = [world.as('vera'), world.as('mona'), world.as('mara')];
  const { id } = await answer<{ id: string }>(vera.post(`/comment-threads/listing/${listing}`, { text: 'It ended last year.' }), 201);
  await answer(vera.put(`/comments/${id}`, { text: 'It ended last spring.' }, { version: 1 }));
  for (const who of ['rita', 'tim', 'jim'] as const) await answer(world.as(who).post(`/comments/${id}/report`, { reason: 'off-topic', note: 'Not about this.' }));
  await answer(mona.post(`/comment-desk/${id}/hide`, { reason }, { version: 5 }));
  await answer(vera.post(`/comments/${id}/answer`, { text: 'It is about this very pilot.' }, { version: 2 }));
  await answer(mona.post(`/comment-desk/${id}/show`, {}, { version: 7 }));
  await answer(vera.post(`/comments/${id}/delete`, {}, { version: 3 }));
  for (const open of [false, true]) await answer(mara.put(`/comment-settings/${challenge}`, { open }, { version: (await world.ports.challenges.find(challenge))!.version }));
};

/** Word goes to everybody; and somebody asks, the desk puts questions together and takes them apart, keeps an answer back, answers, declines, corrects, and moves the deadline. */
const clarify = async (world: World) => {
  const mara = world.as('mara');
  const agency = await openAgency(world, 'clarity');
  const { id, slug } = await openChallenge(world, agency.id, { timeline: nextYear });
  const ask = async (who: 'vera' | 'rita' | 'tim', text: string) => (await answer<{ id: string }>(world.as(who).post(`/questions/${slug}`, { text }), 201)).id;
  const [one, two, three] = [await ask('vera', 'Can a school enter?'), await ask('rita', 'May schools take part?'), await ask('tim', 'Who else has entered?')];
  const of = (question: string, act: string) => `/question-desk/${id}/questions/${question}/${act}`;
  await answer(mara.post(of(one, 'merge'), { questions: [two] }, { version: 1 }));
  await answer(mara.post(of(two, 'part'), {}, { version: 2 }));
  const words = { question: 'Can schools enter this?', answer: 'Yes.' };
  await answer(mara.put(of(one, 'held'), words, { version: 3 }));
  const { answerId } = await answer<{ answerId: string }>(mara.post(of(one, 'answer'), words, { version: 4 }));
  await answer(mara.post(of(three, 'decline'), { reason }, { version: 1 }));
  await answer(mara.put(`/question-desk/${id}/answers/${answerId}`, { ...words, answer: 'Yes, all of them.', reason }, { version: 1 }));
  const { id: announcement } = await answer<{ id: string }>(mara.post(`/announcement-desk/${id}`, { audience: 'sent', title: 'Office hours', text: 'We answer on Friday.' }), 201);
  const its = `/announcement-desk/${id}/announcements/${announcement}`;
  const latest = async () => ({ version: (await world.ports.announcements.find(id, announcement))!.version });
  await answer(mara.put(its, { audience: 'everybody', title: 'Office hours', text: 'We answer on Friday at noon.' }, await latest()));
  await answer(mara.post(`${its}/list`, {}, await latest()));
  // its own job and no other: some of the planted people cannot be read, and how far a letter to many gets is drawn by lot
  const [asked] = (await world.ports.acts.about(id)).items.filter(({ kind }) => kind === 'announcement.listed');
  while ((await onEvent(world.ports, asked!)) === 'unfinished');
  await world.ports.outbox.handled(asked!);
  await answer(mara.post(`${its}/send`, {}, await latest()));
  await answer(mara.put(`/question-desk/${id}/deadline`, { until: '' }, { version: (await world.ports.challenges.find(id))!.version }));
};

/** A group admits, refuses, removes and ends; in its private space words are written, changed, read and taken down. */
const chairGroup = async (world: World, { group, product, writing, asking, askingToo }: Planted) => {
  const [lena, tim] = [world.as('lena'), world.as('tim')];
  const inSpace = `/groups/${group}/space`;
  await answer(world.as('paul').post(`/groups/${group}/join`));
  await answer(world.as('paul').post(`/groups/${group}/leave`));
  await answer(world.as('nora').post(`/groups/${group}/join`));
  await answer(lena.post(`/groups/${group}/requests/${asking}/admit`));
  await answer(lena.post(`/groups/${group}/requests/${askingToo}/refuse`));
  await answer(tim.put(`/groups/${group}/membership`, { named: false }, { version: 1 }));
  await answer(tim.get(`${inSpace}/writings?kind=document`));
  await answer(tim.get(`${inSpace}/writings/${writing}`));
  await answer(lena.put(`${inSpace}/writings/${writing}`, { title: 'Minutes', text: 'Changed.' }, { version: 1 }));
  await answer(lena.post(`${inSpace}/writings/${writing}/take-down`, { reason: 'It names a patient.' }, { version: 2 }));
  await answer(lena.get(`${inSpace}/log`));
  await answer(lena.put(`/groups/${group}/products/${product}`, { title: 'Permit brief', kind: 'brief', url: 'https://records.example.gov/brief', date: '2026-12-20' }, { version: 1 }));
  await answer(lena.post(`/groups/${group}/members/${asking}/remove`, { reason }));
  await answer(lena.post(`/groups/${group}/end`, { reason }, { version: 6 }));
};

/** Half a year later, what became of the winner. */
const lookBack = async ({ as, clock }: World, { challenge, stranger }: Planted) => {
  const now = clock.now();
  clock.set('2027-09-16T15:00:00.000Z');
  await answer(as('mara').put(`/follow-ups/${challenge}/${stranger}/6`, { inUse: 'yes', end: 'pilot', text: 'Two departments use it.' }, { version: 0 }));
  clock.set(now);
};

/** Every act the product knows, in one story. */
export const tellWholeStory = async (world: World): Promise<void> => {
  const planted = await plantEverything(world);
  await judge(world, planted);
  await goOn(world, planted);
  await exhibit(world, planted);
  await award(world, planted);
  await organize(world, planted.agency);
  await plan(world, await compete(world, planted.agency));
  await screenEntries(world, planted.agency);
  await keepLibrary(world, planted);
  await keepAtlas(world, planted);
  await talk(world, planted);
  await clarify(world);
  await chairGroup(world, planted);
  await holdEvents(world, planted);
  await keepWebhooks(world, planted);
  await keepAccounts(world, planted);
  await lookBack(world, planted);
};
