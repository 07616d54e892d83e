import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScanState } from '../../functions/domain/entry/file.ts';
import { onReport } from '../../functions/jobs/on-report.ts';
import { axeFindings } from '../support/axe.ts';
import { people } from '../support/people.ts';
import { plantChallenge, toJudging } from '../support/planted.ts';
import { openSiteWorld } from '../support/site.ts';

let site: Awaited<ReturnType<typeof openSiteWorld>>;
let planted: Awaited<ReturnType<typeof plantChallenge>>;
beforeAll(async () => {
  site = await openSiteWorld();
  // as on a deployment with a scanner
  Object.assign(site.world.ports, { fileStore: { ...site.world.ports.fileStore, scanned: true } });
  planted = await plantChallenge(site.world);
  await toJudging(site.world, planted.challenge.id);
});
afterAll(() => site?.stop());

const scanSays = async (scan: ScanState) => {
  const { entry, file } = planted;
  const found = (await site.world.ports.files.find(entry.id, file))!;
  await site.world.ports.files.save({ ...found, scan, version: found.version + 1 });
};

test('what the malware scan said of a file stands beside it, for team, agency and judge', async () => {
  const { challenge, entry } = planted;
  const asked = [['lena', `/apply/${challenge.slug}/evidence?entry=${entry.id}`], ['mara', `/run/${challenge.id}/entries/${entry.id}`], ['jana', `/judge/${challenge.id}/${entry.id}`]] as const;
  const words: [ScanState, string, number][] = [['waiting', 'Being scanned, opens when found clean', 0], ['clean', 'Scanned, clean', 1], ['infected', 'Malware found, stays closed', 0]];
  const pages = await Promise.all(asked.map(async ([who, path]) => ({ who, path, page: await site.signedIn(who) })));
  for (const [scan, said, links] of words) {
    await scanSays(scan);
    for (const { who, path, page } of pages) {
      await page.goto(path);
      expect({ who, scan, found: await page.getByText(said).count() }).toEqual({ who, scan, found: 1 });
      expect({ who, scan, links: await page.locator('main a[href*="/files/"]').count() }).toEqual({ who, scan, links: who === 'lena' && scan === 'waiting' ? 1 : links });
    }
  }
  for (const { page } of pages) {
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }
});

test('a letter that came back is said to the operator, the organizer and the person, and the operator may send it again', async () => {
  const { world } = site;
  const letter = async (to: string) => {
    const id = world.ports.chance.id('mail');
    await world.ports.mails.queue([{ id, to, personId: people.tim.id, about: people.tim.id, template: 'test', subject: `To ${to}`, text: 'Words', state: 'sent', createdAt: world.clock.now(), version: 1 }]);
    await onReport(world.ports, { kind: 'returned', mailId: id, why: 'bounced', lasting: true, detail: 'It came back: smtp; 550 5.1.1 no such user' });
    return id;
  };
  const [id] = [await letter(people.tim.email), await letter('new.judge@example.org')];
  await world.as('mara').post(`/judges/${planted.challenge.id}/invitations`, { judges: [{ email: 'new.judge@example.org', name: 'New Judge' }] });
  const person = await site.signedIn('tim');
  await person.goto('/me/settings');
  expect(await person.getByText('One to this address came back').count()).toBe(1);
  const organizer = await site.signedIn('mara', { viewport: { width: 375, height: 800 } });
  await organizer.goto(`/run/${planted.challenge.id}/judges`);
  expect(await organizer.getByText('Letter came back').count()).toBe(1);
  const operator = await site.signedIn('olga');
  await operator.goto('/admin/deliveries');
  expect(await operator.getByText('It came back: smtp; 550 5.1.1 no such user').count()).toBe(2);
  for (const page of [person, organizer]) expect(await axeFindings(page)).toEqual([]);
  await operator.goto(`/admin/deliveries/${id}`);
  await operator.getByRole('button', { name: 'Send again' }).click();
  await operator.getByText('The letter waits to be sent again.').waitFor();
  await person.reload();
  expect(await person.getByText('Letters do not reach you').count()).toBe(0);
  for (const page of [person, organizer, operator]) await page.context().close();
});
