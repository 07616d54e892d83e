import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sections } from '../../functions/domain/call/challenge.ts';
import { templates } from '../../functions/domain/call/template.ts';
import type { Decision } from '../../functions/domain/judging/decision/decision.ts';
import { testChance } from '../support/chance.ts';
import { attachSent, leadByLena } from '../support/gallery.ts';
import { publishResult, scoredRound } from '../support/published.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import type { Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** An organizer opens the entries to everybody, a team takes its own out and puts it back, and a visitor reads. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
let winner: Decision;
let mara: Page;
let visitor: Page;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const entries = () => `/challenges/${challenge.slug}/entries`;

beforeAll(async () => {
  site = await openSiteWorld();
  const form = sections.form.parse(templates['ledger-challenge']['form']);
  const shown = { sections: form.sections.map((section) => ({ ...section, fields: section.fields.map((field) => (field.id === 'documents' ? { ...field, public: true } : field)) })) };
  challenge = await scoredRound(site.world, { entries: 6, judges: 5, changes: { form: shown } });
}, 120_000);
afterAll(() => site?.stop());

test('before the results there is no gallery, and its page says why', async () => {
  mara = await site.signedIn('mara');
  await mara.goto(`/run/${challenge.id}/gallery`);
  await says(mara, 'The gallery cannot open yet.');
  await sound(mara, '/run/[call]/gallery', 'empty');
  visitor = await site.visitor();
  expect((await visitor.goto(entries()))!.status()).toBe(404);
});

test('with the results out the organizer chooses what is shown, and must choose', async () => {
  await mara.context().close();
  await publishResult(site.world, challenge);
  winner = (await site.world.ports.rounds.selected(challenge.id))[0]!;
  await leadByLena(site.world, winner.teamId);
  await attachSent(site.world, challenge.id, winner.entryId);
  mara = await site.signedIn('mara');
  await mara.goto(`/run/${challenge.id}/results`);
  await mara.getByRole('link', { name: 'Gallery' }).click();
  await says(mara, 'Which entries are shown');
  await sound(mara, '/run/[call]/gallery', 'filled');
  await press(mara, 'Open the gallery');
  await mara.getByRole('link', { name: 'Choose which entries are shown.' }).waitFor();
  await sound(mara, '/run/[call]/gallery', 'error');
  await mara.getByLabel('Winners and finalists').check();
  await press(mara, 'Open the gallery');
  await says(mara, 'The gallery is open.');
  await sound(mara, '/run/[call]/gallery', 'filled: open');
});

test('a visitor finds an entry, reads what is public of it, and gets its file', async () => {
  await visitor.goto(`/challenges/${challenge.slug}`);
  await visitor.getByRole('link', { name: 'Entries', exact: true }).click();
  await says(visitor, 'These are the winners and finalists, unless a team keeps its entry back.');
  await sound(visitor, '/challenges/[slug]/entries', 'filled');
  await visitor.getByLabel('Search').fill('bridges');
  await press(visitor, 'Search');
  await says(visitor, 'No entry matches “bridges”.');
  await sound(visitor, '/challenges/[slug]/entries', 'empty: nothing matches');
  await visitor.getByRole('link', { name: 'See all entries' }).click();
  await visitor.getByRole('link', { name: winner.title }).click();
  await says(visitor, 'Inspectors scan one code at the door and see every permit at once.');
  await says(visitor, 'plan.pdf');
  await sound(visitor, '/challenges/[slug]/entries/[code]', 'filled');
  const file = await visitor.request.get(`${site.origin}${entries()}.csv`);
  expect([file.status(), (await file.text()).includes(winner.title)]).toEqual([200, true]);
});

test('the lead takes the entry out, nobody finds it, and brings it back', async () => {
  const lena = await site.signedIn('lena');
  await lena.goto(`/apply/${challenge.slug}/outcome`);
  await says(lena, 'Your team shows this entry. Everybody can read it now.');
  await sound(lena, '/apply/[challenge]/outcome', 'filled: in the gallery');
  await press(lena, 'Keep it back');
  await says(lena, 'Your team keeps this entry back. Nobody outside reads it.');
  await sound(lena, '/apply/[challenge]/outcome', 'read-only: in the gallery');
  expect((await visitor.goto(`${entries()}/${winner.code}`))!.status()).toBe(404);
  await visitor.goto(entries());
  await says(visitor, 'No entry is shown.');
  await sound(visitor, '/challenges/[slug]/entries', 'empty');
  await answer(site.world.as('lena').put(`/showings/${winner.entryId}`, { shown: false }, { version: 1 }));
  await press(lena, 'Show it');
  await says(lena, 'Somebody changed this since you opened it.');
  await sound(lena, '/apply/[challenge]/outcome', 'error: changed meanwhile');
  await press(lena, 'Show it');
  await says(lena, 'Your team shows this entry. Everybody can read it now.');
  await lena.context().close();
});

test('a long gallery goes on, and the organizer closes it', async () => {
  const row = (await site.world.ports.galleries.find(challenge.id, winner.code))!;
  for (let n = 0; n < 30; n++) await site.world.ports.galleries.keep({ ...row, entryId: testChance.id('entry'), code: `X${String(n).padStart(3, '0')}`, title: `Planted ${n}` }, undefined);
  await visitor.goto(entries());
  await visitor.getByRole('link', { name: 'Next page' }).click();
  await visitor.getByRole('link', { name: 'First page' }).waitFor();
  await sound(visitor, '/challenges/[slug]/entries', 'filled: the next page');
  await mara.reload();
  await press(mara, 'Close the gallery');
  await says(mara, 'The gallery is closed. Nobody outside reads the entries now.');
  expect((await visitor.goto(entries()))!.status()).toBe(404);
});
