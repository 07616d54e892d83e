import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftChallenge, openAgency, openChallenge, saveSection, timeline, headVersion } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
beforeAll(async () => {
  world = await makeWorld();
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

type Call = { challenge: { slug: string; approval: string }; stage: string; lacks: { section: string; field: string; message: string }[] };
type Draft = { value: Record<string, unknown>; version: number };

test('a new call from the template says what is still missing, where it is', async () => {
  const { id } = await answer<{ id: string }>(world.as('mara').post('/calls', { agencyId: agency.id, title: 'Trusted permits' }), 201);
  const call = await answer<Call>(world.as('mara').get(`/calls/${id}`));
  expect(call.stage).toBe('draft');
  expect(call.lacks.map(({ section, field }) => `${section}.${field}`)).toEqual([
    'general.tagline', 'general.contactEmail', 'details.need', 'timeline.phases', 'timeline.phases',
  ]);
  expect(await answer(world.as('mara').post(`/calls/${id}/submit`), 422)).toMatchObject({ code: 'invalid', errors: expect.arrayContaining([
    { field: 'timeline.phases', message: 'The timeline needs exactly one phase for entries.' },
  ]) });
});

test('two people edit one section: the second is told, sees both, and nobody loses a word', async () => {
  const id = await draftChallenge(world, agency.id);
  const read = await answer<Draft>(world.as('mara').get(`/calls/${id}/sections/general`));
  await answer(world.as('mara').put(`/calls/${id}/sections/general`, { ...read.value, tagline: 'First words.' }, { version: read.version }));
  const second = await answer(world.as('mara').put(`/calls/${id}/sections/general`, { ...read.value, tagline: 'Second words.' }, { version: read.version }), 412);
  expect(second).toMatchObject({ code: 'stale', current: { tagline: 'First words.' }, version: read.version + 1 });
  await answer(world.as('mara').put(`/calls/${id}/sections/details`, { need: 'Another section is another item, so it never collides.', areas: [] }, {
    version: (await answer<Draft>(world.as('mara').get(`/calls/${id}/sections/details`))).version,
  }));
});

test('a draft is listed as its General section calls it', async () => {
  const id = await draftChallenge(world, agency.id);
  await saveSection(world, id, 'general', { title: 'Permits anyone can check' });
  const { items } = await answer<{ items: { challenge: { id: string; title: string } }[] }>(world.as('mara').get(`/calls?agencyId=${agency.id}`));
  expect(items.find(({ challenge }) => challenge.id === id)?.challenge.title).toBe('Permits anyone can check');
  await saveSection(world, id, 'general', { title: ' ' });
  expect((await answer<{ challenge: { title: string } }>(world.as('mara').get(`/calls/${id}`))).challenge.title).toBe('Permits anyone can check');
});

test('a draft is not there for anybody outside the agency, nor for the public', async () => {
  const id = await draftChallenge(world, agency.id);
  for (const who of ['otto', 'lena', 'jana', 'olga'] as const) expect(await answer(world.as(who).get(`/calls/${id}`), 404)).toMatchObject({ code: 'not-found' });
  const { challenge } = await answer<Call>(world.as('mara').get(`/calls/${id}`));
  expect(await answer(world.as().get(`/challenges/${challenge.slug}`), 404)).toMatchObject({ code: 'not-found' });
});

test('an approver sends it back, then lets it out; the clock opens it', async () => {
  const id = await draftChallenge(world, agency.id);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  expect(await answer(world.as('mara').post(`/calls/${id}/approve`, { publishAt: world.clock.now() }, { version: await headVersion(world, id) }), 403)).toMatchObject({ code: 'forbidden' });
  await answer(world.as('paul').post(`/calls/${id}/request-edits`, { comments: [{ section: 'prizes', text: 'Name the fund.' }] }, { version: await headVersion(world, id) }));
  await saveSection(world, id, 'prizes', { note: 'From the 2027 innovation fund.' });
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  expect(await answer(world.as('mara').put(`/calls/${id}/sections/prizes`, {}, { version: 1 }), 409)).toMatchObject({ code: 'conflict' });
  const approved = await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: '2027-01-04T16:00:00.000Z' }, { version: await headVersion(world, id) }));
  expect(approved).toMatchObject({ approval: 'approved', rulesVersion: 1, prizeCents: 25_000_00, phases: [
    { id: 'entries', opensAt: '2027-01-04T14:00:00.000Z', closesAt: '2027-01-16T04:59:59.999Z' }, { id: 'judging' },
  ] });
  const slug = String(approved['slug']);
  expect(await answer(world.as().get(`/challenges/${slug}`), 404)).toMatchObject({ code: 'not-found' });
  world.clock.set('2027-01-04T16:00:00.000Z');
  expect(await answer(world.as().get(`/challenges/${slug}`))).toMatchObject({ stage: 'open', rules: { version: 1, hash: approved['rulesHash'] } });
});

