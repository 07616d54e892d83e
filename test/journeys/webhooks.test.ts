import type { Page } from '@playwright/test';
import { Webhook as Checker } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicFetcher } from '../../functions/adapters/network/fetcher.ts';
import { failedAgain } from '../../functions/domain/webhook/webhook.ts';
import { days, hours, minutes } from '../support/clock.ts';
import { openReceiver, type Received } from '../support/receiver.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { plainSound, sound } from '../support/sound.ts';
import { openAgency, openChallenge } from '../support/stage.ts';

/** A manager connects a program of the agency, sees what it is sent, and mends what did not arrive. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let mara: Page;
let agency: string;
let secret: string;
let address: string;
const says = (words: string | RegExp, page = mara) => page.locator('main').getByText(words).first().waitFor();
const press = (name: string | RegExp, page = mara) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const follow = (name: string | RegExp, page = mara) => page.getByRole('link', { name, exact: typeof name === 'string' }).first().click();
const problem = (page = mara) => page.getByRole('alert').waitFor();
/** Deliveries go apart from all else: looked at until what is awaited has come. */
const until = async <T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  for (let n = 0; n < 100; n += 1) {
    await site.settle();
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('It did not come.');
};
const arrivedThere = async (count: number): Promise<Received> => until(() => (receiver.received.length >= count ? receiver.received.at(-1) : undefined));
const signedBy = (key: string, { headers, body }: Received): boolean =>
  headers['webhook-signature']!.split(' ').includes(new Checker(key).sign(headers['webhook-id']!, new Date(Number(headers['webhook-timestamp']) * 1000), body));
const again = async () => {
  await mara?.context().close();
  mara = await site.signedIn('mara');
};

beforeAll(async () => {
  receiver = await openReceiver();
  site = await openSiteWorld({ fetcher: publicFetcher({ loopback: true }) });
  agency = (await openAgency(site.world)).id;
}, 120_000);
afterAll(async () => {
  receiver?.stop();
  await site?.stop();
});

test('from where a manager works: no endpoint yet; what is typed wrong is said and kept', async () => {
  await again();
  await mara.goto('/run');
  await follow(/^Webhooks/);
  await arrived(mara, 'Webhooks');
  await says('No endpoints yet.');
  await sound(mara, '/run/agency/[agency]/webhooks', 'empty');
  await follow('Add an endpoint');
  await arrived(mara, 'Add an endpoint');
  await sound(mara, '/run/agency/[agency]/webhooks/new', 'empty');
  await mara.getByLabel('Name').fill('Our chat room');
  await mara.getByLabel('Address').fill('http://chat.example.gov/in');
  await mara.getByRole('checkbox', { name: /^A challenge is public/ }).check();
  await press('Add the endpoint');
  await problem();
  await says(/Give an address that starts with https/);
  expect([await mara.getByLabel('Name').inputValue(), await mara.getByRole('checkbox', { name: /^A challenge is public/ }).isChecked()]).toEqual(['Our chat room', true]);
  await sound(mara, '/run/agency/[agency]/webhooks/new', 'error');
});

test('the secret is shown once, and a test arrives that it signs', async () => {
  await mara.getByLabel('Address').fill(receiver.address);
  await mara.getByRole('checkbox', { name: /^Entries open/ }).check();
  await press('Add the endpoint');
  await arrived(mara, 'The endpoint is added');
  secret = (await mara.locator('code.secret').textContent())!;
  expect(secret).toMatch(/^whsec_/);
  await sound(mara, '/run/agency/[agency]/webhooks/new', 'filled: its secret');
  await follow('open the endpoint and send a test');
  await arrived(mara, 'Our chat room');
  expect(await mara.content()).not.toContain(secret);
  address = mara.url();
  await says('Nothing was sent there yet.');
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]', 'empty');
  await press('Send a test');
  await says('The test is on its way.');
  const message = await arrivedThere(1);
  expect(JSON.parse(message.body)).toMatchObject({ type: 'webhook.test', data: { agency: { id: agency } } });
  expect([signedBy(secret, message), signedBy('whsec_AAAA', message)]).toEqual([true, false]);
  await follow('See what becomes of it');
  await arrived(mara, 'A test');
  await until(async () => {
    await mara.reload();
    return (await mara.getByText('It answered 204.').count()) > 0 || undefined;
  });
});

test('what happens in a challenge is told; what did not arrive says why, and is sent again by hand', async () => {
  receiver.answer(500, 'The room is locked.');
  await openChallenge(site.world, agency);
  await arrivedThere(3);
  expect(receiver.received.slice(1, 3).map(({ body }) => (JSON.parse(body) as { type: string }).type).toSorted()).toEqual(['challenge.opened', 'challenge.published']);
  await until(async () => {
    await mara.goto(address);
    return (await mara.getByText('It answered 500.').count()) >= 2 || undefined;
  });
  await says(/Nothing has arrived there since/);
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]', 'filled: nothing arrives');
  await follow('Entries open');
  await arrived(mara, 'Entries open');
  await says('The room is locked.');
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]/deliveries/[delivery]', 'filled');
  receiver.answer(200, 'Thank you.');
  await press('Try now');
  await until(async () => {
    await mara.reload();
    return (await mara.getByText('Thank you.').count()) > 0 || undefined;
  });
  await says('Delivered');
  await mara.goto(address);
  await says('Delivered');
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]', 'filled');
});

