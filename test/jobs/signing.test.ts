import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listWork, windowSeconds, type StatusListHead } from '../../functions/domain/credential/status-list-head.ts';
import { isNamed } from '../../functions/domain/record/leaf/leaf.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { onSigning } from '../../functions/jobs/on-signing.ts';
import { localSigning } from '../../functions/main/local/signing.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { bitIn, checkedAt, isSigned, settle, type Held } from '../support/awarding.ts';
import { breakable, type Breakable } from '../support/faults.ts';
import { postOffice } from '../support/letters.ts';
import { people } from '../support/people.ts';
import { readLog } from '../support/record/folder.ts';
import { openAgency } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let broken: Breakable;
let agencyId: string;
let kindId: string;
const pace = { hasTime: () => true };
const sign = (ports: Ports = world.ports) => onSigning({ ports, signing: world.signing, log: (line) => world.logged.push(line), pace });

/** Offered to Lena, and accepted; nothing is signed yet. */
const accepted = async (): Promise<Held> => {
  world.clock.pass(3_600_000 * 5);
  const { id } = await answer<Held>(world.as('mara').post(`/agency-credentials/${agencyId}`, { kindId, email: people.lena.email }), 201);
  return answer<Held>(world.as('lena').post(`/own-credentials/${id}/accept`, { name: 'Lena Lead' }), 202);
};

beforeAll(async () => {
  broken = breakable();
  world = await makeWorld({ wrapStore: broken.wrap });
  agencyId = (await openAgency(world)).id;
  ({ id: kindId } = await answer<{ id: string }>(world.as('mara').post(`/credential-kinds/${agencyId}`, { basis: 'registration', name: 'Inspector', description: 'May inspect.', criteria: 'Passed.', months: 12, renewable: true }), 201));
});
afterAll(() => world?.stop());

test.each([1, 2, 3, 4, 5].flatMap((nth) => (['failed', 'failed but stored'] as const).map((fault) => ({ nth, fault }))))('a job that broke off at write $nth ($fault) signs each once, in one place, with one line on the record', async ({ nth, fault }) => {
  const held = await accepted();
  broken.arm(fault, nth);
  await sign();
  broken.struck();
  world.clock.pass(60_000);
  await settle(world);
  const stored = (await world.ports.credentials.find(held.id))!;
  const text = (await world.ports.credentials.signedText(held.id))!;
  expect(stored.signed).toMatchObject({ of: 1, hash: world.ports.sha256(text) });
  expect(await isSigned(world, text)).toBe(true);
  const issued = (await world.ports.acts.about(agencyId)).items.filter(({ kind, refs }) => kind === 'credential.issued' && refs['credential'] === held.id);
  expect(issued).toHaveLength(1);
  expect((await world.ports.credentials.changes(agencyId)).items.filter(({ number }) => number === held.number).map(({ what }) => what)).toEqual(['issued']);
  expect((await answer<{ status: string }>(world.as().get(`/credentials/${held.number}`))).status).toBe('valid');
});

test('with a new key that signs credentials, the old one stays among the issuer’s keys and what it signed holds; the record names the new list of keys once', async () => {
  const { number } = await accepted();
  await settle(world);
  const keysOf = async () => (await world.as().get('/credential-issuer')).text();
  const before = await keysOf();
  const other = await localSigning(mkdtempSync(join(tmpdir(), 'laurel-signing-')), world.ports.site.origin);
  // nobody waits for a signature: the first thing that the new key signs is a list that is about to end
  world.clock.pass(25 * 3_600_000);
  for (let run = 0; run < 2; run++) await onSigning({ ports: world.ports, signing: other, log: (line) => world.logged.push(line), pace });
  const { assertionMethod } = JSON.parse(await keysOf()) as { assertionMethod: string[] };
  expect(assertionMethod).toEqual([world.signing.credentialSigner.keyId, other.credentialSigner.keyId]);
  const list = await (await world.as().get('/credential-status/1-revocation')).text();
  expect([await isSigned({ ...world, signing: other }, list), await isSigned(world, list)]).toEqual([true, false]);
  expect((await checkedAt(world, number)).standing).toBe('valid');
  await world.writeRecord();
  const told = readLog(world.record.folder).leaves.filter(isNamed).filter(({ act }) => act === 'issuer.published').map(({ pub }) => pub['file']);
  expect(told).toEqual([before, await keysOf()].map((text) => world.ports.sha256(text)));
});

test('two jobs at one moment sign one', async () => {
  const held = await accepted();
  await Promise.all([sign(), sign()]);
  expect((await world.ports.credentials.changes(agencyId)).items.filter(({ number }) => number === held.number)).toHaveLength(1);
});

test('when the places it draws are others’, a further list is begun', async () => {
  const before = await world.ports.statusLists.current();
  const first = (await world.ports.credentials.find((await accepted()).id))!;
  await sign();
  const { places } = (await world.ports.credentials.find(first.id))!;
  const second = await accepted();
  const drawn = (index: number) => { const bytes = Buffer.alloc(32); bytes.writeUInt32BE(index); return bytes.toString('base64url'); };
  const stuck = { ...world.ports, chance: { ...world.ports.chance, token: () => drawn(places!.revocation.index) } };
  await sign(stuck);
  expect((await world.ports.credentials.find(second.id))!.places).toEqual({ revocation: { list: before + 1, index: places!.revocation.index }, suspension: { list: before + 1, index: places!.revocation.index } });
  expect(await world.ports.statusLists.current()).toBe(before + 1);
});

test('a suspension that ends by its date leaves the list when the date has passed', async () => {
  const { id } = await accepted();
  await settle(world);
  const { version } = await answer<Held>(world.as('mara').get(`/issued-credentials/${id}`));
  world.clock.pass(60_000);
  const until = new Date(Date.parse(world.clock.now()) + 3_600_000).toISOString();
  await answer(world.as('mara').post(`/issued-credentials/${id}/suspend`, { reason: 'No insurance.', until }, { version }));
  await settle(world);
  expect(await bitIn(world, id, 'suspension')).toBe(true);
  world.clock.set(until);
  await sign();
  expect(await bitIn(world, id, 'suspension')).toBe(false);
});

test('a list is signed again when it changed, yet once in a window, and before it ends', () => {
  const at = '2027-03-01T00:00:00.000Z';
  const head = { told: 4, signedAt: at } as StatusListHead;
  const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
  expect([listWork(undefined, 0, at), listWork(head, 4, later(60)), listWork(head, 5, later(windowSeconds - 1)), listWork(head, 5, later(windowSeconds)), listWork(head, 4, later(24 * 3600))]).toEqual(['sign', 'none', 'wait', 'sign', 'sign']);
});

test('its holder hears that it ends thirty days before, in one letter', async () => {
  const { id } = await accepted();
  await settle(world);
  const { validUntil } = (await world.ports.credentials.find(id))!;
  const office = postOffice(world);
  world.clock.set(new Date(Date.parse(validUntil!) - 30 * 86_400_000).toISOString());
  for (let run = 0; run < 2; run++) await office.clock();
  const told = (await world.ports.mails.ofPerson(people.lena.id)).items.filter(({ template }) => template === 'credential-ends');
  expect(told.length).toBeGreaterThan(0);
  expect((await world.ports.credentials.find(id))!.endTold).toBe(validUntil);
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  expect((await world.ports.mails.ofPerson(people.lena.id)).items.filter(({ template }) => template === 'credential-ends')).toHaveLength(told.length);
});
