import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bitIn, checkedAt, isSigned, offeredResult, settle, type Held } from '../support/awarding.ts';
import { stretchesOf } from '../../functions/domain/credential/registry/registry-place.ts';
import { people } from '../support/people.ts';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let held: Held;
let challenge: { id: string; slug: string };
const mara = () => world.as('mara');
const act = async (what: string, body: object = {}, status = 200) => {
  world.clock.pass(10_000);
  const { version } = await answer<Held>(mara().get(`/issued-credentials/${held.id}`));
  const done = await answer<Held>(mara().post(`/issued-credentials/${held.id}/${what}`, body, { version }), status);
  await settle(world);
  return done;
};
const seen = (number = held.number) => answer<Record<string, unknown>>(world.as().get(`/credentials/${number}`));
const toldOnRecord = async () => {
  await world.writeRecord();
  const { items } = await answer<{ items: { sentence: string }[] }>(world.as().get(`/record/challenges/${challenge.slug}`));
  return items.map(({ sentence }) => sentence).filter((sentence) => sentence.includes('credential')).toReversed();
};
const letters = async (email: string) => (await world.ports.mails.all()).items.filter(({ to, template }) => to === email && template.startsWith('credential')).map(({ template }) => template);

beforeAll(async () => {
  world = await makeWorld();
  ({ challenge } = await offeredResult(world));
}, 120_000);
afterAll(() => world?.stop());

test('everybody a kind is true of is offered one, once, and hears so in a letter', async () => {
  const { items } = await answer<{ items: { kindId: string; done: number; finishedAt: string }[] }>(mara().get(`/challenge-credentials/${challenge.id}/offers`));
  expect(items.map(({ kindId, done, finishedAt }) => [kindId, done, finishedAt !== undefined])).toEqual([['judge', 5, true], ['winner', 1, true]]);
  const { items: [lenas] } = await answer<{ items: (Held & { prize: string; team: string })[] }>(world.as('lena').get('/own-credentials'));
  expect(lenas).toMatchObject({ status: 'offered', signing: false, agencyName: 'Department of records', basis: 'winner' });
  expect([lenas!.prize !== '', lenas!.team]).toEqual([true, expect.stringMatching(/^Team /)]);
  expect(await letters(people.lena.email)).toEqual(['credential-offered']);
  await answer(mara().post(`/challenge-credentials/${challenge.id}/offers`, { kindId: 'winner' }), 202);
  await settle(world);
  expect(await letters(people.lena.email)).toEqual(['credential-offered']);
  expect((await answer<{ items: Held[] }>(world.as('lena').get('/own-credentials'))).items).toHaveLength(1);
});

test('before an offer it is said how many it reaches: those who have theirs get no other letter', async () => {
  const reach = (kindId: string, id = challenge.id) => answer(mara().get(`/challenge-credentials/${id}/offers/${kindId}`));
  expect([await reach('winner'), await reach('judge')]).toEqual([{ people: 0, letters: 0, more: false }, { people: 0, letters: 0, more: false }]);
  const members = (await Promise.all((await world.ports.teams.ofChallenge(challenge.id)).map(({ id }) => world.ports.teams.members(id)))).flat().map(({ personId }) => personId);
  const here = (await world.ports.people.findMany([...new Set(members)])).map(({ id }) => id);
  expect(await reach('entered')).toEqual({ people: here.length, letters: members.filter((id) => here.includes(id)).length, more: false });
  expect(here).toContain((await world.ports.people.findByEmail(people.lena.email))!.id);
});

test('before it is accepted nobody in public can tell that it is there', async () => {
  const { items: [offer] } = await answer<{ items: Held[] }>(world.as('lena').get('/own-credentials'));
  for (const path of [`/credentials/${offer!.number}`, `/credentials/${offer!.number}/file`]) expect((await world.as().get(path)).status).toBe(404);
  expect((await answer<{ items: object[] }>(world.as().get('/credential-registries/records'))).items).toEqual([]);
  expect((await world.as('rita').get(`/own-credentials/${offer!.id}`)).status).toBe(404);
  expect((await world.as('rita').post(`/own-credentials/${offer!.id}/accept`, { name: 'Rita' })).status).toBe(404);
});

