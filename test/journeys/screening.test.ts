import type { Page } from '@playwright/test';
import { afterAll, beforeAll, test } from 'vitest';
import { sentEntry } from '../support/entry.ts';
import { openSiteWorld } from '../support/site.ts';
import { sound } from '../support/sound.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';

/** After the deadline the agency screens: one entry is in, another is put out by two people, and comes back in on appeal. */
let site: Awaited<ReturnType<typeof openSiteWorld>>;
let challenge: Opened;
const says = (page: Page, words: string) => page.locator('main').getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const reason = 'The imprint names an office in Toronto; the rules ask for the United States.';

beforeAll(async () => {
  site = await openSiteWorld();
  challenge = await openChallenge(site.world, (await openAgency(site.world)).id);
}, 120_000);
afterAll(() => site?.stop());

test('two people put an entry out, the team appeals, and it is taken back in', async () => {
  const { entry } = await sentEntry(site.world, 'lena', challenge);
  await sentEntry(site.world, 'tim', challenge);
  site.world.clock.set('2027-01-16T15:00:00.000Z');
  const [mara, paul, lena] = [await site.signedIn('mara'), await site.signedIn('paul'), await site.signedIn('lena')];
  const desk = `/run/${challenge.id}/entries/${entry.id}/eligibility`;
  await mara.goto(`/run/${challenge.id}/entries`);
  await says(mara, 'Who can enter: 0 of 2 screened.');
  await sound(mara, '/run/[call]/entries', 'filled: to screen');
  await mara.goto(desk);
  await press(mara, 'Propose to exclude it');
  await mara.getByRole('link', { name: 'Say which rule is not met, and how you know.' }).waitFor();
  await sound(mara, '/run/[call]/entries/[entry]/eligibility', 'error');
  await mara.getByLabel('Reason, if it may not take part').fill(reason);
  await press(mara, 'Propose to exclude it');
  await says(mara, 'Exclusion waits for a second person');
  await sound(mara, '/run/[call]/entries/[entry]/eligibility', 'read-only: own proposal');
  await paul.goto(desk);
  await says(paul, reason);
  await sound(paul, '/run/[call]/entries/[entry]/eligibility', 'filled: to confirm');
  await press(paul, 'Agree: exclude the entry');
  await says(paul, 'The team can appeal until');
  await mara.goto(`/run/${challenge.id}/entries?state=excluded`);
  await says(mara, 'Team lena permits');
  await lena.goto(`/apply/${challenge.slug}`);
  await lena.getByRole('link', { name: 'Read why, and how to appeal' }).click();
  await says(lena, reason);
  await sound(lena, '/apply/[challenge]/appeal', 'filled');
  await press(lena, 'Send the appeal');
  await lena.getByRole('link', { name: 'Say why the exclusion is wrong, in a sentence at least.' }).waitFor();
  await sound(lena, '/apply/[challenge]/appeal', 'error');
  await lena.getByLabel('Why the exclusion is wrong').fill('Our registered seat is Buffalo, New York.');
  await press(lena, 'Send the appeal');
  await says(lena, 'Your appeal is with Department of records.');
  await sound(lena, '/apply/[challenge]/appeal', 'filled: sent');
  await paul.goto(desk);
  await says(paul, 'Our registered seat is Buffalo, New York.');
  await sound(paul, '/run/[call]/entries/[entry]/eligibility', 'filled: an appeal');
  await paul.getByLabel('Reason').fill('The register of the state shows the seat.');
  await press(paul, 'Take the entry back in');
  await says(paul, 'Taken back in');
  await lena.goto(`/apply/${challenge.slug}/appeal`);
  await says(lena, 'Your entry counts again');
  await sound(lena, '/apply/[challenge]/appeal', 'filled: decided');
});