test('a manager marks what the approver asked for as done, and takes it back; the approver reads it with the draft', async () => {
  const id = await draftChallenge(world, agency.id);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  const comments = [{ section: 'prizes', text: 'Name the fund.' }, { section: 'whole', text: 'Shorter.' }];
  await answer(world.as('paul').post(`/calls/${id}/request-edits`, { comments: comments.map((comment) => ({ ...comment, done: true })) }, { version: await headVersion(world, id) }));
  const read = async () => {
    const { challenge, reviews } = await answer<{ challenge: { version: number }; reviews: { id: string; outcome: string; comments: object[] }[] }>(world.as('paul').get(`/calls/${id}`));
    return { version: challenge.version, asked: reviews.find(({ outcome }) => outcome === 'edits')! };
  };
  const { version, asked } = await read();
  expect(asked.comments).toEqual(comments);
  const mark = (wanted: object, at: number, status = 200) => answer(world.as('mara').post(`/calls/${id}/mark-edit`, { reviewId: asked.id, comment: 0, done: true, ...wanted }, { version: at }), status);
  await mark({}, version);
  expect((await read()).asked.comments).toEqual([{ ...comments[0], done: true }, comments[1]]);
  expect(await mark({ comment: 1 }, version, 412)).toMatchObject({ code: 'stale', version: version + 1 });
  expect(await mark({ comment: 2 }, version + 1, 404)).toMatchObject({ code: 'not-found' });
  await mark({ done: false }, version + 1);
  await mark({ comment: 1 }, version + 2);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  expect((await read()).asked.comments).toEqual([{ ...comments[0], done: false }, { ...comments[1], done: true }]);
  expect(await mark({ done: true }, version + 4, 409)).toMatchObject({ code: 'conflict', detail: 'No edits are asked for now.' });
});

test('a link that no page would follow is refused when the section is saved, where it is written', async () => {
  const id = await draftChallenge(world, agency.id);
  const save = async (name: string, value: object, status = 422) =>
    answer(world.as('mara').put(`/calls/${id}/sections/${name}`, value, { version: (await answer<Draft>(world.as('mara').get(`/calls/${id}/sections/${name}`))).version }), status);
  const fix = (scheme: string) => `A link in this text starts with “${scheme}:”. Use https:// or http://, or mailto: for an email address.`;
  expect(await save('resources', { links: [{ title: 'Data', url: 'javascript:alert(1)' }] })).toMatchObject({ errors: [{ field: 'links.0.url', message: 'Give a whole link, such as https://example.gov/page' }] });
  expect(await save('rules', { eligibility: 'Anyone.', rules: 'Read [this](javascript:alert(1)) first.' })).toMatchObject({ errors: [{ field: 'rules', message: fix('javascript') }] });
  expect(await save('details', { need: 'Look at <ftp://files.example.gov/x>.', areas: [{ id: 'a', name: 'A', description: '[data][1]\n\n[1]: data:text/html,x' }] })).toMatchObject({
    errors: [{ field: 'need', message: fix('ftp') }, { field: 'areas.0.description', message: fix('data') }],
  });
  await save('details', { need: 'See [the law](https://law.example.gov "The law"), <mailto:a@example.gov>, [part 2](#part-2), and note [one](say: two).', areas: [] }, 200);
});

test('approval needs a sign-in of the last 15 minutes', async () => {
  const id = await draftChallenge(world, agency.id);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  expect(await answer(world.as('paul', 16).post(`/calls/${id}/approve`, { publishAt: world.clock.now() }, { version: await headVersion(world, id) }), 401)).toMatchObject({ code: 'sign-in-again' });
});