test('what is accepted is signed by a job, and the same act heard twice is one', async () => {
  const { items: [offer] } = await answer<{ items: Held[] }>(world.as('lena').get('/own-credentials'));
  const accept = () => answer<Held>(world.as('lena').post(`/own-credentials/${offer!.id}/accept`, { name: 'Lena Lead' }, { key: 'accept once' }), 202);
  const first = await accept();
  expect(first).toMatchObject({ status: 'valid', signing: true });
  expect(await accept()).toEqual(first);
  expect(await answer(world.as('lena').get(`/own-credentials/${offer!.id}/file`), 202)).toEqual({ signing: true });
  expect((await world.as().get(`/credentials/${offer!.number}`)).status).toBe(404);
  await settle(world);
  held = await answer<Held>(world.as('lena').get(`/own-credentials/${offer!.id}`));
  expect(held).toMatchObject({ status: 'valid', signing: false, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('the signed text is an Open Badge that anybody can check, the same for its holder and in public', async () => {
  const text = await (await world.as('lena').get(`/own-credentials/${held.id}/file`)).text();
  expect(await (await world.as().get(`/credentials/${held.number}/file`)).text()).toBe(text);
  expect(world.ports.sha256(text)).toBe(held.hash);
  expect(await isSigned(world, text)).toBe(true);
  expect(await isSigned(world, text.replace('Lena Lead', 'Lena Led'))).toBe(false);
  const badge = JSON.parse(text) as { id: string; credentialStatus: { statusListCredential: string; statusPurpose: string }[] };
  expect(badge.id).toBe(`${world.ports.site.origin}/credentials/${held.number}`);
  expect(badge.credentialStatus.map(({ statusListCredential, statusPurpose }) => [statusListCredential, statusPurpose])).toEqual(['revocation', 'suspension'].map((one) => [`${world.ports.site.origin}/credentials/status/1-${one}`, one]));
  const did = JSON.parse(await (await world.as().get('/credential-issuer')).text()) as { assertionMethod: string[] };
  expect(did.assertionMethod).toEqual([world.signing.credentialSigner.keyId]);
  for (const purpose of ['revocation', 'suspension']) expect(await isSigned(world, await (await world.as().get(`/credential-status/1-${purpose}`)).text())).toBe(true);
});

test('suspended, reinstated, withdrawn: the public page, the list, the feed, the letters and the record say so', async () => {
  expect(await seen()).toMatchObject({ status: 'valid', name: 'Lena Lead', number: held.number, agency: { name: 'Department of records' } });
  expect((await checkedAt(world, held.number)).standing).toBe('valid');
  await act('suspend', { reason: 'A complaint is looked into.' });
  expect(await seen()).toMatchObject({ status: 'suspended', reason: 'A complaint is looked into.' });
  expect([await bitIn(world, held.id, 'suspension'), await bitIn(world, held.id, 'revocation')]).toEqual([true, false]);
  expect((await checkedAt(world, held.number)).standing).toBe('suspended');
  await act('reinstate');
  expect((await checkedAt(world, held.number)).standing).toBe('valid');
  expect((await seen())['status']).toBe('valid');
  expect(await bitIn(world, held.id, 'suspension')).toBe(false);
  await act('withdraw', { reason: 'The entry was not theirs.' });
  expect(await seen()).toMatchObject({ status: 'withdrawn', reason: 'The entry was not theirs.' });
  expect(await bitIn(world, held.id, 'revocation')).toBe(true);
  expect((await checkedAt(world, held.number)).standing).toBe('withdrawn');
  expect(await letters(people.lena.email)).toEqual(expect.arrayContaining(['credential-suspended', 'credential-reinstated', 'credential-withdrawn']));
  const { items } = await answer<{ items: { what: string; number: string }[] }>(world.as().get('/credential-registries/records/changes'));
  expect(items.map(({ what, number }) => [what, number])).toEqual(['withdrawn', 'reinstated', 'suspended', 'issued'].map((what) => [what, held.number]));
  expect(await toldOnRecord()).toEqual(['A credential was issued.', 'A credential was suspended.', 'A credential was reinstated.', 'A credential was withdrawn, or another took its place.']);
  expect(await answer(mara().post(`/issued-credentials/${held.id}/reinstate`, {}, { version: (await world.ports.credentials.find(held.id))!.version }), 409)).toMatchObject({ detail: 'It was withdrawn. Only a suspended one can be reinstated.' });
});

test('a registration is offered to an address, accepted by whoever proves it, ends by the clock, and is renewed', async () => {
  const agencyId = (await world.ports.credentials.find(held.id))!.agencyId;
  const kind = await answer<{ id: string }>(mara().post(`/credential-kinds/${agencyId}`, { basis: 'registration', name: 'Licensed inspector', description: 'May inspect boilers.', criteria: 'Passed the test.', months: 12, renewable: true }), 201);
  held = await answer<Held>(mara().post(`/agency-credentials/${agencyId}`, { kindId: kind.id, email: 'VERA@gmail.com', reference: '036.1234' }), 201);
  await settle(world);
  expect(await letters(people.vera.email.toUpperCase().replace('@GMAIL.COM', '@gmail.com'))).toEqual(['credential-offered']);
  await answer(world.as('vera').post(`/own-credentials/${held.id}/accept`, { name: 'Vera Visitor' }), 202);
  await settle(world);
  const { validUntil } = await seen() as { validUntil: string };
  expect(await seen()).toMatchObject({ status: 'valid', reference: '036.1234', kind: { name: 'Licensed inspector' } });
  world.clock.set(validUntil);
  await settle(world);
  expect(await seen()).toMatchObject({ status: 'expired', since: validUntil });
  expect(await act('renew', {}, 202)).toMatchObject({ status: 'valid', signing: true });
  expect((await seen())['status']).toBe('valid');
  const text = await (await world.as().get(`/credentials/${held.number}/file`)).text();
  expect([await isSigned(world, text), (JSON.parse(text) as { validUntil: string }).validUntil]).toEqual([true, (await seen())['validUntil']]);
});

test('a kind that can be renewed without an end is refused at its field', async () => {
  const agencyId = (await world.ports.credentials.find(held.id))!.agencyId;
  const words = { basis: 'registration', name: 'Inspector', description: 'May inspect.', criteria: 'A test.', renewable: true };
  expect(await answer(mara().post(`/credential-kinds/${agencyId}`, words), 422)).toMatchObject({ errors: [{ field: 'months', message: 'What can be renewed ends: say after how many months.' }] });
});

test('a manager finds one by its number as it was typed, and none of another agency', async () => {
  const agencyId = (await world.ports.credentials.find(held.id))!.agencyId;
  const found = async (id: string, number: string) => (await answer<{ items: Held[] }>(mara().get(`/agency-credentials/${id}?number=${encodeURIComponent(number)}`))).items.map(({ id }) => id);
  expect(await found(agencyId, held.number.toLowerCase().replaceAll('-', ' '))).toEqual([held.id]);
  expect(await found(agencyId, 'C-0000')).toEqual([]);
  expect(await found((await openAgency(world, 'parks')).id, held.number)).toEqual([]);
});

test('a number of the agency’s own leads to it without a scan; the same one is given again only where that is said', async () => {
  const { agencyId, kindId } = (await world.ports.credentials.find(held.id))!;
  const registry = async (query: string) => (await answer<{ items: { number: string; status: string }[] }>(world.as().get(`/credential-registries/records?${query}`))).items.map(({ number }) => number);
  expect([await registry('number=036.1234'), await registry(`number=${held.number.toLowerCase()}`), await registry('number=036.9')]).toEqual([[held.number], [held.number], []]);
  expect(await answer(mara().get(`/agency-credentials/${agencyId}/given?kindId=${kindId}&references=${encodeURIComponent('1\n036.1234')}`))).toEqual({ items: [{ number: held.number, status: 'valid', reference: '036.1234', name: 'Vera Visitor', email: expect.any(String) }] });
  const again = (more: object, status: number) => answer<{ detail: string; id: string }>(mara().post(`/agency-credentials/${agencyId}`, { kindId, email: people.tim.email, reference: '036.1234', ...more }), status);
  expect((await again({}, 409)).detail).toBe(`The number 036.1234 is given already: ${held.number} has it (valid). Give another, or say that you give it again.`);
  const { id } = await again({ again: true }, 201);
  expect(await registry('number=036.1234')).toEqual([held.number]);
  const { version } = (await world.ports.credentials.find(id))!;
  await answer(mara().post(`/issued-credentials/${id}/withdraw`, { reason: 'Given by mistake.' }, { version }));
  expect((await answer<{ items: Held[] }>(mara().get(`/agency-credentials/${agencyId}?number=036.1234`))).items).toHaveLength(2);
});

test('the registry is read by kind and by what it is now, a page at a time', async () => {
  const { kindId } = (await world.ports.credentials.find(held.id))!;
  const statuses = async (query: string) => (await answer<{ items: { status: string }[] }>(world.as().get(`/credential-registries/records?${query}`))).items.map(({ status }) => status);
  expect([await statuses('status=valid'), await statuses('status=withdrawn'), await statuses('status=expired'), await statuses(`kind=${kindId}`), await statuses(`kind=${kindId}&status=withdrawn`), await statuses('kind=winner&status=withdrawn')]).toEqual([['valid'], ['withdrawn'], [], ['valid'], [], ['withdrawn']]);
  expect((await answer<{ items: { name: string }[] }>(world.as().get('/credential-registries/records/kinds'))).items.map(({ name }) => name)).toEqual(['Winner', 'Licensed inspector']);
  await act('suspend', { reason: 'No insurance.', until: new Date(Date.parse(world.clock.now()) + 86_400_000).toISOString() });
  expect([await statuses('status=valid'), await statuses('status=suspended')]).toEqual([[], ['suspended']]);
  world.clock.pass(2 * 86_400_000);
  await settle(world);
  expect([await statuses('status=valid'), await statuses('status=suspended')]).toEqual([['valid'], []]);
  const { validUntil } = (await world.ports.credentials.find(held.id))!;
  const expired = await world.ports.credentials.registry((await world.ports.credentials.find(held.id))!.agencyId, undefined, { stretches: stretchesOf('expired', validUntil!) });
  expect(expired.items.map(({ id }) => id)).toEqual([held.id]);
});

test('a corrected name is a new number; the old one says which', async () => {
  const corrected = await act('replace', { reason: 'A letter was wrong.', name: 'Vera Visitor-King' }, 202);
  expect(await seen()).toMatchObject({ status: 'replaced', replacedBy: corrected.number, name: 'Vera Visitor' });
  expect(await bitIn(world, held.id, 'revocation')).toBe(true);
  expect(await seen(corrected.number)).toMatchObject({ status: 'valid', name: 'Vera Visitor-King', replaces: held.number });
  const { kindId } = (await world.ports.credentials.find(held.id))!;
  const { items } = await answer<{ items: { number: string }[] }>(world.as().get(`/credential-registries/records?kind=${kindId}`));
  expect(items.map(({ number }) => number).filter((number) => [held.number, corrected.number].includes(number))).toEqual([corrected.number, held.number]);
  const own = await answer<{ items: { number: string }[] }>(world.as('vera').get('/own-credentials'));
  expect(own.items.map(({ number }) => number)).toEqual([corrected.number, held.number]);
  held = await answer<Held>(world.as('vera').get(`/own-credentials/${corrected.id}`));
});

test('its page leads to the leaf that tells of its being issued', async () => {
  await world.writeRecord();
  const { leaf, act: id } = await seen() as { leaf: number; act: string };
  expect(JSON.parse((await answer<{ leaf: string }>(world.as().get(`/record/leaves/${leaf}`))).leaf)).toMatchObject({ id, act: 'award.issued' });
});

test('a link shows what was chosen, and nothing once it is stopped', async () => {
  const share = await answer<{ id: string; address: string }>(world.as('vera').post(`/own-credentials/${held.id}/shares`, { fields: ['dates'] }), 201);
  const path = `/credential-shares/${share.address.split('/').at(-1)}`;
  const shown = await answer<Record<string, unknown>>(world.as().get(path));
  expect(Object.keys(shown).toSorted()).toEqual(['agency', 'at', 'kind', 'status', 'validFrom', 'validUntil']);
  await answer(world.as('vera').delete(`/own-credentials/${held.id}/shares/${share.id}`));
  expect(await answer(world.as().get(path), 410)).toMatchObject({ detail: 'This is no longer shared. Ask the person who gave you the link.' });
  expect(JSON.stringify(await answer(world.as('vera').get(`/own-credentials/${held.id}/shares`)))).not.toContain('hash');
});

test('the registry lists what was accepted, also for a spreadsheet', async () => {
  const { items } = await answer<{ items: { number: string; status: string }[] }>(world.as().get('/credential-registries/records'));
  expect(items.map(({ status }) => status)).toEqual(['valid', 'replaced', 'withdrawn']);
  const csv = await world.as().get('/credential-registries/records/csv');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = (await csv.text()).split('\r\n');
  expect([lines[0], lines.length]).toEqual(['number,status,since,kind,name,challenge,team,prize,reference,valid from,valid until,reason,suspended until,replaced by', 5]);
});

test('what became of them is a feed that programs can follow: whole XML, newest first, each entry once', async () => {
  const reply = await world.as().get('/credential-registries/records/atom');
  expect(reply.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  const entries: { id: string; title: string; updated: string }[] = [];
  const open: string[] = [];
  const parser = new Parser({
    onopentag: (name) => { open.push(name); if (name === 'entry') entries.push({ id: '', title: '', updated: '' }); },
    onclosetag: (name) => { expect(open.pop()).toBe(name); },
    ontext: (text) => { const [at, name] = open.slice(-2); if (at === 'entry') entries.at(-1)![name as 'id'] += text; },
  }, { xmlMode: true });
  parser.end(await reply.text());
  const { items } = await answer<{ items: { what: string; number: string; at: string }[] }>(world.as().get('/credential-registries/records/changes'));
  expect(entries.map(({ updated }) => updated)).toEqual(items.map(({ at }) => at));
  expect(entries.map(({ title }) => title)).toContain(`${held.number} was issued`);
  expect(entries.map(({ title }) => title.split(' ')[0])).toEqual(items.map(({ number }) => number));
  expect(new Set(entries.map(({ id }) => id)).size).toBe(items.length);
  expect((await world.as().get('/credential-registries/nobody/atom')).status).toBe(404);
});

test('whoever offered one to a person hears what they answered; letters name whom to write to; one that begins later is found as not valid yet', async () => {
  const { agencyId, kindId } = (await world.ports.credentials.find(held.id))!;
  const statuses = async (status: string) => (await answer<{ items: { number: string }[] }>(world.as().get(`/credential-registries/records?status=${encodeURIComponent(status)}`))).items.map(({ number }) => number);
  const told = async () => (await world.ports.mails.all()).items.filter(({ to, template }) => to === people.mara.email && template === 'credential-answered').map(({ subject }) => subject);
  const before = (await told()).length;
  const validFrom = new Date(Date.parse(world.clock.now()) + 86_400_000).toISOString();
  const offer = (reference: string) => answer<Held>(mara().post(`/agency-credentials/${agencyId}`, { kindId, email: people.rita.email, reference, validFrom }), 201);
  const [first, second] = [await offer('9.1'), await offer('9.2')];
  const { id: mailId } = (await world.ports.mails.all()).items.find(({ to, template }) => to === people.rita.email && template === 'credential-offered')!;
  expect((await world.ports.mails.find(mailId))!.text).toContain(`Questions go to Department of records: ${people.mara.email}`);
  await answer(world.as('rita').post(`/own-credentials/${first.id}/accept`, { name: 'Rita Roe' }), 202);
  await settle(world);
  await answer(world.as('rita').post(`/own-credentials/${second.id}/decline`), 200);
  await settle(world);
  expect((await told()).slice(0, (await told()).length - before).toSorted()).toEqual(['Accepted: Licensed inspector', 'Declined: Licensed inspector']);
  expect([await statuses('not yet'), (await statuses('valid')).includes(first.number)]).toEqual([[first.number], false]);
  world.clock.pass(2 * 86_400_000);
  await settle(world);
  expect([await statuses('not yet'), (await statuses('valid')).includes(first.number)]).toEqual([[], true]);
});

test('when the lists could not be signed in time, nothing is shown as valid', async () => {
  world.clock.pass(49 * 3_600_000);
  expect((await seen())['status']).toBe('unknown');
  await settle(world);
  expect((await seen())['status']).toBe('valid');
});

test('whoever closes their account is named nowhere, and the number counts no more', async () => {
  world.clock.pass(10_000);
  await answer(world.as('vera').post('/me/closing', { confirmation: people.vera.email }));
  await settle(world);
  const gone = await seen();
  expect([gone['status'], gone['name'], gone['reference']]).toEqual(['withdrawn', undefined, undefined]);
  expect((await world.as().get(`/credentials/${held.number}/file`)).status).toBe(404);
  expect(await bitIn(world, held.id, 'revocation')).toBe(true);
  expect(await (await world.as().get('/credential-registries/records/csv')).text()).not.toContain('Vera');
});

test('a name that the agency wrote is signed as it wrote it; of one that the holder wrote everybody reads whose word it is', async () => {
  const { agencyId, kindId } = (await world.ports.credentials.find(held.id))!;
  const taken = async (who: 'rita' | 'jim', more: object) => {
    const offered = await answer<Held>(mara().post(`/agency-credentials/${agencyId}`, { kindId, email: people[who].email, ...more }), 201);
    await answer(world.as(who).post(`/own-credentials/${offered.id}/accept`, { name: 'Governor Grand' }), 202);
    await settle(world);
    return answer(world.as().get(`/credentials/${offered.number}`));
  };
  expect(await taken('rita', { reference: 'N-1', name: 'Rita Maria Rival' })).toMatchObject({ name: 'Rita Maria Rival', nameBy: 'agency' });
  expect(await taken('jim', { reference: 'N-2' })).toMatchObject({ name: 'Governor Grand', nameBy: 'holder' });
});
