import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import type { Held } from '../support/awarding.ts';
import { people } from '../support/people.ts';
import { publishResult, scoredRound } from '../support/published.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** A manager offers credentials for a finished challenge, and changes what one of them says. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let mara: Page;
let letGo = () => {};
const says = (words: string | RegExp) => mara.locator('main').getByText(words).first().waitFor();
const press = (name: string | RegExp) => mara.getByRole('button', { name, exact: typeof name === 'string' }).click();
const follow = (name: string | RegExp) => mara.getByRole('link', { name, exact: typeof name === 'string' }).click();
const here = () => `/run/${challenge.id}/credentials`;
const lenas = async () => (await answer<{ items: Held[] }>(site.world.as('lena').get('/own-credentials'))).items[0]!;
const lettersToLena = async () => (await site.world.ports.mails.all()).items.filter(({ to, template }) => to === people.lena.email && template.startsWith('credential-'));
const signIn = async () => {
  await mara?.context().close();
  mara = await site.signedIn('mara');
};
/** The job stands still at this step until it is let go. */
const hold = <K extends 'offerMany' | 'issue'>(step: K) => {
  const { credentials } = site.world.ports;
  const real = credentials[step] as (...given: unknown[]) => Promise<void>;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  Object.assign(credentials, { [step]: async (...given: unknown[]) => { await held; Object.assign(credentials, { [step]: real }); return real(...given); } });
};

beforeAll(async () => {
  site = await openSiteWorld();
  challenge = await scoredRound(site.world, { entries: 6, judges: 5 });
}, 120_000);
afterAll(async () => {
  letGo();
  await site?.stop();
});

test('before the decisions are applied nothing can be offered, and the page says what will be', async () => {
  await signIn();
  await mara.goto(`/run/${challenge.id}/results`);
  await follow('Credentials');
  await arrived(mara, 'Credentials');
  await says('Not yet: the decisions are not applied.');
  await sound(mara, '/run/[call]/credentials', 'empty');
});

test('after them a manager reads whom a kind is for, and offers it to all of them at once', async () => {
  const { world } = site;
  await publishResult(world, challenge);
  const winner = (await world.ports.rounds.selected(challenge.id)).find(({ outcome }) => outcome === 'winner')!;
  const [member] = await world.ports.teams.members(winner.teamId);
  await world.store.put({ ...at.teamMember(winner.teamId, people.lena.id), _t: 'team-member', _v: 1, ...member!, personId: people.lena.id, name: people.lena.name, email: people.lena.email });
  await signIn();
  await mara.goto(here());
  await says('Nothing is offered yet.');
  await says('Nobody: there is no entry in the final');
  await sound(mara, '/run/[call]/credentials', 'filled: nothing offered');
  await follow('Offer Winner');
  await says('Offer “Winner”?');
  await says('Every member of the team of the one winning entry.');
  await sound(mara, '/run/[call]/credentials', 'filled: asked first');
  const { saveOffering } = world.ports.credentialKinds;
  world.ports.credentialKinds.saveOffering = () => Promise.reject(new Error('the table is away'));
  await press('Offer it and send the letters');
  await mara.getByRole('alert').getByText(/Reference/).waitFor();
  world.ports.credentialKinds.saveOffering = saveOffering;
  await sound(mara, '/run/[call]/credentials', 'error');
  hold('offerMany');
  await mara.goto(`${here()}?offer=winner`);
  await press('Offer it and send the letters');
  await says('Being offered: 0 people so far');
  await sound(mara, '/run/[call]/credentials', 'filled: being offered');
  letGo();
  await site.settle();
  await follow('Look again');
  await says(/^Offered to \d+ (person|people)/);
  await follow('Offer Judge');
  await says('Every judge who scored at least one entry.');
  await press('Offer it and send the letters');
  await says(/^Credentials are being offered|^The credentials are offered/);
  await site.settle();
  await mara.goto(here());
  await says('Offered to 5 people');
  expect(await mara.getByRole('table').getByRole('row').count()).toBe(1 + (await world.ports.credentials.under(challenge.id)).items.length);
  await sound(mara, '/run/[call]/credentials', 'filled');
});

