import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { fillEntry, registerFor, sendEntry, sentEntry, startEntry } from '../support/entry.ts';
import { tokenIn } from '../support/judging.ts';
import { announce, attach, documentOf } from '../support/planted.ts';
import { people } from '../support/people.ts';
import { openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

const fresh = async (changes: Record<string, object> = {}): Promise<Opened> => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  return openChallenge(world, agency.id, changes);
};

test('a team registers, writes, checks and sends, and gets a receipt that names what was sent', async () => {
  const challenge = await fresh();
  const { team, entry } = await startEntry(world, 'lena', challenge);
  const before = await answer<{ faults: { field: string }[] }>(world.as('lena').get(`/entries/${entry.id}/check`));
  expect(before.faults.map(({ field }) => field)).toEqual([
    'summary.pitch', 'approach.how', 'approach.running', 'approach.cost', 'ledger.ledger-writers', 'ledger.ledger-dispute', 'ledger.ledger-without', 'ledger.ledger-private',
  ]);
  expect(await answer(world.as('lena').post(`/entries/${entry.id}/send`, undefined, { version: entry.version }), 422)).toMatchObject({ code: 'invalid', errors: before.faults });
  await fillEntry(world, 'lena', entry.id);
  const receipt = await sendEntry(world, 'lena', entry.id);
  expect(receipt).toMatchObject({ n: 1, sentAt: '2027-01-05T15:00:00.000Z', rulesVersion: 1, rulesHash: challenge.rulesHash, teamId: team.id, team: { members: [people.lena.id] } });
  expect(await answer(world.as('lena').get(`/receipts/${receipt.receipt}`))).toEqual(receipt);
  for (const who of ['rita', 'mara', 'jana', 'olga'] as const) {
    expect(await answer(world.as(who).get(`/receipts/${receipt.receipt}`), 404)).toMatchObject({ code: 'not-found' });
    expect(await answer(world.as(who).get(`/entries/${entry.id}`), 404)).toMatchObject({ code: 'not-found' });
  }
});

test('a change keeps the last sent version valid until the new one is sent; withdrawing is undone by sending', async () => {
  const challenge = await fresh();
  const { entry, receipt } = await sentEntry(world, 'lena', challenge);
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'A shorter sentence.' } }, { version: 1 }));
  expect(await answer(world.as('lena').get(`/entries/${entry.id}`))).toMatchObject({ entry: { sentVersion: 1, receipt: receipt.receipt } });
  const second = await sendEntry(world, 'lena', entry.id);
  expect(second.n).toBe(2);
  expect(second.digest).not.toBe(receipt.digest);
  expect(await answer(world.as('lena').get(`/receipts/${receipt.receipt}`))).toMatchObject({ n: 1, digest: receipt.digest });
  expect(await answer(world.as('lena').post(`/entries/${entry.id}/withdraw`))).toMatchObject({ withdrawnAt: '2027-01-05T15:00:00.000Z' });
  expect((await sendEntry(world, 'lena', entry.id)).n).toBe(3);
});

test('one millisecond late is refused with the policy; in time and stored late is accepted', async () => {
  const challenge = await fresh();
  const late = await startEntry(world, 'lena', challenge);
  const timely = await startEntry(world, 'rita', challenge);
  await fillEntry(world, 'lena', late.entry.id);
  await fillEntry(world, 'rita', timely.entry.id);
  world.clock.set('2027-01-16T05:00:00.000Z');
  const refused = await answer(world.as('lena').post(`/entries/${late.entry.id}/send`, undefined, { version: 1 }), 409);
  expect(refused).toMatchObject({ code: 'closed', closedAt: '2027-01-16T04:59:59.999Z', receivedAt: '2027-01-16T05:00:00.000Z' });
  expect(refused['detail']).toContain('Entries closed Friday, January 15, 2027, 11:59 p.m. Eastern.');
  world.clock.set('2027-01-16T04:59:59.999Z');
  const send = sendEntry(world, 'rita', timely.entry.id);
  const sent = await send;
  expect(sent.sentAt).toBe('2027-01-16T04:59:59.999Z');
});