test('an open call is extended and corrected with a dated notice and a new rules version; the old one stays', async () => {
  const { id, slug } = await openChallenge(world, agency.id);
  expect(await answer(world.as('mara').post(`/calls/${id}/extend`, { reason: 'A storm closed the offices.', closes: '2027-01-14T23:59' }), 422)).toMatchObject({ errors: [{ field: 'closes' }] });
  await answer(world.as('mara').post(`/calls/${id}/extend`, { reason: 'A storm closed the offices.', closes: '2027-01-17T23:59' }));
  type Dates = { phases: { closes: string }[] };
  const { value } = await answer<{ value: Dates }>(world.as('mara').get(`/calls/${id}/sections/timeline`));
  const { sections } = await answer<{ sections: { timeline: Dates } }>(world.as('mara').get(`/calls/${id}/draft`));
  expect([value.phases[0]!.closes, sections.timeline.phases[0]!.closes]).toEqual(['2027-01-17T23:59', '2027-01-17T23:59']);
  await saveSection(world, id, 'prizes', { note: 'Paid within 30 days.' });
  await answer(world.as('mara').post(`/calls/${id}/correct`, { reason: 'People asked when prizes are paid.' }));
  const shown = await answer<{ notices: { title: string; text: string; rulesVersion: number }[]; rules: { version: number } }>(world.as().get(`/challenges/${slug}`));
  expect(shown.rules.version).toBe(3);
  expect(shown.notices.map(({ title, rulesVersion }) => `${rulesVersion} ${title}`)).toEqual(['3 A correction', '2 The deadline moved']);
  expect(shown.notices[1]!.text).toContain('Entries now close Sunday, January 17, 2027, 11:59 p.m. Eastern.');
  expect(await answer(world.as().get(`/challenges/${slug}?v=1`))).toMatchObject({ rules: { version: 1, sections: { prizes: { note: '' } } } });
});

test('the public list follows the clock and the filters', async () => {
  const open = await answer<{ total: number; items: { slug: string; stage: string }[] }>(world.as().get('/challenges?q=permits'));
  expect(open.items.every((item) => item.stage === 'open')).toBe(true);
  expect(open.total).toBeGreaterThan(0);
  expect(await answer(world.as().get('/challenges?q=nothing-like-it'))).toMatchObject({ total: 0, items: [] });
  world.clock.set('2027-01-20T15:00:00.000Z');
  expect(await answer(world.as().get('/challenges'))).toMatchObject({ total: 0, counts: { open: 0 } });
});

test('a deadline moved past the start of judging moves that start with it, and says so; past its end it is refused', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const { id, slug } = await openChallenge(world, agency.id);
  const extend = (closes: string, status = 200) => answer(world.as('mara').post(`/calls/${id}/extend`, { reason: 'A storm closed the offices.', closes }), status);
  expect(await extend('2027-02-20T23:59', 422)).toMatchObject({ errors: [{ field: 'closes' }] });
  await extend('2027-01-20T23:59');
  const shown = await answer<{ notices: { text: string }[]; rules: { sections: { timeline: { phases: { opens: string; closes: string }[] } } } }>(world.as().get(`/challenges/${slug}`));
  expect(shown.rules.sections.timeline.phases.map(({ opens, closes }) => [opens, closes])).toEqual([['2027-01-04T09:00', '2027-01-20T23:59'], ['2027-01-21T00:00', '2027-02-12T17:00']]);
  expect(shown.notices[0]!.text).toContain('Judging opens then, and closes Friday, February 12, 2027, 5:00 p.m. Eastern as before.');
});

test('a call published when judging might open in the very minute that entries close is still corrected', async () => {
  let early = false;
  const old = await makeWorld({
    wrap: (ports) => ({
      ...ports,
      challenges: {
        ...ports.challenges,
        rules: async (challengeId, version) => {
          const rules = await ports.challenges.rules(challengeId, version);
          if (!early || !rules) return rules;
          const { timeline } = rules.sections;
          const closes = timeline.phases[0]!.closes;
          return { ...rules, sections: { ...rules.sections, timeline: { ...timeline, phases: timeline.phases.map((phase) => (phase.kind === 'judging' ? { ...phase, opens: closes } : phase)) } } };
        },
      },
    }),
  });
  try {
    old.clock.set('2027-01-05T15:00:00.000Z');
    const { id } = await openChallenge(old, (await openAgency(old)).id);
    early = true;
    await saveSection(old, id, 'prizes', { note: 'Paid within 30 days.' });
    await answer(old.as('mara').post(`/calls/${id}/correct`, { reason: 'People asked when prizes are paid.' }));
  } finally {
    await old.stop();
  }
});

