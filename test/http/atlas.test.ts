import { afterAll, beforeAll, expect, test } from 'vitest';
import { creditContributor } from '../../functions/use-cases/system/atlas/credit-contributor.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { people } from '../support/people.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
});
afterAll(() => world?.stop());

type Listing = { id: string; version: number; facts: Record<string, { value: unknown; source: string; checked?: { on: string; by: string }; by: string; at: string }>; status?: string; stale: boolean; contributors: string[] };
type Row = { id: string; title: string; status?: string; stale: boolean };
const settle = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const search = (query = '') => answer<{ items: Row[]; total: number; all: number; facets: Record<string, { id: string; count: number }[]>; asOf?: string }>(world.as().get(`/atlas?${query}`));
const read = (id: string) => answer<Listing>(world.as().get(`/listings/${id}`));
const facts = { title: 'Container ledger', type: 'pilot', url: 'https://harbors.example.gov/containers', summary: 'Follows containers through customs.', level: 'city', place: { country: 'US', region: 'US-NY', city: 'New York' }, uses: ['trade'], starts: '2026-03' };
const mona = () => world.as('mona');
let id: string;

test('an empty atlas is an atlas', async () => {
  expect(await search()).toMatchObject({ items: [], total: 0, all: 0 });
});

test('what somebody suggests waits for a moderator, and then everybody finds it, with its source, its check and its author', async () => {
  const { id: suggestion } = await answer<{ id: string }>(world.as('vera').post('/suggestions', { facts, note: 'Seen at the harbor.', credit: true }), 201);
  await settle();
  expect((await search()).total).toBe(0);
  const queue = await answer<{ items: { id: string; from: string }[] }>(mona().get('/suggestions'));
  expect(queue.items).toMatchObject([{ id: suggestion, from: 'person', state: 'waiting' }]);
  const accepted = await answer<Listing>(mona().post(`/suggestions/${suggestion}/accept`, { facts: { status: 'live' } }, { version: 1 }));
  id = accepted.id;
  await settle();
  expect(await search('q=container')).toMatchObject({ total: 1, items: [{ id, title: 'Container ledger', status: 'live', stale: false }], asOf: '2027-01-05T15:00:00.000Z' });
  expect(await read(id)).toMatchObject({
    facts: { title: { value: 'Container ledger', source: facts.url, checked: { on: '2027-01-05', by: people.mona.name }, by: people.vera.name }, status: { value: 'live' } }, contributors: [people.vera.name], stale: false, version: 1,
  });
  expect((await answer<{ items: unknown[] }>(mona().get('/suggestions'))).items).toEqual([]);
  expect(await answer(world.as('vera').get('/suggestions/own'))).toMatchObject({ items: [{ id: suggestion, state: 'accepted', decided: { listingId: id } }] });
});

test('whoever does not ask to be named is not, and no answer for everybody holds an id of a person', async () => {
  const { id: suggestion } = await answer<{ id: string }>(world.as('vera').post('/suggestions', { listingId: id, facts: { outcome: 'Waiting times fell by a third.' }, source: 'https://news.example.org/containers' }), 201);
  await answer(mona().post(`/suggestions/${suggestion}/accept`, undefined, { version: 1 }));
  const text = JSON.stringify([await read(id), await answer(world.as().get(`/listings/${id}/history`))]);
  expect(await read(id)).toMatchObject({ facts: { outcome: { by: 'a visitor', source: 'https://news.example.org/containers' }, title: { by: people.vera.name } }, version: 2 });
  expect(text).not.toMatch(/per_/);
  // nor what somebody wrote to the moderator
  expect(text).not.toContain('Seen at the harbor.');
});

test('each version says who changed which fact from what to what, newest first', async () => {
  await answer(mona().put(`/listings/${id}`, { facts: { status: 'ended', ends: '2026-12' }, remove: ['uses'], source: 'https://harbors.example.gov/end', note: 'The office closed it.' }, { version: 2 }));
  const { items } = await answer<{ items: { version: number; what: string; by: string; note: string; before: Record<string, { value: unknown }>; after: Record<string, { value: unknown }> }[] }>(world.as().get(`/listings/${id}/history`));
  expect(items.map(({ version, what, by }) => [version, what, by])).toEqual([[3, 'changed', people.mona.name], [2, 'corrected', people.mona.name], [1, 'added', people.mona.name]]);
  expect(items[0]).toMatchObject({ note: 'The office closed it.', before: { status: { value: 'live' }, uses: { value: ['trade'] } }, after: { status: { value: 'ended' }, ends: { value: '2026-12' } } });
  expect([Object.keys(items[0]!.before), Object.keys(items[0]!.after)].map((keys) => keys.toSorted())).toEqual([['status', 'uses'], ['ends', 'status']]);
  expect(await answer(mona().put(`/listings/${id}`, { facts: {}, source: facts.url }, { version: 2 }), 412)).toMatchObject({ code: 'stale' });
  expect(await answer(mona().put(`/listings/${id}`, { remove: ['title'], source: facts.url }, { version: 3 }), 422)).toMatchObject({ errors: [{ field: 'remove', message: 'An entry keeps its title and type.' }] });
});

