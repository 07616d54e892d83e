import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sentEntry, registerFor } from '../support/entry.ts';
import { linkTo, tokenIn } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import type { Screen, StateOf } from '../support/screens.ts';
import { arrived, openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer } from '../support/world.ts';

/** The screens of who comes from outside, in the states that no walk stops at: an empty site, links that ended, a judge's way in. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let page: Page;
let challenge: Opened;
let teamLink: string;

const as = async (who?: PersonName) => {
  await page?.context().close();
  page = who ? await site.signedIn(who) : await site.visitor();
};
type Row = [path: string, says: string | RegExp, screen: Screen, state: StateOf<Screen>];
const look = async (rows: Row[]) => {
  for (const [path, words, screen, state] of rows) {
    await page.goto(path);
    await page.locator('main').getByText(words).first().waitFor();
    await sound<Screen>(page, screen, state);
  }
};
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const mara = () => site.world.as('mara');
const askToJudge = async (email: string) => {
  await answer(mara().post(`/judges/${challenge.id}/invitations`, { judges: [{ email, name: 'A judge' }] }), 201);
  return linkTo(site.world, email);
};

beforeAll(async () => {
  site = await openSiteWorld();
  site.world.clock.set('2027-01-05T15:00:00.000Z');
});
afterAll(() => site?.stop());

test('a site where nothing is yet says so', async () => {
  await as();
  expect((await page.goto('/'))!.status()).toBe(200);
  await look([
    ['/', 'No challenge is open right now.', '/', 'empty'],
    ['/agencies', 'No agency yet.', '/agencies', 'empty'],
    ['/outbox', 'No letters yet.', '/outbox', 'empty'],
  ]);
  const agency = await openAgency(site.world);
  await look([['/agencies/records', 'No challenge of this agency is published yet.', '/agencies/[slug]', 'empty']]);
  challenge = await openChallenge(site.world, agency.id, { judging: { reviewsPerEntry: 1, quorum: 1 } });
});

test('a judge’s invitation, to the right and the wrong reader, and after it ended', async () => {
  const [toJana, toJim, toKofi] = [await askToJudge(people.jana.email), await askToJudge(people.jim.email), await askToJudge(people.kofi.email)];
  await as('rita');
  await look([[toJana, `This invitation is for another address. You are signed in as ${people.rita.email}, so you cannot accept it.`, '/judge/invitations/[token]', 'filled: signed in']]);
  await page.getByRole('link', { name: 'Sign in as someone else' }).waitFor();
  expect(await page.getByText(people.jana.email).count()).toBe(0);
  await as('jim');
  await page.goto(toJim);
  const { items } = await answer<{ items: { id: string; email: string }[] }>(mara().get(`/judges/${challenge.id}/invitations`));
  await answer(mara().post(`/judges/${challenge.id}/invitations/${items.find(({ email }) => email === people.jim.email)!.id}/revoke`));
  await press('Accept');
  await page.getByRole('alert').getByText('This invitation was revoked already.').waitFor();
  await sound(page, '/judge/invitations/[token]', 'error');
  await answer(site.world.as().post(`/judge-invitations/${tokenIn(toKofi)}/decline`, { reason: '' }));
  await look([
    [toJim, 'took this invitation back', '/judge/invitations/[token]', 'read-only: taken back'],
    [toKofi, 'This invitation was declined.', '/judge/invitations/[token]', 'read-only: declined'],
  ]);
  await as('jana');
  await look([[toJana, 'Your answer', '/judge/invitations/[token]', 'filled']]);
  await press('Accept');
  await page.getByRole('heading', { name: 'Orientation' }).waitFor();
  await sound(page, '/judge/[challenge]/orientation', 'filled');
  await look([[toJana, 'This invitation was accepted.', '/judge/invitations/[token]', 'read-only: accepted']]);
  await page.goto(`/judge/${challenge.id}/orientation`);
  await page.getByRole('checkbox').check();
  await press('Continue to conflicts');
  await page.getByText('Nobody has registered yet.').waitFor();
  await sound(page, '/judge/[challenge]/conflicts', 'empty');
  await page.getByLabel('I have no conflict').check();
  await press('Send your answer');
  await page.getByText('No entries are assigned yet').waitFor();
  await look([
    [`/judge/${challenge.id}/orientation`, 'It stays here.', '/judge/[challenge]/orientation', 'read-only'],
    ['/judge', 'Trusted permits', '/judge', 'filled'],
  ]);
});

test('a team’s invitation after it was used, taken back, and too late', async () => {
  const { world } = site;
  const { team } = await sentEntry(world, 'lena', challenge);
  for (const who of ['tim', 'vera'] as const) await registerFor(world, who, challenge);
  const invite = async () => answer<{ link: string; invitation: { id: string } }>(world.as('lena').post(`/teams/${team.id}/invitations`, {}), 201);
  const [used, back, waiting] = [await invite(), await invite(), await invite()];
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(used.link)}/accept`));
  await answer(world.as('lena').post(`/teams/${team.id}/invitations/${back.invitation.id}/revoke`));
  teamLink = waiting.link;
  await as('vera');
  await look([
    [used.link, 'This invitation was used already.', '/teams/join/[token]', 'read-only: used'],
    [back.link, 'The team took this invitation back.', '/teams/join/[token]', 'read-only: taken back'],
  ]);
  await as('jana');
  await look([[`/judge/${challenge.id}/conflicts`, 'You answered on', '/judge/[challenge]/conflicts', 'filled: answered before']]);
});

test('a judge reads before scoring opens, and leaves nothing unscored; late guests hear that it is over', async () => {
  const { world } = site;
  const late = await askToJudge('late.judge@example.net');
  world.clock.set('2027-01-16T15:00:00.000Z');
  await answer(mara().post(`/assignments/${challenge.id}/publish`));
  await as('jana');
  await look([[`/judge/${challenge.id}`, 'You can read your entries now.', '/judge/[challenge]', 'filled: before scoring opens']]);
  await page.getByRole('link', { name: 'Team lena permits' }).click();
  await arrived(page, 'Team lena permits');
  await sound(page, '/judge/[challenge]/[entry]', 'read-only: before scoring opens');
  const address = page.url();
  world.clock.set('2027-01-21T15:00:00.000Z');
  await as('jana');
  await page.goto(address);
  await press('Save');
  await page.getByRole('alert').getByRole('link', { name: 'Score “Feasibility”.' }).waitFor();
  await sound(page, '/judge/[challenge]/[entry]', 'error: not scored');
  for (const group of await page.locator('fieldset.score').all()) await group.getByRole('radio', { name: '4 Good' }).check();
  await press('Save');
  await page.getByText('You have scored everything.').waitFor();
  await sound(page, '/judge/[challenge]', 'filled: everything scored');
  await look([
    [teamLink, 'Teams in this challenge can no longer change.', '/teams/join/[token]', 'read-only: too late'],
    [late, 'This invitation ended on', '/judge/invitations/[token]', 'read-only: ended'],
  ]);
  expect(world.logged.filter((line) => line['level'] === 'error')).toEqual([]);
});
