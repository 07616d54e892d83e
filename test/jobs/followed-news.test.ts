import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NewsPace } from '../../functions/domain/follow/news-paces.ts';
import { sendDigest } from '../../functions/use-cases/system/letters/send-digest.ts';
import { readListingFile } from '../../functions/domain/import/listing-file.ts';
import { importListingFile } from '../../functions/use-cases/operator/import-listing-file.ts';
import { forgetPerson } from '../../functions/use-cases/system/forget-person.ts';
import { postOffice } from '../support/letters.ts';
import { people, type PersonName } from '../support/people.ts';
import { openAgency, openChallenge } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let post: ReturnType<typeof postOffice>;
let agencyId: string;
let groupId: string;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  post = postOffice(world);
  agencyId = (await openAgency(world)).id;
  groupId = (await answer<{ id: string }>(world.as('mara').post('/groups', { name: 'Permits group', purpose: 'People who try permits in wallets.', joining: 'open', agencyId }), 201)).id;
  await post.nudge();
});
beforeEach(() => { post.taken.length = 0; });
afterAll(() => world?.stop());

const follow = (who: PersonName, target: string) => answer(world.as(who).put(`/follows/${encodeURIComponent(target)}`, {}));
const unfollow = (who: PersonName, target: string) => answer(world.as(who).delete(`/follows/${encodeURIComponent(target)}`));
const paced = async (who: PersonName, newsPace: NewsPace) => {
  const { version } = (await world.ports.people.find(people[who].id))!;
  await answer(world.as(who).patch('/me', { newsPace }, { version }));
};
const letters = async () => {
  expect(await post.nudge()).toBe(0);
  return post.sent();
};
const textOf = async (template: string) => {
  expect(await post.nudge()).toBe(0);
  return post.letter(template);
};
const stop = /\n\n--\nYou get this because you follow what it is about\. Stop these letters: http:\/\/localhost:4321\/unsubscribe\/\S+\n$/;
const call = { title: 'Wallet call', kind: 'call', summary: '', text: '', place: 'Room 4', zone: 'America/New_York', starts: '2027-02-02T12:00', minutes: 60 };
type Changed = { id: string; version: number };
const facts = { title: 'Container ledger', type: 'pilot', url: 'https://harbors.example.gov/containers', summary: 'Follows containers through customs.', status: 'live' };
const addListing = async (more: object = {}): Promise<Changed> => {
  const { id } = await answer<{ id: string }>(world.as('tim').post('/suggestions', { facts: { ...facts, ...more } }), 201);
  return answer<Changed>(world.as('mona').post(`/suggestions/${id}/accept`, {}, { version: 1 }));
};