test('an entry grows stale by the clock alone, and a check makes it fresh', async () => {
  await settle();
  world.clock.set('2028-01-06T15:00:00.000Z');
  expect(await search('checked=stale')).toMatchObject({ total: 1, items: [{ id, stale: true }] });
  await answer(mona().post(`/listings/${id}/check`, {}, { version: 3 }));
  await settle();
  expect((await search('checked=stale')).total).toBe(0);
  expect(await read(id)).toMatchObject({ stale: false, facts: { title: { checked: { on: '2028-01-06', by: people.mona.name }, by: people.vera.name } } });
});

test('one web address belongs to one entry, however it is spelled, and another entry of nearly its title is shown to the moderator', async () => {
  expect(await answer(world.as('tim').post('/suggestions', { facts: { ...facts, url: 'http://www.harbors.example.gov/containers/?utm_source=mail' } }), 409)).toMatchObject({ code: 'taken', listing: id });
  const { id: suggestion } = await answer<{ id: string }>(world.as('tim').post('/suggestions', { facts: { ...facts, title: 'The container ledger', url: 'https://harbors.example.gov/other', cost: 'About $40,000' } }), 201);
  expect(await answer(world.as('tim').post('/suggestions', { facts: { ...facts, url: 'https://harbors.example.gov/other/' } }), 409)).toMatchObject({ detail: 'This was suggested already. A moderator will look at it.' });
  expect(await answer(mona().get(`/suggestions/${suggestion}`))).toMatchObject({ alike: [{ id, by: 'title' }] });
  const merged = await answer<Listing>(mona().post(`/suggestions/${suggestion}/merge`, { into: id }, { version: 1 }));
  expect(merged.facts).toMatchObject({ title: { value: 'Container ledger' }, cost: { value: 'About $40,000', source: 'https://harbors.example.gov/other' }, url: { value: facts.url } });
});

test('two entries become one: the address of the one that goes is free, and its page says where it went', async () => {
  const { rows } = await answer<{ rows: { id: string }[] }>(mona().post('/listing-imports', { csv: `title,type,url,partners\nContainer ledgers,pilot,https://harbors.example.gov/twin,Port Office; Customs\n` }));
  const twin = rows[0]!.id;
  await answer(mona().post(`/listings/${twin}/merge`, { into: id }, { version: 1 }));
  await settle();
  expect(await read(twin)).toMatchObject({ mergedInto: id });
  expect((await read(id)).facts['partners']).toMatchObject({ value: ['Port Office', 'Customs'] });
  expect((await search()).items.map((row) => row.id)).toEqual([id]);
  await answer(world.as('vera').post('/suggestions', { facts: { ...facts, title: 'Another one', url: 'https://harbors.example.gov/twin' } }), 201);
});

test('an archived entry leaves the lists with its reason and comes back', async () => {
  const { version } = await read(id);
  await answer(mona().post(`/listings/${id}/archive`, { reason: 'Its page is gone.' }, { version }));
  await settle();
  expect((await search()).total).toBe(0);
  expect(await read(id)).toMatchObject({ archived: { reason: 'Its page is gone.' } });
  await answer(mona().post(`/listings/${id}/restore`, {}, { version: version + 1 }));
  await settle();
  expect((await search()).total).toBe(1);
});