test('an offer waits for its holder, and is signed once it is accepted', async () => {
  const { id } = await lenas();
  await mara.goto(`${here()}/${id}`);
  await says('Offered');
  expect(await mara.getByRole('link', { name: 'Suspend' }).count()).toBe(0);
  await sound(mara, '/run/[call]/credentials/[id]', 'filled: offered');
  hold('issue');
  await answer(site.world.as('lena').post(`/own-credentials/${id}/accept`, { name: 'Lena Led' }), 202);
  await mara.reload();
  await says('It is being signed');
  expect(await mara.getByRole('link', { name: 'Suspend' }).count()).toBe(0);
  await sound(mara, '/run/[call]/credentials/[id]', 'filled: being signed');
  letGo();
  await site.settle();
  await follow('Look again');
  await says('Valid');
  await sound(mara, '/run/[call]/credentials/[id]', 'filled');
  await mara.goto(`/run/another/credentials/${id}`);
  await mara.getByRole('heading', { level: 1 }).waitFor();
  expect(await mara.getByText('Lena Led').count()).toBe(0);
});

test('before it is suspended the manager reads the very letter that its holder gets', async () => {
  const { id, number } = await lenas();
  await mara.goto(`${here()}/${id}`);
  await follow('Suspend');
  await says('Suspend it?');
  await press('Show what they will read');
  await mara.getByRole('alert').getByText('Say why. The reason is public.').waitFor();
  await sound(mara, '/run/[call]/credentials/[id]', 'error');
  await mara.getByLabel('Reason').fill('A complaint is being looked into.');
  await mara.getByLabel(/^Suspended until/).fill('2027-06-30');
  await press('Show what they will read');
  await says('Suspended until June 30, 2027. Reason: A complaint is being looked into.');
  await sound(mara, '/run/[call]/credentials/[id]', 'filled: what they will read');
  await mara.getByLabel('Reason').fill('A complaint is looked into.');
  await press('Suspend the credential');
  await says('Suspended until June 30, 2027. Reason: A complaint is looked into.');
  const shown = await mara.locator('.letter .text').innerText();
  await press('Suspend the credential');
  await says('It is suspended. Its holder gets a letter.');
  await site.settle();
  const { id: mailId } = (await lettersToLena()).find(({ template }) => template === 'credential-suspended')!;
  const letter = await site.world.ports.mails.find(mailId);
  expect(letter?.text.trim()).toBe(shown.trim());
  expect(await answer(site.world.as().get(`/credentials/${number}`))).toMatchObject({ status: 'suspended', reason: 'A complaint is looked into.', until: '2027-06-30T23:59:59.999Z' });
  await sound(mara, '/run/[call]/credentials/[id]', 'filled: suspended');
  await follow('Reinstate');
  await says('Reinstated: Winner');
  await press('Reinstate the credential');
  await says('It is reinstated. Its holder gets a letter.');
  expect(await answer(site.world.as().get(`/credentials/${number}`))).toMatchObject({ status: 'valid' });
});

test('a corrected name takes a new number; what is withdrawn stays so', async () => {
  const old = await lenas();
  await mara.goto(`${here()}/${old.id}`);
  await follow('Correct the name');
  await mara.getByLabel('The corrected name').fill('Lena Lead');
  await mara.getByLabel('Reason').fill('The name was misspelled.');
  await press('Show what they will read');
  await press('Replace the credential');
  await says('This is the corrected one.');
  await arrived(mara, 'Winner, Lena Lead');
  const id = new URL(mara.url()).pathname.split('/').at(-1)!;
  expect(id).not.toBe(old.id);
  await site.settle();
  const { number } = (await site.world.ports.credentials.find(id))!;
  expect(await answer(site.world.as().get(`/credentials/${old.number}`))).toMatchObject({ status: 'replaced', replacedBy: number });
  expect(await answer(site.world.as().get(`/credentials/${number}`))).toMatchObject({ status: 'valid', name: 'Lena Lead' });
  await mara.goto(`${here()}/${id}`);
  await follow('Withdraw');
  await mara.getByLabel('Reason').fill('The prize was given back.');
  await press('Show what they will read');
  const stale = (await site.world.ports.credentials.find(id))!;
  await answer(site.world.as('mara').post(`/issued-credentials/${id}/suspend`, { reason: 'In another window.' }, { version: stale.version }));
  await press('Withdraw the credential');
  await mara.getByRole('alert').waitFor();
  expect(await mara.getByLabel('Reason').inputValue()).toBe('The prize was given back.');
  await sound(mara, '/run/[call]/credentials/[id]', 'error: changed meanwhile');
  await press('Show what they will read');
  await press('Withdraw the credential');
  await says('Nothing about it can be changed any more.');
  expect(await answer(site.world.as().get(`/credentials/${number}`))).toMatchObject({ status: 'withdrawn', reason: 'The prize was given back.' });
  await sound(mara, '/run/[call]/credentials/[id]', 'read-only');
});