test('a new rules version is accepted by the lead before the next send', async () => {
  const challenge = await fresh();
  const { team, entry } = await sentEntry(world, 'lena', challenge);
  await saveSection(world, challenge.id, 'prizes', { note: 'Paid within 30 days.' });
  await answer(world.as('mara').post(`/calls/${challenge.id}/correct`, { reason: 'People asked when prizes are paid.' }));
  expect(await answer(world.as('lena').post(`/entries/${entry.id}/send`, undefined, { version: 2 }), 409)).toMatchObject({ code: 'conflict', rulesVersion: 2 });
  const task = async () => (await answer<{ items: { kind: string; mine: boolean; sentAt?: string; id?: string }[] }>(world.as('lena').get('/me/work'))).items.find((one) => one.id === entry.id);
  expect(await task()).toMatchObject({ kind: 'rules-to-accept', mine: true, sentAt: '2027-01-05T15:00:00.000Z' });
  await answer(world.as('lena').post(`/teams/${team.id}/rules`, { rulesVersion: 2 }));
  expect(await task()).toMatchObject({ kind: 'entry-sent', mine: false });
  const { items } = await answer<{ items: { personId: string; rulesVersion: number }[] }>(world.as('mara').get(`/registrants/${challenge.id}?standing=approved`));
  expect(items).toMatchObject([{ personId: people.lena.id, rulesVersion: 2 }]);
  expect(await sendEntry(world, 'lena', entry.id)).toMatchObject({ n: 2, rulesVersion: 2 });
});

test('two people write in one section: neither loses a word', async () => {
  const challenge = await fresh();
  const { team, entry } = await startEntry(world, 'lena', challenge);
  await registerFor(world, 'tim', challenge);
  const { link } = await answer<{ link: string }>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
  const token = tokenIn(link);
  expect(await answer(world.as().get(`/team-invitations/${token}`))).toMatchObject({ team: { name: 'Team lena' }, inviter: 'Lena Lead', invitation: { outcome: 'waiting' } });
  await answer(world.as('tim').post(`/team-invitations/${token}/accept`));
  expect(await answer(world.as('rita').post(`/team-invitations/${token}/accept`), 409)).toMatchObject({ code: 'conflict' });
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'From Lena.' } }, { version: 0 }));
  const second = await answer(world.as('tim').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'From Tim.' } }, { version: 0 }), 412);
  expect(second).toMatchObject({ code: 'stale', current: { answers: { pitch: 'From Lena.' }, version: 1, editedBy: people.lena.id, editedByName: 'Lena Lead' } });
  expect(await answer(world.as('tim').post(`/entries/${entry.id}/send`, undefined, { version: 1 }), 403)).toMatchObject({ code: 'forbidden' });
});

test('what somebody wrote stays when they leave, and their name does not', async () => {
  const challenge = await fresh({ rules: { teamsPerPerson: 2, entriesPerPerson: 2 } });
  const { team, entry } = await startEntry(world, 'lena', challenge);
  const { link } = await answer<{ link: string }>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
  await registerFor(world, 'tim', challenge);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(link)}/accept`));
  await answer(world.as('tim').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'From Tim.' } }, { version: 0 }));
  const names = async () => (await answer<{ drafts: { editedByName: string }[] }>(world.as('lena').get(`/entries/${entry.id}`))).drafts.map((draft) => draft.editedByName);
  expect(await names()).toEqual(['Tim Member']);
  await answer(world.as('tim').post(`/teams/${team.id}/members/${people.tim.id}/remove`));
  expect(await names()).toEqual(['']);
  const save = (pitch: string) => world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch } }, { version: 0 });
  expect([await answer(save('From Lena.'), 412), await answer(save('From Tim.'))]).toMatchObject([{ current: { answers: { pitch: 'From Tim.' }, editedByName: '' } }, { editedByName: '' }]);
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const left = (await world.ports.mails.all()).items.find(({ template, to }) => template === 'team-left' && to === people.lena.email)!;
  expect((await world.ports.mails.find(left.id))?.text).toContain(`/apply/${challenge.slug}/team?entry=${entry.id}`);
});

test('slots bound teams and entries of a person, and leaving frees one', async () => {
  const challenge = await fresh({ rules: { teamsPerPerson: 1, entriesPerPerson: 1 } });
  const { team } = await startEntry(world, 'lena', challenge);
  expect(await answer(world.as('lena').post('/entries', { teamId: team.id, title: 'Another', area: 'permits' }), 409)).toMatchObject({ code: 'limit' });
  expect(await answer(world.as('lena').post('/teams', { challengeId: challenge.id, name: 'Second team' }), 409)).toMatchObject({ code: 'limit' });
  await answer(world.as('lena').post(`/teams/${team.id}/members/${people.lena.id}/remove`));
  await answer(world.as('lena').post('/teams', { challengeId: challenge.id, name: 'Second team' }), 201);
});

test('a file is announced, put, checked by content, and named in the receipt', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const wanted = { name: 'plan of lena.pdf', type: 'application/pdf', size: bytes.length, sha256, field: 'documents' };
  const { file, upload } = await answer<{ file: { id: string }; upload: { url: string } }>(world.as('lena').post(`/entries/${entry.id}/files`, wanted), 201);
  const token = upload.url.split('/').at(-1)!;
  expect(await answer(world.as('lena').post(`/entries/${entry.id}/files/${file.id}/confirm`), 409)).toMatchObject({ code: 'conflict' });
  const parts = async function* (content: Uint8Array) { yield content; };
  await expect(world.fileStore.receive(token, parts(Buffer.from('something else')))).rejects.toMatchObject({ code: 'invalid' });
  await world.fileStore.receive(token, parts(bytes));
  expect(await answer(world.as('lena').post(`/entries/${entry.id}/files/${file.id}/confirm`))).toMatchObject({ state: 'verified' });
  await fillEntry(world, 'lena', entry.id);
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/evidence`, { answers: { documents: [file.id] } }, { version: 1 }));
  expect(await sendEntry(world, 'lena', entry.id)).toMatchObject({ files: [{ id: file.id, name: 'plan of lena.pdf', size: bytes.length, type: 'application/pdf', sha256 }] });
  expect(await answer(world.as('rita').get(`/entries/${entry.id}/files/${file.id}`), 404)).toMatchObject({ code: 'not-found' });
});