test('a suggestion is rejected with a reason that its author reads, and decided once', async () => {
  const { items } = await answer<{ items: { id: string }[] }>(mona().get('/suggestions'));
  const waiting = items[0]!.id;
  expect(await answer(mona().post(`/suggestions/${waiting}/reject`, { reason: '' }, { version: 1 }), 422)).toMatchObject({ errors: [{ field: 'reason', message: 'Say why, in at least 3 characters.' }] });
  await answer(mona().post(`/suggestions/${waiting}/reject`, { reason: 'It is the same program.' }, { version: 1 }));
  expect(await answer(mona().post(`/suggestions/${waiting}/accept`, undefined, { version: 1 }), 412)).toMatchObject({ detail: 'Somebody decided this since you opened it. See what they decided, then go on with the next one.' });
  expect(await answer(mona().post(`/suggestions/${waiting}/accept`, undefined, { version: 2 }), 409)).toMatchObject({ detail: 'This suggestion was decided already.' });
  expect(await answer(mona().post(`/suggestions/${waiting}/accept`), 428)).toMatchObject({ code: 'version-missing' });
  expect(await answer(world.as('vera').get('/suggestions/own'))).toMatchObject({ items: [{ id: waiting, state: 'rejected', decided: { reason: 'It is the same program.' } }, {}, {}] });
});

test('a table is imported row by row, twice without doubling, and each row that cannot be read says why', async () => {
  const csv = 'Title,Type,URL,Status,Uses,Region,Starts,Agency\nHarbor day,event,https://harbor.example.gov/day,,Trade; Security,US-NY,2026-05-02,Harbor Office\nA study,Report,not an address,,,,,\nNo type,,https://harbor.example.gov/x,lively,,,2026-13,\n';
  const rows = (outcome: string) => [
    { row: 2, title: 'Harbor day', outcome, id: expect.any(String) as string, lacks: outcome === 'added' ? ['agency: “Harbor Office” is not in the directory, and stands as its name'] : [] },
    { row: 3, title: 'A study', outcome: 'left out', lacks: ['source: give the web address that says so, there or under url', 'url: Give a web address that starts with https://'] },
    { row: 4, title: 'No type', outcome: 'left out', lacks: ['type: it is empty', expect.stringMatching(/^status: /) as string, 'starts: Give a year, a month or a day, such as 2017, 2017-10 or 2017-10-10.'] },
  ];
  expect(await answer(mona().post('/listing-imports', { csv }))).toEqual({ rows: rows('added') });
  expect(await answer(mona().post('/listing-imports', { csv }))).toEqual({ rows: rows('there already') });
  expect(await answer(mona().post('/listing-imports', { csv: 'name\nx\n' }), 422)).toMatchObject({ errors: [{ field: 'csv', message: 'The first row must name the columns title and type. Missing: title, type.' }] });
});

test('every list has its machine forms, of the same rows', async () => {
  await settle();
  const form = async (name: string) => {
    const reply = await world.as().get(`/atlas/${name}?sort=title`);
    return { type: reply.headers.get('content-type'), text: await reply.text() };
  };
  const [csv, json, atom, geo, linked] = await Promise.all(['csv', 'json', 'atom', 'geojson', 'jsonld'].map(form)) as [{ type: string; text: string }, ...{ type: string; text: string }[]];
  expect([csv, json!, atom!, geo!, linked!].map(({ type }) => type)).toEqual(['text/csv; charset=utf-8', 'application/json', 'application/atom+xml; charset=utf-8', 'application/geo+json', 'application/ld+json']);
  expect(csv.text.split('\r\n').slice(1, 3).map((line) => line.split(',').slice(1, 4))).toEqual([['Container ledger', 'pilot', 'ended'], ['Harbor day', 'event', 'ended']]);
  expect((JSON.parse(json!.text) as { items: Row[] }).items.map(({ title }) => title)).toEqual(['Container ledger', 'Harbor day']);
  expect([...atom!.text.matchAll(/<entry><id>([^<]+)<\/id><title>([^<]+)/g)].map(([, page, title]) => [page, title])).toEqual([[`http://localhost:4321/atlas/${id}`, 'Container ledger'], [expect.any(String), 'Harbor day']]);
  expect((JSON.parse(geo!.text) as { features: object[] }).features).toMatchObject([{ id, geometry: { type: 'Point', coordinates: [-75.5, 42.9] }, properties: { place: 'New York, New York', exactness: 'state' } }, {}]);
  expect((JSON.parse(linked!.text) as { hasPart: object[] }).hasPart).toMatchObject([{ '@type': 'Project', name: 'Container ledger' }, { '@type': 'Event', name: 'Harbor day', startDate: '2026-05-02', organizer: { name: 'Harbor Office' } }]);
});

