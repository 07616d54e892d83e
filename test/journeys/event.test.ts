import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Screen, StateOf } from '../support/screens.ts';
import { people } from '../support/people.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency } from '../support/stage.ts';
import { answer, type World } from '../support/world.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let world: World;
let host: object;
beforeAll(async () => {
  site = await openSiteWorld();
  world = site.world;
  world.clock.set('2027-01-05T15:00:00.000Z');
  host = { kind: 'agency', agencyId: (await openAgency(world)).id };
});
afterAll(() => site?.stop());

type Changed = { id: string; version: number };
const joinLink = 'https://meet.example.gov/secret-room';
const words = { title: 'Wallet clinic', kind: 'info-session', summary: 'Bring a question about wallets.', text: '## Before you come\n\nRead the rules.', place: '', joinLink, access: 'Live captions.', agenda: [{ title: 'Welcome', minutes: 10, speakers: [{ name: 'Ada Speaker', organization: 'Harbor Office' }] }] };
const times = { zone: 'America/New_York', starts: '2027-01-12T12:00', minutes: 60 };
const mara = () => world.as('mara');
const make = async (more: object): Promise<Changed> => {
  const draft = await answer<Changed>(mara().post('/events', { ...words, ...times, host, ...more }), 201);
  return answer<Changed>(mara().post(`/events/${draft.id}/publish`, {}, { version: draft.version }));
};
const looked = async <S extends Screen>(page: Page, screen: S, state: StateOf<S>) => sound(page, screen, state);
let full: Changed;

test('without an event the page says so, and how to hear of one', async () => {
  const page = await site.visitor();
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Events' }).click();
  await page.getByText('No event is planned right now.').waitFor();
  await looked(page, '/events', 'empty');
  await page.context().close();
});

test('somebody finds an event, registers without a script, and then has the link to join that nobody else is shown', async () => {
  full = await make({ capacity: 1 });
  const visitor = await site.visitor();
  await visitor.goto('/events');
  await visitor.getByText('Tuesday, January 12, 2027, 12:00 p.m. Eastern').first().waitFor();
  await looked(visitor, '/events', 'filled');
  await visitor.getByRole('link', { name: 'Wallet clinic' }).click();
  await visitor.getByText('1 of 1 are free.').waitFor();
  await looked(visitor, '/events/[id]', 'filled');
  const page = await site.signedIn('vera', { javaScriptEnabled: false });
  await page.goto(`/events/${full.id}/register`);
  await page.getByLabel('What you need to take part').fill('A sign interpreter.');
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByText('Choose a sector.').first().waitFor();
  expect(await page.getByLabel('What you need to take part').inputValue()).toBe('A sign interpreter.');
  await page.getByLabel('Sector').selectOption('government');
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByText('You have a seat.', { exact: true }).waitFor();
  expect(await page.getByRole('link', { name: joinLink }).getAttribute('href')).toBe(joinLink);
  await visitor.reload();
  for (const address of [`/events/${full.id}`, '/events', '/events.ics', '/events.csv', '/events.json', '/events.atom', `/events/${full.id}.ics`, `/events/${full.id}.json`, `/api/v1/events/${full.id}`]) {
    const reply = await visitor.request.get(address);
    expect([address, reply.status(), (await reply.text()).includes('secret-room')]).toEqual([address, 200, false]);
  }
  await visitor.context().close();
  await page.context().close();
});

test('the next one waits, and gets the seat when it is given up', async () => {
  const tim = await site.signedIn('tim');
  await tim.goto(`/events/${full.id}/register`);
  await looked(tim, '/events/[id]/register', 'empty');
  await tim.getByRole('button', { name: 'Join the waiting list' }).click();
  await tim.getByText('Choose a sector.').first().waitFor();
  await looked(tim, '/events/[id]/register', 'error');
  await tim.getByLabel('Sector').selectOption('business');
  await tim.getByRole('button', { name: 'Join the waiting list' }).click();
  await tim.getByText('You are the next one.').waitFor();
  expect(await tim.content()).not.toContain('secret-room');
  await looked(tim, '/events/[id]/register', 'filled: waiting');
  const vera = await site.signedIn('vera');
  await vera.goto(`/events/${full.id}`);
  await vera.getByText('All 1 are taken. There is a waiting list.').waitFor();
  await looked(vera, '/events/[id]', 'filled: full');
  await vera.getByRole('link', { name: 'See your place, or give it up' }).click();
  await looked(vera, '/events/[id]/register', 'filled: seated');
  await vera.getByRole('button', { name: 'Give my seat up' }).click();
  await vera.getByText('You gave your place up.').waitFor();
  await site.settle();
  await tim.reload();
  await tim.getByRole('link', { name: joinLink }).waitFor();
  await tim.context().close();
  await vera.context().close();
});

test('a cancelled event says why, and one that is over keeps its recording, minutes and counts', async () => {
  const cancelled = await make({ title: 'Ill speaker' });
  await answer(mara().post(`/events/${cancelled.id}/cancel`, { reason: 'The speaker is ill.' }, { version: cancelled.version }));
  const page = await site.signedIn('tim');
  await page.goto(`/events/${cancelled.id}`);
  await page.getByText('The speaker is ill.').waitFor();
  await looked(page, '/events/[id]', 'read-only: cancelled');
  const { events, id: series } = await answer<{ id: string; events: string[] }>(mara().post('/event-series', { ...words, title: 'Community call', kind: 'call', host, zone: 'America/New_York', first: '2027-01-12T15:00', minutes: 60, rule: { every: 'weeks', weeks: 2 }, count: 3 }), 201);
  await answer(world.as('tim').post(`/events/${events[0]}/registration`, { name: people.tim.name, organization: 'Harbor Office', sector: 'government', counted: true }), 201);
  world.clock.set('2027-01-13T15:00:00.000Z');
  const told = await answer<Changed>(mara().put(`/events/${events[0]}/attendance`, { came: [people.tim.id] }, { version: 1 }));
  await answer(mara().put(`/events/${events[0]}/outcome`, { as: 'held', recording: { url: 'https://video.example.gov/1', captionsUrl: 'https://video.example.gov/1.vtt' }, minutes: '## Decided\n\n- To meet again <script>alert(1)</script>' }, { version: told.version }));
  await page.goto(`/events/${full.id}/register`);
  await looked(page, '/events/[id]/register', 'read-only: closed');
  await page.goto('/events?when=past');
  await looked(page, '/events', 'filled: past');
  await page.getByRole('link', { name: 'Community call' }).click();
  await page.getByRole('link', { name: 'its captions' }).waitFor();
  expect(await page.getByRole('row').allInnerTexts()).toEqual(['Organization\tPeople', 'Harbor Office\t1']);
  expect(await page.locator('main script').count()).toBe(0);
  await looked(page, '/events/[id]', 'read-only: held');
  await page.getByRole('link', { name: 'All events of this series' }).click();
  expect(new URL(page.url()).pathname).toBe(`/events/series/${series}`);
  await page.getByText('Every 2 weeks on Tuesday at 15:00, Eastern.').waitFor();
  await looked(page, '/events/series/[id]', 'filled');
  await page.context().close();
});