test('a file that was announced in time and is whole only after the deadline is not in the entry', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  const announced = async (name: string) => {
    const id = await announce(world, 'lena', entry.id, name);
    return () => world.as('lena').post(`/entries/${entry.id}/files/${id}/confirm`);
  };
  const [timely, late] = [await announced('one.pdf'), await announced('two.pdf')];
  const { phases } = (await answer<{ challenge: { phases: { kind: string; closesAt: string }[] } }>(world.as().get(`/challenges/${challenge.slug}`))).challenge;
  const { closesAt } = phases.find(({ kind }) => kind === 'entries')!;
  world.clock.set(closesAt);
  expect(await answer(timely())).toMatchObject({ state: 'verified' });
  world.clock.set(new Date(Date.parse(closesAt) + 1).toISOString());
  expect(await answer(timely())).toMatchObject({ state: 'verified' });
  expect(await answer(late(), 409)).toMatchObject({ code: 'closed', detail: 'The deadline passed before this file was here whole, so it is not in your entry. The version you sent last counts.' });
});

test('the name of a file ends as its type does, in one of the ways it can', async () => {
  const { entry } = await startEntry(world, 'lena', await fresh());
  const announced = (name: string, type: string, status: number) => answer(world.as('lena').post(`/entries/${entry.id}/files`, { ...documentOf(name), type }), status);
  const fault = (words: string) => ({ code: 'invalid', errors: [{ field: 'name', message: `${words} Rename the file, or choose one of the kind its name says.` }] });
  expect(await announced('invoice.html', 'text/plain', 422)).toMatchObject(fault('The name of a text file ends in .txt.'));
  expect(await announced('x.exe', 'application/pdf', 422)).toMatchObject(fault('The name of a PDF file ends in .pdf.'));
  expect(await announced('pdf', 'application/pdf', 422)).toMatchObject(fault('The name of a PDF file ends in .pdf.'));
  expect(await announced('site.png', 'image/jpeg', 422)).toMatchObject(fault('The name of a JPEG file ends in .jpg or .jpeg.'));
  expect(await announced('x.html', 'constructor', 422)).toMatchObject({ errors: [{ field: 'type' }] });
  await announced('Site.JPEG', 'image/jpeg', 201);
});