test('whoever wanted to be named with what they suggested is, with how much came of it, counted once', async () => {
  const credits = () => answer<{ items: object[] }>(world.as().get('/atlas-credits'));
  await settle();
  expect(await credits()).toEqual({ items: [{ name: people.vera.name, added: 1, corrected: 0, lastAt: '2027-01-05T15:00:00.000Z' }] });
  for (const [who, facts] of [['vera', { cost: 'About $50,000' }], ['tim', { maturity: 'pilot' }], ['tim', { ledger: 'private' }]] as const) {
    const { id: suggestion } = await answer<{ id: string }>(world.as(who).post('/suggestions', { listingId: id, facts, source: 'https://news.example.org/more', credit: true }), 201);
    await answer(mona().post(`/suggestions/${suggestion}/accept`, undefined, { version: 1 }));
    await settle();
    await creditContributor(world.ports, { refs: { suggestion } });
  }
  expect((await credits()).items).toMatchObject([{ name: people.vera.name, added: 1, corrected: 1 }, { name: people.tim.name, added: 0, corrected: 2 }].toSorted((a, b) => (a.name > b.name ? -1 : 1)));
  expect(JSON.stringify(await credits())).not.toMatch(/per_/);
  const { suggestions } = await answer<{ suggestions: { state: string }[] }>(world.as('tim').get('/me/export'));
  expect(suggestions.map(({ state }) => state).toSorted((a, b) => a.localeCompare(b, 'en'))).toEqual(['accepted', 'accepted', 'merged']);
  expect(suggestions).toContainEqual(expect.objectContaining({ listingId: id, facts: { ledger: 'private' }, credit: true, source: 'https://news.example.org/more' }));
  await world.ports.contributors.forget(people.tim.id);
  expect((await credits()).items).toMatchObject([{ name: people.vera.name }]);
});

test('an operator makes a moderator and ends it; to anybody else the queue is not there', async () => {
  expect(await answer(world.as('vera').get('/suggestions'), 404)).toMatchObject({ code: 'not-found' });
  await answer(world.as('olga').post(`/operator/people/${people.vera.id}/moderator`, { moderator: true }));
  await answer(world.as('vera').get('/suggestions'));
  await answer(world.as('olga').post(`/operator/people/${people.vera.id}/moderator`, { moderator: false }));
  expect(await answer(world.as('vera').get('/suggestions'), 404)).toMatchObject({ code: 'not-found' });
  expect(await answer(world.as('olga', 16).post(`/operator/people/${people.vera.id}/moderator`, { moderator: true }), 401)).toMatchObject({ code: 'sign-in-again' });
});

test('a moderator corrects a fact at once, with source and history; what a program of theirs sends waits as everybody’s does', async () => {
  const { rows } = await answer<{ rows: { id: string }[] }>(mona().post('/listing-imports', { csv: 'title,type,url\nGrain ledger,pilot,https://grain.example.gov\n' }));
  const grain = rows[0]!.id;
  const waiting = async () => (await answer<{ items: { listingId?: string }[] }>(mona().get('/suggestions'))).items.filter(({ listingId }) => listingId === grain).length;
  const correction = { listingId: grain, facts: { status: 'live' }, source: 'https://grain.example.gov/news', note: 'For my colleagues.' };
  const once = { headers: { 'idempotency-key': 'grain-live' } };
  const made = await answer<{ id: string; state: string }>(mona().post('/suggestions', correction, once), 201);
  expect(made.state).toBe('accepted');
  expect(await answer(mona().post('/suggestions', correction, once), 201)).toEqual(made);
  expect(await waiting()).toBe(0);
  expect(await read(grain)).toMatchObject({ version: 2, facts: { status: { value: 'live', source: correction.source, by: people.mona.name, checked: { by: people.mona.name } } } });
  const history = await answer<{ items: object[] }>(world.as().get(`/listings/${grain}/history`));
  expect(history.items[0]).toMatchObject({ version: 2, what: 'corrected', by: people.mona.name, note: '', after: { status: { value: 'live' } } });
  expect(await answer(mona().get('/suggestions/own'))).toMatchObject({ items: [{ id: made.id, state: 'accepted', decided: { listingId: grain } }] });
  await answer(world.as('vera').post('/suggestions', { ...correction, facts: { status: 'stopped' } }), 201);
  expect([await waiting(), (await read(grain)).facts['status']!.value]).toEqual([1, 'live']);
  expect(await answer(mona().post('/suggestions', correction), 422)).toMatchObject({ errors: [{ field: 'facts.status', message: 'The entry says this already. Say what should be different.' }] });
  await settle();
  expect(world.logged).toEqual([]);
});