test('a message that somebody else sends again meanwhile is not sent on an old page', async () => {
  await follow('Entries open');
  await arrived(mara, 'Entries open');
  const [, webhookId = '', deliveryId = ''] = /webhooks\/([^/]+)\/deliveries\/([^/]+)$/.exec(mara.url())!;
  const delivery = (await site.world.ports.deliveries.find(webhookId, deliveryId))!;
  await site.world.ports.deliveries.change({ ...delivery, version: delivery.version + 1 });
  await press('Send again');
  await problem();
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]/deliveries/[delivery]', 'error: changed meanwhile');
});

test('all of a time is sent again; a window that ends too early is refused', async () => {
  const before = receiver.received.length;
  await mara.goto(address);
  await mara.getByLabel('To', { exact: true }).fill('2027-01-01T00:00');
  await press('Send again');
  await problem();
  await says('Give an end that is later than the beginning.');
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]', 'error');
  await mara.goto(address);
  await mara.getByLabel('Everything, what arrived too').check();
  await press('Send again');
  await says(/are being sent again/);
  await arrivedThere(before + 3);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
});

test('another secret signs beside the one before; it needs a fresh sign-in', async () => {
  await mara.goto(address);
  await press('Make another secret');
  await says(/Copy the secret/);
  const newer = (await mara.locator('code.secret').textContent())!;
  expect(newer).not.toBe(secret);
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]', 'filled: its secret');
  const before = receiver.received.length;
  await mara.goto(address);
  await press('Send a test');
  const message = await arrivedThere(before + 1);
  expect([signedBy(secret, message), signedBy(newer, message)]).toEqual([true, true]);
  site.world.clock.pass(20 * minutes);
  await mara.goto(address);
  await says('Changes on this page need a sign-in of the last 15 minutes.');
});

test('it is changed and turned off; of two who change it at once the second reads what it is now', async () => {
  await again();
  await mara.goto(address);
  await follow('Change or turn off');
  await arrived(mara, 'Change Our chat room');
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]/edit', 'filled');
  await mara.getByLabel('Name').fill('');
  await press('Save');
  await problem();
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]/edit', 'error');
  const id = address.split('/').at(-1)!;
  const webhook = (await site.world.ports.webhooks.find(agency, id))!;
  await site.world.ports.webhooks.change({ ...webhook, version: webhook.version + 1 }, { id: site.world.ports.chance.id('act'), kind: 'webhook.changed', about: agency, by: webhook.createdBy, at: site.world.clock.now(), refs: { webhook: id, on: true } });
  await mara.getByLabel('Name').fill('The chat room');
  await mara.getByLabel('Send news there').uncheck();
  await press('Save');
  await problem();
  await says(/It now reads: Our chat room/);
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]/edit', 'error: changed meanwhile');
  await press('Save');
  await arrived(mara, 'The chat room');
  await says(/It is off since/);
  await openChallenge(site.world, agency);
  await until(async () => {
    await mara.goto(address);
    return (await mara.getByText('Not sent: it was off').count()) > 0 || undefined;
  });
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]', 'read-only: off');
  await follow('Entries open');
  await says('It was not tried: the endpoint was off.');
  await sound(mara, '/run/agency/[agency]/webhooks/[webhook]/deliveries/[delivery]', 'empty');
});

test('with JavaScript off an endpoint that failed for days is found off by its letter, and turned on again', async () => {
  const id = address.split('/').at(-1)!;
  const plain = await site.signedIn('mara', { javaScriptEnabled: false });
  const checker = await site.visitor({ bypassCSP: true });
  await checker.goto('/');
  await plain.goto(`${address}/edit`);
  await plain.getByLabel('Send news there').check();
  await press('Save', plain);
  await says('Saved.', plain);
  // two and a half days of failing lie behind it
  let failing = failedAgain(undefined, id, site.world.clock.now());
  for (let day = 0; day < 6; day += 1) {
    site.world.clock.pass(12.5 * hours);
    failing = failedAgain(failing, id, site.world.clock.now());
  }
  await site.world.ports.webhooks.noteFailing(failing);
  receiver.answer(404);
  const later = await site.signedIn('mara', { javaScriptEnabled: false });
  await later.goto(address);
  await press('Send a test', later);
  await until(async () => ((await site.world.ports.webhooks.find(agency, id))!.off ? true : undefined));
  const letter = await until(async () => (await site.world.ports.mails.all()).items.find(({ template }) => template === 'webhook-off'));
  expect(letter.subject).toBe('Turned off: the endpoint The chat room of Department of records');
  await later.goto(/http\S+/.exec((await site.world.ports.mails.find(letter.id))!.text)![0]);
  await says(/Nothing that was sent to it in 3 days or more arrived/, later);
  await later.goto(`/run/agency/${agency}/webhooks`);
  await says('Off: it took nothing for days', later);
  await plainSound(later, checker, '/run/agency/[agency]/webhooks', 'filled');
  await later.goto(address);
  await later.getByText('Delete this endpoint').click();
  await press('Delete The chat room', later);
  await says('The endpoint is deleted.', later);
  await says('No endpoints yet.', later);
  site.world.clock.pass(days);
}, 120_000);
