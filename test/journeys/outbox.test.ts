import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillEntry, sendEntry, startEntry } from '../support/entry.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge } from '../support/stage.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
beforeAll(async () => { site = await openSiteWorld(); });
afterAll(() => site?.stop());

test('whoever tries the program reads its letters, with links that work and without JavaScript', async () => {
  const page = await site.visitor({ javaScriptEnabled: false });
  await page.goto('/outbox');
  expect(await page.getByText('No letters yet.').count()).toBe(1);
  const { world } = site;
  world.clock.set('2027-01-05T15:00:00.000Z');
  const challenge = await openChallenge(world, (await openAgency(world)).id);
  const { entry } = await startEntry(world, 'lena', challenge);
  await fillEntry(world, 'lena', entry.id);
  await sendEntry(world, 'lena', entry.id);
  await site.visitor().then(async (visitor) => visitor.request.post('/api/v1/mails/unsubscribe', { data: { token: 'a write, so that the jobs look' } }));
  await expect.poll(async () => {
    await page.goto('/outbox');
    return page.getByRole('link', { name: 'We have your entry: Team lena permits' }).count();
  }, { timeout: 20_000 }).toBe(1);
  await page.getByRole('link', { name: 'We have your entry: Team lena permits' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('We have your entry: Team lena permits');
  expect(await page.getByRole('link', { name: /\/apply\// }).getAttribute('href')).toBe(`${site.origin}/apply/${challenge.slug}/sent?entry=${entry.id}`);
});

test('the list and a letter are sound on a desk and on a phone', async () => {
  const page = await site.visitor();
  await page.goto('/outbox');
  await sound(page, '/outbox', 'filled');
  await page.getByRole('link', { name: /^We have your entry/ }).click();
  await sound(page, '/outbox/[mailId]', 'filled');
});
