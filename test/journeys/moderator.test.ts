import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../support/people.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { proposeChange } from '../../functions/use-cases/system/atlas/propose.ts';
import type { Source } from '../../functions/domain/listing/links/source.ts';
import { onUnchecked } from '../../functions/jobs/on-unchecked.ts';
import { madeUpNetwork } from '../support/outside.ts';
import { answer, type World } from '../support/world.ts';

const network = madeUpNetwork({});
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let world: World;
let ids: string[];
beforeAll(async () => {
  site = await openSiteWorld({ fetcher: network.fetcher });
  world = site.world;
});
afterAll(() => site?.stop());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const open = async (page: Page, title: string) => {
  await page.goto('/moderate?from=visitors');
  await page.getByRole('link', { name: title, exact: true }).click();
};
const suggest = async (title: string, url: string, more: Record<string, string> = {}) => {
  const page = await site.visitor();
  await page.goto('/atlas/contribute');
  await page.getByLabel('Web address').fill(url);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('What it is').selectOption({ label: 'Pilot' });
  for (const [label, value] of Object.entries(more)) await page.getByLabel(label).fill(value);
  world.clock.pass(10_000);
  await press(page, 'Send the suggestion');
  await page.getByText('We have your suggestion.').waitFor();
  await page.context().close();
};

test('an operator switches it on and off, and the pages are there for moderators alone', async () => {
  const olga = await site.signedIn('olga');
  const vera = await site.signedIn('vera');
  expect((await vera.goto('/moderate'))!.status()).toBe(404);
  await olga.goto(`/admin/people?q=${people.vera.email}`);
  await press(olga, 'Let the person moderate the atlas');
  await olga.getByText('The person moderates the atlas now.').waitFor();
  await vera.goto('/me');
  await vera.getByRole('link', { name: 'Moderate the atlas' }).click();
  await vera.getByText('Nothing waits here.').waitFor();
  await sound(vera, '/moderate', 'empty');
  await press(olga, 'End moderating the atlas');
  await olga.getByText('The person no longer moderates the atlas.').waitFor();
  expect((await vera.goto('/moderate'))!.status()).toBe(404);
  for (const page of [olga, vera]) await page.context().close();
});

test('a visitor suggests, a moderator accepts with an edit, and the atlas has it', async () => {
  await suggest('Vaccine cold chain', 'https://health.example.gov/cold-chain', { Summary: 'Follows doses.', Agency: 'Health Office' });
  await suggest('Buy my coins', 'https://coins.example.com/');
  const page = await site.signedIn('mona');
  await page.goto('/moderate?from=visitors');
  expect(await page.locator('main .rows h2').allInnerTexts()).toEqual(['Vaccine cold chain', 'Buy my coins']);
  await sound(page, '/moderate', 'filled');
  await open(page, 'Vaccine cold chain');
  await page.getByText('A visitor', { exact: true }).waitFor();
  await sound(page, '/moderate/[id]', 'filled');
  await page.getByLabel('Summary').fill('');
  await press(page, 'Accept');
  await page.getByRole('link', { name: 'Summary: give a value, or reject the suggestion.' }).waitFor();
  await sound(page, '/moderate/[id]', 'error');
  await page.getByLabel('Summary').fill('Follows doses from the factory to the arm.');
  await press(page, 'Accept');
  await page.getByText('Accepted. It will show in the atlas within a minute.').waitFor();
  await sound(page, '/moderate/[id]', 'read-only: accepted');
  await page.getByRole('link', { name: 'The entry in the atlas' }).click();
  await page.getByText('Follows doses from the factory to the arm.').waitFor();
  await site.settle();
  await page.goto('/atlas');
  expect(await page.locator('main .rows h3').allInnerTexts()).toEqual(['Vaccine cold chain']);
  await page.context().close();
});

test('another is rejected with a reason; who decides it in a second window is told', async () => {
  const [page, second] = [await site.signedIn('mona'), await site.signedIn('mona')];
  for (const window of [page, second]) await open(window, 'Buy my coins');
  await press(page, 'Reject');
  await page.getByRole('link', { name: 'Say why, in at least 3 characters.' }).waitFor();
  await sound(page, '/moderate/[id]', 'error: no reason');
  await page.getByLabel('Reason').fill('It is an advertisement.');
  await press(page, 'Reject');
  await page.getByText('Rejected. The atlas stays as it is.').waitFor();
  await page.getByText('It is an advertisement.').waitFor();
  await sound(page, '/moderate/[id]', 'read-only: rejected');
  await press(second, 'Accept');
  await second.getByText('Somebody decided this since you opened it.').waitFor();
  await sound(second, '/moderate/[id]', 'error: decided meanwhile');
  await second.goto('/moderate?from=visitors');
  await second.getByText('Nothing waits here.').waitFor();
  for (const one of [page, second]) await one.context().close();
});