test('everything that is missing or wrong is named at once', async () => {
  const told = async (asked: object) => (await answer<{ errors: { field: string; message: string }[] }>(world.as('vera').post('/suggestions', asked), 422)).errors;
  expect(await told({ facts: {} })).toEqual([{ field: 'facts.url', message: 'Give the web address where it is described.' }, { field: 'facts.title', message: 'Give it a title.' }, { field: 'facts.type', message: 'Choose what it is.' }]);
  expect((await told({ facts: { url: 'nowhere', starts: 'May' }, email: 'nobody' })).map(({ field }) => field).toSorted()).toEqual(['email', 'facts.starts', 'facts.title', 'facts.type', 'facts.url']);
  expect(await told({ listingId: id, facts: {} })).toEqual([{ field: 'facts', message: 'Say what should be different.' }, { field: 'source', message: 'Give the web address that says so.' }]);
});

test('what cannot be is refused, whoever says it, and names the field', async () => {
  const source = 'https://harbors.example.gov/dates';
  const fresh = async (title: string, starts: string) => (await answer<{ rows: { id: string }[] }>(mona().post('/listing-imports', { csv: `title,type,url,starts\n${title},pilot,https://${title.toLowerCase()}.example.gov,${starts}\n` }))).rows[0]!.id;
  const ahead = await fresh('Farahead', '2031');
  const told = async (asked: object, who: 'vera' | 'mona' = 'vera') => (await answer<{ errors: { field: string; message: string }[] }>(world.as(who).post('/suggestions', { source, ...asked }), 422)).errors;
  const ended = [{ field: 'facts.status', message: 'It cannot have ended if it begins in 2031. Change the status, or when it began.' }];
  for (const who of ['vera', 'mona'] as const) expect(await told({ listingId: ahead, facts: { status: 'ended' } }, who)).toEqual(ended);
  expect(await told({ facts: { ...facts, url: 'https://elsewhere.example.gov/x', status: 'ended', starts: '2031' } })).toEqual(ended);
  expect((await answer<{ errors: object[] }>(mona().put(`/listings/${ahead}`, { facts: { status: 'ended' }, source }, { version: 1 }), 422)).errors).toEqual(ended);
  expect(await told({ listingId: ahead, facts: { ends: '2030-05' } })).toEqual([{ field: 'facts.ends', message: 'It cannot have ended in May 2030 and begun in 2031. Correct one of the two.' }]);
  // a suggestion that waited while the entry changed
  const { id: waiting } = await answer<{ id: string }>(world.as('vera').post('/suggestions', { listingId: ahead, facts: { status: 'planned' }, source }), 201);
  expect((await answer<{ errors: object[] }>(mona().post(`/suggestions/${waiting}/accept`, { facts: { status: 'stopped' } }, { version: 1 }), 422)).errors).toEqual([{ field: 'facts.status', message: 'It cannot have been stopped if it begins in 2031. Change the status, or when it began.' }]);
  // what is wrong already keeps nobody from mending something else
  await answer(world.as('vera').post('/suggestions', { listingId: ahead, facts: { outcome: 'Nothing yet.' }, source }), 201);
  const table = await answer<{ rows: { outcome: string; lacks: string[] }[] }>(mona().post('/listing-imports', { csv: 'title,type,url,starts,ends\nBackwards,pilot,https://backwards.example.gov,2020,2019\n' }));
  expect(table.rows).toMatchObject([{ outcome: 'left out', lacks: ['ends: It cannot have ended in 2019 and begun in 2020. Correct one of the two.'] }]);
});

test('dots are no reason', async () => {
  const { id: suggestion } = await answer<{ id: string }>(world.as('vera').post('/suggestions', { facts: { title: 'A thing', type: 'pilot', url: 'https://reason.example.gov' } }), 201);
  const reject = (reason: string, status = 422) => answer<{ errors: object[] }>(mona().post(`/suggestions/${suggestion}/reject`, { reason }, { version: 1 }), status);
  for (const reason of ['...', '123', '— ! —', '   ....   ']) expect([reason, (await reject(reason)).errors]).toEqual([reason, [{ field: 'reason', message: 'Say why in words: dots, digits and signs alone give no reason.' }]]);
  expect((await reject('')).errors).toEqual([{ field: 'reason', message: 'Say why, in at least 3 characters.' }]);
  await reject('重複です', 200);
});