test('a copy has everything of the other challenge but its title and its dates, and says that each date is missing', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const past = await openChallenge(world, agency.id);
  const { id } = await answer<{ id: string }>(world.as('mara').post('/calls', { agencyId: agency.id, title: 'Trusted permits, again', from: 'copy', copyOf: past.id }), 201);
  const section = async (of: string, name: string) => (await answer<{ value: object }>(world.as('mara').get(`/calls/${of}/sections/${name}`))).value;
  for (const name of ['details', 'prizes', 'rules', 'form', 'judging', 'resources']) expect(await section(id, name)).toEqual(await section(past.id, name));
  expect(await section(id, 'general')).toEqual({ ...(await section(past.id, 'general')), title: 'Trusted permits, again' });
  expect(await section(id, 'timeline')).toEqual({ ...timeline, phases: timeline.phases.map((phase) => ({ ...phase, opens: '', closes: '' })), resultsOn: '' });
  expect((await answer<Call>(world.as('mara').get(`/calls/${id}`))).lacks).toEqual([
    { section: 'timeline', field: 'phases.0.opens', message: 'Say when “Entries” opens.' }, { section: 'timeline', field: 'phases.1.opens', message: 'Say when “Judging” opens.' },
  ]);
});

test('what was taken back, changed and submitted again is not what the approver read: neither approved nor sent back', async () => {
  const id = await draftChallenge(world, agency.id);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  const { version } = await answer<{ version: number }>(world.as('paul').get(`/calls/${id}/draft`));
  await answer(world.as('mara').post(`/calls/${id}/recall`));
  await saveSection(world, id, 'general', { tagline: 'Put in after it was read.' });
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  const changed = { code: 'stale', detail: 'It was taken back and submitted again since you opened it. Read it as it is now, then decide.' };
  expect(await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version }), 412)).toMatchObject(changed);
  expect(await answer(world.as('paul').post(`/calls/${id}/request-edits`, { comments: [{ section: 'general', text: 'Say more.' }] }, { version }), 412)).toMatchObject(changed);
  expect(await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }), 428)).toMatchObject({ code: expect.any(String) as unknown });
  const now = await answer<{ version: number }>(world.as('paul').get(`/calls/${id}/draft`));
  await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version: now.version }));
});

test('co-sponsors are named by the address of their page, stand on the call, and the call on their page', async () => {
  const world = await makeWorld();
  const [agency, other] = [await openAgency(world), await openAgency(world, 'transit')];
  const id = await draftChallenge(world, agency.id);
  const put = async (slugs: string[], status = 200) => {
    const { value, version } = await answer<{ value: object; version: number }>(world.as('mara').get(`/calls/${id}/sections/general`));
    return answer<{ value: Record<string, unknown>; errors?: unknown }>(world.as('mara').put(`/calls/${id}/sections/general`, { ...value, cosponsors: slugs.map((slug) => ({ slug })) }, { version }), status);
  };
  expect((await put(['nobody-here', 'records'], 422)).errors).toEqual([
    { field: 'cosponsors.0.slug', message: 'No agency here has this page. Open it under Agencies and copy its address.' },
    { field: 'cosponsors.1.slug', message: 'This agency runs the challenge. Name another.' },
  ]);
  expect((await put(['transit', 'https://site.example/agencies/transit/'], 422)).errors).toEqual([{ field: 'cosponsors.1.slug', message: 'Department of transit is named already.' }]);
  expect((await put(['https://site.example/agencies/transit/'])).value['cosponsors']).toEqual([{ slug: 'transit', id: other.id, name: 'Department of transit' }]);
  await answer(world.as('mara').post(`/calls/${id}/submit`));
  await answer(world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version: await headVersion(world, id) }));
  const listed = await answer<{ items: { id: string; agencyName: string }[] }>(world.as().get(`/challenges?agency=${other.id}`));
  expect(listed.items).toMatchObject([{ id, agencyName: 'Department of records' }]);
  expect(JSON.stringify(listed.items)).not.toContain('cosponsorIds');
  await world.stop();
});