test('a follower of an agency hears of its new challenge, once, and whoever comes later does not', async () => {
  await follow('vera', agencyId);
  world.clock.pass(1000);
  const { slug } = await openChallenge(world, agencyId);
  world.clock.pass(1000);
  await follow('tim', agencyId);
  const mail = (await textOf('followed-news'))!;
  expect(mail).toMatchObject({ to: people.vera.email, subject: 'New challenge: Trusted permits', preference: 'challenges' });
  expect(mail.text).toMatch(/^Department of records takes entries until Friday, January 15, 2027, 11:59 p\.m\. Eastern\.\n\nhttp:\/\/localhost:4321\/challenges\//);
  expect(mail.text).toContain(`/challenges/${slug}\n`);
  expect(mail.text).toMatch(stop);
  expect(post.sent().filter((one) => one.endsWith('followed-news'))).toEqual(['vera: followed-news']);
});

test('of a call hear the followers of its group and of itself, one letter each: new, moved, cancelled', async () => {
  await follow('vera', groupId);
  const draft = await answer<Changed>(world.as('mara').post('/events', { ...call, host: { kind: 'group', groupId } }), 201);
  expect(await answer(world.as('vera').put(`/follows/${draft.id}`, {}), 404)).toMatchObject({ code: 'not-found' });
  const { id, version } = await answer<Changed>(world.as('mara').post(`/events/${draft.id}/publish`, {}, { version: draft.version }));
  expect((await textOf('followed-news'))?.text).toMatch(/^Permits group meets on Tuesday, February 2, 2027, 12:00 p\.m\. Eastern\.\n\nhttp:\/\/localhost:4321\/events\/evt_/);
  expect(post.sent()).toEqual(['vera: followed-news']);
  for (const who of ['vera', 'rita'] as const) await follow(who, id);
  const moved = await answer<Changed>(world.as('mara').post(`/events/${id}/move`, { zone: call.zone, starts: '2027-02-03T12:00', minutes: 60, reason: 'The room is taken.' }, { version }));
  expect((await textOf('followed-news'))?.text).toMatch(/^It is now on Wednesday, February 3, 2027, 12:00 p\.m\. Eastern\. The room is taken\./);
  expect(post.sent()).toEqual(['rita: followed-news', 'vera: followed-news']);
  const { version: now } = await answer<Changed>(world.as('mara').post(`/events/${id}/cancel`, { reason: 'The speaker is ill.' }, { version: moved.version }));
  expect([now > moved.version, (await textOf('followed-news'))?.subject]).toEqual([true, 'Cancelled: Wallet call']);
  expect(post.sent()).toEqual(['rita: followed-news', 'vera: followed-news']);
});

test('a recording is news the first time it is there, and a work product is news of its group', async () => {
  const draft = await answer<Changed>(world.as('mara').post('/events', { ...call, starts: '2027-01-06T12:00', host: { kind: 'group', groupId } }), 201);
  const { id, version } = await answer<Changed>(world.as('mara').post(`/events/${draft.id}/publish`, {}, { version: draft.version }));
  await letters();
  await follow('rita', id);
  world.clock.set('2027-01-06T20:00:00.000Z');
  const told = { as: 'held', recording: { url: 'https://video.example.gov/1', captionsUrl: 'https://video.example.gov/1.vtt' } };
  const first = await answer<Changed>(world.as('mara').put(`/events/${id}/outcome`, told, { version }));
  expect((await textOf('followed-news'))?.subject).toBe('Recording: Wallet call');
  expect(post.sent()).toEqual(['rita: followed-news']);
  await answer(world.as('mara').put(`/events/${id}/outcome`, { ...told, minutes: 'We met.' }, { version: first.version }));
  expect(await letters()).toEqual([]);
  await answer(world.as('mara').post(`/groups/${groupId}/products`, { title: 'First report', kind: 'report', url: 'https://example.org/report', date: '2027-01-05' }), 201);
  expect((await textOf('followed-news'))?.subject).toBe('New work of Permits group: First report');
  expect(post.sent()).toEqual(['vera: followed-news']);
});

test('a search tells of a new entry that it finds, and an entry of what changed in it; a mere check is no news', async () => {
  await follow('lena', 'search?q=container&type=pilot');
  await follow('lena', 'search?status=live');
  await follow('rita', 'search?type=report');
  const { id, version } = await addListing();
  const mail = (await textOf('followed-news'))!;
  expect([mail.to, mail.subject]).toEqual([people.lena.email, 'New in the atlas: Container ledger']);
  expect(post.sent().filter((one) => one.includes('followed'))).toEqual(['lena: followed-news']);
  await follow('rita', id);
  await answer(world.as('mona').post(`/listings/${id}/check`, {}, { version }));
  expect((await letters()).filter((one) => one.includes('followed'))).toEqual([]);
  await answer(world.as('mona').put(`/listings/${id}`, { facts: { status: 'ended', ends: '2026-12' }, source: 'https://harbors.example.gov/end', note: '' }, { version: version + 1 }));
  const ended = (await textOf('followed-news'))!;
  expect([ended.to, ended.subject, ended.text.split('\n')[0]]).toEqual([people.rita.email, 'Ended: Container ledger', 'What changed in the atlas: status, ended.']);
});

test('a search is followed in one spelling, and one for everything is none', async () => {
  for (const wrong of ['search?', 'search?type=pilot&q=container', 'search?type=nonsense', 'search?type=pilot&page=2', 'per_0000000000000000000ab']) {
    expect(await answer(world.as('vera').put(`/follows/${encodeURIComponent(wrong)}`, {}), 404), wrong).toMatchObject({ code: 'not-found' });
  }
});

test('a daily digest holds what came since, each once, however often jobs look; what was followed no more is not in it', async () => {
  await paced('lena', 'daily');
  for (const title of ['Harbor pilot', 'Border pilot']) await addListing({ title, url: `https://example.gov/${title.slice(0, 6)}` });
  expect((await letters()).filter((one) => one.startsWith('lena'))).toEqual([]);
  const { items: [kept] } = await world.ports.news.waiting(people.lena.id);
  const own = await answer<{ news: { headline: string }[]; follows: object[] }>(world.as('lena').get('/me/export'));
  expect([own.news.length, own.follows]).toEqual([2, expect.arrayContaining([expect.objectContaining({ target: 'search?status=live' })])]);
  const digest = { personId: people.lena.id, at: '2027-01-07T13:00:00.000Z' };
  world.clock.set('2027-01-07T12:59:00.000Z');
  await post.clock();
  expect(post.letter('followed-digest')).toBeUndefined();
  world.clock.set('2027-01-07T13:00:00.000Z');
  await Promise.all([post.clock(), post.clock()]);
  await post.clock();
  const sent = post.taken.filter(({ template }) => template === 'followed-digest');
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([[people.lena.email, '2 pieces of news of what you follow']]);
  expect(sent[0]!.text).toMatch(/^This happened to what you follow:\n\nNew in the atlas: (Harbor|Border) pilot\nFollows containers through customs\.\nhttp:\/\/localhost:4321\/atlas\/lst_\w+\n\nNew in the atlas: (Harbor|Border) pilot\n/);
  expect(sent[0]!.text).toMatch(stop);
  // a job that was cut off before writes its page again
  await world.ports.news.keep(kept!, digest);
  await sendDigest(world.ports, digest);
  await post.nudge();
  expect(post.taken.filter(({ template }) => template === 'followed-digest')).toHaveLength(1);
  await unfollow('lena', 'search?status=live');
  await addListing({ title: 'Late program', type: 'program', url: 'https://example.gov/late' });
  await post.nudge();
  expect((await world.ports.news.waiting(people.lena.id)).items).toEqual([]);
});

test('an import that changes an entry is news to who follows it, in a digest; what is out of the lists by then is not told', async () => {
  const file = (status: string) => JSON.stringify([{ facts: { title: { value: 'Imported ledger' }, type: { value: 'pilot' }, url: { value: 'https://ports.example.gov/ledger' }, status: { value: status } } }].map(({ facts: told }) => ({ facts: Object.fromEntries(Object.entries(told).map(([name, fact]) => [name, { ...fact, source: 'https://ports.example.gov/list' }])) })));
  const bring = (status: string) => importListingFile(world.ports, { at: world.clock.now(), address: 'terminal' }, readListingFile('survey.json', file(status), {}), 'survey.json');
  const [added] = await bring('live');
  await post.nudge();
  await follow('rita', added!.id!);
  world.clock.pass(60_000);
  await bring('ended');
  expect(await letters()).not.toContain('rita: followed-news');
  expect((await world.ports.news.waiting(people.rita.id)).items).toMatchObject([{ headline: 'Ended: Imported ledger', act: { kind: 'listing.imported', refs: { version: 2 } } }]);
  const { version } = (await world.ports.listings.find(added!.id!, { strong: true }))!;
  await answer(world.as('mona').put(`/listings/${added!.id}`, { facts: { title: 'Ledger of the ports' }, source: 'https://ports.example.gov/ledger', note: '' }, { version }));
  await unfollow('rita', added!.id!);
  await post.nudge();
  const [kept] = (await world.ports.news.waiting(people.rita.id)).items;
  await sendDigest(world.ports, { personId: people.rita.id, at: world.clock.now() });
  expect((await textOf('followed-digest'))!.subject).toBe('Ended: Ledger of the ports');
  await world.ports.news.forget(people.rita.id);
  await world.ports.news.keep(kept!, { personId: people.rita.id, at: world.clock.now() });
  await answer(world.as('mona').post(`/listings/${added!.id}/archive`, { reason: 'It was a test.' }, { version: version + 1 }));
  await post.nudge();
  post.taken.length = 0;
  await sendDigest(world.ports, { personId: people.rita.id, at: world.clock.now() });
  await post.nudge();
  expect([post.letter('followed-digest'), (await world.ports.news.waiting(people.rita.id)).items]).toEqual([undefined, []]);
});

test('a person follows thirty searches and no more; what is followed already stays', async () => {
  for (let n = 0; n < 30; n++) await follow('jim', `search?q=word${n}`);
  expect(await answer(world.as('jim').put(`/follows/${encodeURIComponent('search?q=onemore')}`, {}), 409)).toMatchObject({ detail: 'You follow 30 searches, which is the most. Stop following one of them under What you follow, then follow this one.' });
  await follow('jim', 'search?q=word3');
  await unfollow('jim', 'search?q=word3');
  await follow('jim', 'search?q=onemore');
});

test('a weekly one comes on Monday; one click stops it, and what waits is thrown away', async () => {
  await paced('lena', 'weekly');
  await addListing({ title: 'Container two', url: 'https://example.gov/two' });
  await post.nudge();
  world.clock.set('2027-01-11T13:00:00.000Z');
  await post.clock();
  const mail = post.letter('followed-digest')!;
  expect([mail.subject, mail.to]).toEqual(['New in the atlas: Container two', people.lena.email]);
  await addListing({ title: 'Container three', url: 'https://example.gov/three' });
  await post.nudge();
  await answer(world.as().post('/mails/unsubscribe', { token: /unsubscribe\/(\S+)/.exec(mail.text)![1] }));
  post.taken.length = 0;
  world.clock.set('2027-01-18T13:00:00.000Z');
  await post.clock();
  expect(post.letter('followed-digest')).toBeUndefined();
  expect((await world.ports.news.waiting(people.lena.id)).items).toEqual([]);
});

test('an account that is closed leaves neither follows nor news', async () => {
  await paced('vera', 'daily');
  await answer(world.as('mara').post(`/groups/${groupId}/products`, { title: 'Second report', kind: 'report', url: 'https://example.org/two', date: '2027-01-05' }), 201);
  await post.nudge();
  expect((await world.ports.news.waiting(people.vera.id)).items).toHaveLength(1);
  await forgetPerson(world.ports, { id: `act_${'0'.repeat(21)}`, about: people.vera.id, at: world.clock.now() });
  expect([(await world.ports.news.waiting(people.vera.id)).items, (await world.ports.follows.ofPerson(people.vera.id)).items]).toEqual([[], []]);
});

const work = { title: 'Ledgers and wallets', kind: 'brief', url: 'https://records.example.gov/brief.pdf' };
const publish = async (more: object = {}): Promise<Changed> => {
  const made = await answer<Changed>(world.as('mara').post('/publications', { ...work, ...more, keeper: { kind: 'agency', agencyId } }), 201);
  return answer<Changed>(world.as('mara').post(`/publications/${made.id}/publish`, {}, { version: made.version }));
};

test('followers of an agency hear of its new work, those of the work of a new version and of one that was withdrawn', async () => {
  await unfollow('tim', agencyId);
  await paced('vera', 'at-once');
  await follow('vera', agencyId);
  world.clock.pass(1000);
  const first = await publish({ abstract: 'How a wallet holds a permit.' });
  const news = (await textOf('followed-news'))!;
  expect(news).toMatchObject({ to: people.vera.email, subject: 'New in the library: Ledgers and wallets' });
  expect(news.text).toContain(`How a wallet holds a permit.\n\nhttp://localhost:4321/library/${first.id}`);
  await unfollow('vera', agencyId);
  await follow('tim', first.id);
  post.taken.length = 0;
  world.clock.pass(1000);
  const again = await answer<Changed>(world.as('mara').put(`/publications/${first.id}/draft`, { ...work, title: 'Ledgers, wallets', note: 'A title.' }, { version: first.version }));
  const second = await answer<Changed>(world.as('mara').post(`/publications/${first.id}/publish`, {}, { version: again.version }));
  expect(await textOf('followed-news')).toMatchObject({ to: people.tim.email, subject: 'Version 2: Ledgers, wallets', text: expect.stringMatching(/^What changed: A title\./) as unknown });
  post.taken.length = 0;
  world.clock.pass(1000);
  await answer(world.as('mara').post(`/publications/${first.id}/withdraw`, { n: 2, reason: 'A wrong figure.' }, { version: second.version }));
  expect(await textOf('followed-news')).toMatchObject({ to: people.tim.email, subject: 'Withdrawn: Ledgers, wallets', text: expect.stringMatching(/^Version 2\. The reason: A wrong figure\./) as unknown });
  expect(await letters()).toHaveLength(1);
  await unfollow('tim', first.id);
});

test('followers of a collection hear what was added to it, and nothing when it is put in another order or is a draft again', async () => {
  const [a, b] = [await publish({ title: 'First work' }), await publish({ title: 'Second work' })];
  const [one, two] = [a, b].map(({ id }) => ({ kind: 'publication', id }));
  const made = await answer<Changed>(world.as('mara').post('/collections', { keeper: { kind: 'agency', agencyId }, title: 'Reading', shown: true, items: [one] }), 201);
  await follow('vera', made.id);
  world.clock.pass(1000);
  post.taken.length = 0;
  const put = (items: unknown[], version: number, shown = true) => answer<Changed>(world.as('mara').put(`/collections/${made.id}`, { title: 'Reading', shown, items }, { version }));
  const added = await put([two, one], made.version);
  const news = (await textOf('followed-news'))!;
  expect(news).toMatchObject({ to: people.vera.email, subject: 'Added to Reading' });
  expect(news.text).toMatch(new RegExp(`^Second work\\n\\nhttp://localhost:4321/library/collections/${made.id}\\n`));
  post.taken.length = 0;
  world.clock.pass(1000);
  const turned = await put([one, two], added.version);
  const hidden = await put([one, two], turned.version, false);
  expect(await letters()).toEqual([]);
  expect(await answer<{ items: object[] }>(world.as('vera').get('/follows'))).toMatchObject({ items: [{ title: 'Something that is no longer public' }] });
  await put([one, two], hidden.version);
  await unfollow('vera', made.id);
});

test('followers of a group hear once of a series of calls', async () => {
  await follow('rita', groupId);
  world.clock.pass(1000);
  const { id } = await answer<{ id: string }>(world.as('mara').post('/event-series', { ...call, title: 'Fortnightly call', host: { kind: 'group', groupId }, first: '2029-02-06T12:00', rule: { every: 'weeks', weeks: 2 }, count: 3 }), 201);
  const news = (await textOf('followed-news'))!;
  expect(news).toMatchObject({ to: people.rita.email, subject: 'New dates: Fortnightly call' });
  expect(news.text).toContain(`Permits group meets 3 times, first on Tuesday, February 6, 2029, 12:00 p.m. Eastern.\n\nhttp://localhost:4321/events/series/${id}`);
  expect((await letters()).filter((line) => line.startsWith('rita'))).toEqual(['rita: followed-news']);
  await unfollow('rita', groupId);
});