test('what is there already is merged, and a person’s correction stands beside what the entry says', async () => {
  const { items } = await answer<{ items: { id: string }[] }>(world.as('mona').get('/atlas'));
  ids = items.map(({ id }) => id);
  await suggest('Vaccine cold chain', 'https://health.example.gov/doses', { 'When it began': '2026' });
  await answer(world.as('vera').post('/suggestions', { listingId: ids[0], facts: { status: 'live', uses: ['health', 'trade'] }, source: 'https://news.example.org/doses', note: 'It began in May.', credit: true }), 201);
  const page = await site.signedIn('mona');
  await open(page, 'Vaccine cold chain');
  await page.getByRole('heading', { name: 'May be the same' }).waitFor();
  await sound(page, '/moderate/[id]', 'filled: may be the same');
  await page.getByLabel('Address of the entry').fill('the other one');
  await press(page, 'Merge');
  await page.getByRole('link', { name: 'Give the address of an entry of this atlas.' }).waitFor();
  await sound(page, '/moderate/[id]', 'error: no such entry');
  await page.getByLabel('Address of the entry').fill(`${site.origin}/atlas/${ids[0]}`);
  await press(page, 'Merge');
  await page.getByText('Merged. The entry has what it did not say before.').waitFor();
  await sound(page, '/moderate/[id]', 'read-only: merged');
  await page.goto('/moderate');
  await page.getByRole('link', { name: 'Used for: Health, Trade and customs; Status: Live' }).click();
  await arrived(page, 'Vaccine cold chain');
  expect(await page.getByRole('row', { name: /^Status/ }).getByRole('cell').allInnerTexts()).toEqual(['Nothing', 'Live']);
  await sound(page, '/moderate/[id]', 'filled: a correction');
  await page.getByLabel('Status').selectOption({ label: 'Planned' });
  await page.getByLabel('Trade and customs').uncheck();
  await press(page, 'Accept');
  await page.getByText('Accepted. It will show in the atlas within a minute.').waitFor();
  const { facts } = await answer<{ facts: Record<string, { value: unknown }> }>(world.as('vera').get(`/listings/${ids[0]}`));
  expect([facts['status']?.value, facts['uses']?.value, facts['starts']?.value]).toEqual(['planned', ['health'], '2026']);
  await page.context().close();
});

test('a page that is gone is news for a moderator, and the entry says so; without a script, the entry leaves the lists', async () => {
  await site.settle();
  for (let turn = 0; turn < 4; turn += 1) {
    world.clock.pass(9 * 86_400_000);
    expect(await onUnchecked({ ports: world.ports, log: (line) => world.logged.push(line), pace: { hasTime: () => true, pause: async () => {} } })).toBe(0);
  }
  const page = await site.signedIn('mona');
  await page.goto(`/atlas/${ids[0]}`);
  await page.getByText('The page is gone since').first().waitFor();
  await sound(page, '/atlas/[id]', 'filled: a page is gone');
  await page.goto('/moderate');
  await page.getByRole('link', { name: 'Found by this site' }).click();
  const finding = page.getByRole('link', { name: 'Gone: https://health.example.gov/cold-chain' });
  await finding.waitFor();
  await sound(page, '/moderate', 'filled: found by this site');
  await finding.click();
  await arrived(page, 'Vaccine cold chain');
  await sound(page, '/moderate/[id]', 'filled: a page is gone');
  const plain = await site.signedIn('mona', { javaScriptEnabled: false });
  await plain.goto(page.url());
  await press(plain, 'Take the entry out of the lists');
  await plain.getByText('The entry is out of the lists. Its address says why.').waitFor();
  await plain.context().close();
  await page.reload();
  await page.getByRole('link', { name: 'The entry in the atlas' }).click();
  await page.getByText('Its page is gone.').first().waitFor();
  await sound(page, '/atlas/[id]', 'read-only: out of the lists');
  await page.context().close();
});

test('a page that moved is looked at, and its new address stands where the old one did', async () => {
  const { rows } = await answer<{ rows: { id: string }[] }>(world.as('mona').post('/listing-imports', { csv: 'title,type,url\nHealth passes,program,https://health.example.gov/old/2\n' }));
  const { id } = rows[0]!;
  const before = (await world.ports.listings.find(id, { strong: true }))!;
  const [from, to] = [before.facts.title.source, 'https://health.example.gov/programs/2'];
  await proposeChange(world.ports, before, { address: from, state: 'moved', to, since: world.clock.now(), nextAt: world.clock.now(), misses: 0, version: 1 } satisfies Source);
  const page = await site.signedIn('mona');
  await page.goto('/moderate?from=site');
  await page.getByRole('link', { name: /Moved to / }).first().click();
  await page.getByRole('heading', { name: 'Take the new address' }).waitFor();
  await page.getByText('The old address leads to the new one now.').waitFor();
  await sound(page, '/moderate/[id]', 'filled: a page moved');
  await press(page, 'Take the new address');
  await page.getByText('Accepted. It will show in the atlas within a minute.').waitFor();
  expect((await world.ports.listings.find(id, { strong: true }))!.facts.title.source).toBe(to);
  await page.context().close();
});