test('a file is announced for a question about files, asked in this area, with a place left', async () => {
  const documents = { id: 'documents', type: 'files', label: 'Documents', maxFiles: 1 };
  const plans = { id: 'plans', type: 'files', label: 'Plans', areas: ['roads'] };
  const challenge = await fresh({
    details: { need: 'Restaurants hold eleven permits on average.', areas: [{ id: 'permits', name: 'Permits', description: '' }, { id: 'roads', name: 'Roads', description: '' }] },
    form: { sections: [{ id: 'evidence', title: 'Evidence', minutes: 5, fields: [documents, plans, { id: 'video', type: 'video', label: 'A short video' }] }] },
  });
  const { entry } = await startEntry(world, 'lena', challenge);
  const announced = (field: string, status: number) => answer<{ file: { id: string } }>(world.as('lena').post(`/entries/${entry.id}/files`, { ...documentOf(`${field}.pdf`), field }), status);
  expect(await announced('elsewhere', 422)).toMatchObject({ errors: [{ field: 'field', message: 'The form does not ask this question. Open the section again.' }] });
  expect(await announced('video', 422)).toMatchObject({ errors: [{ field: 'field', message: 'A short video: this question takes no files.' }] });
  expect(await announced('plans', 422)).toMatchObject({ errors: [{ field: 'field', message: 'Plans: this question is not asked in the challenge area of your entry.' }] });
  const file = await attach(world, 'lena', entry.id, 'plan.pdf');
  const save = (answers: object, version: number) => answer(world.as('lena').put(`/entries/${entry.id}/drafts/evidence`, { answers }, { version }));
  await save({ documents: [file, file], video: 'https://lena:secret@video.example/1' }, 0);
  expect(await answer(world.as('lena').get(`/entries/${entry.id}/check`))).toEqual({
    faults: [
      { field: 'evidence.documents', message: 'Documents: The same file is attached twice. Remove one.' },
      { field: 'evidence.video', message: 'A short video: Leave the user name and password out of the link.' },
    ],
  });
  await save({ documents: [file] }, 1);
  expect(await announced('documents', 409)).toMatchObject({ code: 'limit', errors: [{ field: 'field', message: 'Documents: Attach at most 1 file. Remove one first.' }] });
  // what was only announced takes no place: a broken upload never stands in the way of the next try
  await save({}, 2);
  await announced('documents', 201);
  await announced('documents', 201);
});

test('the same Send twice has one effect', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  await fillEntry(world, 'lena', entry.id);
  const first = await answer(world.as('lena').post(`/entries/${entry.id}/send`, undefined, { version: 1, key: 'send-once' }), 201);
  const again = await world.as('lena').post(`/entries/${entry.id}/send`, undefined, { version: 1, key: 'send-once' });
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await answer(again, 201)).toEqual(first);
});

test('a number that cannot be kept exactly is refused at its question; the largest and the smallest that can are kept', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  for (const cost of ['123456789012345678', '1e125', '1e-131', '-1e308']) {
    expect(await answer(world.as('lena').put(`/entries/${entry.id}/drafts/approach`, { answers: { cost: Number(cost) } }, { version: 0 }), 422)).toMatchObject({
      code: 'invalid', errors: [{ field: 'answers.cost', message: 'This number cannot be kept exactly. Use at most 15 digits.' }],
    });
  }
  for (const [version, cost] of [9_007_199_254_740_991, -0.000_001, 0].entries()) {
    expect(await answer(world.as('lena').put(`/entries/${entry.id}/drafts/approach`, { answers: { cost } }, { version }))).toMatchObject({ answers: { cost } });
  }
});

test('an answer of a name that a schema would drop is refused, and what is stored stays', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'Kept.' } }, { version: 0 }));
  for (const name of ['__proto__', String.raw`\u005f_proto__`]) {
    const body = `{"answers":{"${name}":"Lost?"}}`;
    const reply = world.app.request(`http://localhost:4321/api/v1/entries/${entry.id}/drafts/summary`, {
      method: 'PUT', body, headers: { cookie: await world.sessions.cookieOf('lena', 0), 'content-type': 'application/json', 'if-match': '"1"' },
    }, { receivedAt: Date.parse(world.clock.now()), address: '192.0.2.1' });
    expect(await answer(reply, 422)).toMatchObject({ errors: [{ field: 'answers.__proto__', message: 'Nothing that is asked here has this name. Leave it out.' }] });
  }
  expect(await answer(world.as('lena').get(`/entries/${entry.id}`))).toMatchObject({ drafts: [{ answers: { pitch: 'Kept.' } }] });
});
