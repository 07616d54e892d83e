import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { answers, fillEntry, registerFor, sendEntry, sentEntry } from '../support/entry.ts';
import { judgeIn } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { attach, shownDocuments } from '../support/planted.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
let challenge: Opened;
let lena: { id: string; code: string };
let rita: { id: string; code: string };
let file: string;
type Looking = {
  code: string; n: number; standing: string; madeFor?: number; blind: boolean; anonymized: boolean; title: { sent: string; left: string };
  sections: { fields: { id: string; sent?: string; left?: string }[] }[]; files: { id: string; name: string; neutral: string; why?: string }[]; telltales: { kind: string; words: string }[];
};
type Judged = { title: string; redacted: boolean; withheld: number; sections: { fields: { label: string; answer?: unknown }[] }[]; files: { id: string; name: string }[] };

/** What tells who made Lena's entry, wherever it might turn up. */
const telling = /harborlight|\blena\b|\btem_|harbor\.pdf/i;
const pitch = 'Harborlight lets inspectors scan one code. Ask Lena Lead (lena@harborlight.example).';
const at = (entryId: string) => `/redactions/${challenge.id}/${entryId}`;
const look = (entryId: string) => answer<Looking>(world.as('mara').get(at(entryId)));
const left = { n: 1, title: 'A permit wallet', words: { pitch: '[team] lets inspectors scan one code.', how: '' } };
const save = (entryId: string, body: object, version: number, status = 200) => answer(world.as('mara').put(at(entryId), body, { version }), status);
const fieldOf = ({ sections }: Looking, id: string) => sections.flatMap(({ fields }) => fields).find((field) => field.id === id);

/** Lena's team is called Harborlight, and says so in its title, its pitch and the name of a file. */
const sendTelling = async (where: Opened) => {
  await registerFor(world, 'lena', where);
  const team = await answer<{ id: string }>(world.as('lena').post('/teams', { challengeId: where.id, name: 'Harborlight' }), 201);
  const entry = await answer<{ id: string; code: string }>(world.as('lena').post('/entries', { teamId: team.id, title: 'Harborlight permits', area: 'permits' }), 201);
  const document = await attach(world, 'lena', entry.id, 'harbor.pdf');
  await fillEntry(world, 'lena', entry.id);
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch } }, { version: 1 }));
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/evidence`, { answers: { ...answers.evidence, documents: [document] } }, { version: 1 }));
  await sendEntry(world, 'lena', entry.id);
  return { entry, document };
};

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  agency = await openAgency(world);
  challenge = await openChallenge(world, agency.id, { form: shownDocuments, judging: { reviewsPerEntry: 2, quorum: 1, othersVisible: 'after-own' } });
  ({ entry: lena, document: file } = await sendTelling(challenge));
  ({ entry: rita } = await sentEntry(world, 'rita', challenge));
  for (const who of ['jana', 'jim'] as const) await judgeIn(world, challenge, who);
});
afterAll(() => world?.stop());

test('a manager sees the entry as judges would, with the words that can tell who made it', async () => {
  const seen = await look(lena.id);
  expect(seen).toMatchObject({ code: lena.code, n: 1, standing: 'none', blind: true, anonymized: false, title: { sent: 'Harborlight permits', left: 'Harborlight permits' } });
  expect(fieldOf(seen, 'pitch')).toMatchObject({ sent: pitch, left: pitch });
  expect(fieldOf(seen, 'repository'), 'judges do not read it, so there is nothing to take out').toBeUndefined();
  expect(seen.files).toMatchObject([{ id: file, name: 'harbor.pdf', neutral: 'document-1.pdf', traces: [] }]);
  expect(seen.telltales.map(({ kind, words }) => `${kind}: ${words}`)).toEqual(['team: Harborlight', 'name: Lena Lead', 'email: lena@harborlight.example']);
  expect(await answer(world.as('mara').get(`/redactions/${challenge.id}`))).toMatchObject({ blind: true, of: 2, looked: 0, again: 0 });
});

test('to everybody but the challenge’s manager, there is nothing to look through', async () => {
  for (const who of ['lena', 'rita', 'jana', 'otto', 'olga', 'vera'] as const) {
    for (const path of [`/redactions/${challenge.id}`, at(lena.id)]) expect(await answer(world.as(who).get(path), 404), `${who} ${path}`).toMatchObject({ code: 'not-found' });
    expect(await answer(world.as(who).put(at(lena.id), left, { version: 0 }), 404), who).toMatchObject({ code: 'not-found' });
  }
  expect(await answer(world.as('paul').get(at(lena.id)), 403)).toMatchObject({ code: 'forbidden' });
});

test('a refused save names the place and the fix, and saves nothing', async () => {
  expect(await answer(world.as('mara').put(at(lena.id), left), 428)).toMatchObject({ code: 'version-missing' });
  expect(await save(lena.id, { ...left, words: { documents: 'x' } }, 0, 422)).toMatchObject({ errors: [{ field: 'words.documents' }] });
  expect(await save(lena.id, { ...left, withheld: [{ fileId: file, why: '' }] }, 0, 422)).toMatchObject({ errors: [{ field: `withheld.${file}`, message: 'Say why judges do not get this file.' }] });
  expect(await save(lena.id, { ...left, n: 2 }, 0, 412)).toMatchObject({ detail: 'The team sent version 1 since you opened this page. Look through that one.' });
  expect(await look(lena.id)).toMatchObject({ standing: 'none' });
});

test('what is saved is kept once, by version, and the same again is no new one', async () => {
  const withheld = [{ fileId: file, why: 'The logo is on every page.' }];
  const ask = () => world.as('mara').put(at(lena.id), { ...left, withheld }, { version: 0, key: 'one' });
  const made = await answer(ask());
  expect(made).toMatchObject({ n: 1, changed: 3, version: 1 });
  expect(await answer(ask()), 'a repeat hears the first answer').toEqual(made);
  expect(await save(lena.id, { ...left, withheld }, 1)).toEqual(made);
  expect(await save(lena.id, { ...left, title: 'Other' }, 0, 412)).toMatchObject({ code: 'stale', version: 1 });
  expect(await look(lena.id)).toMatchObject({ standing: 'current', madeFor: 1, title: { left: 'A permit wallet' }, files: [{ id: file, why: 'The logo is on every page.' }] });
  const { items } = await answer<{ items: { kind: string; refs: object }[] }>(world.as('mara').get(`/acts?about=${challenge.id}`));
  expect(items.filter(({ kind }) => kind === 'entry.redacted').map(({ refs }) => refs)).toEqual([{ entry: lena.id, code: lena.code, version: 1, changed: 3, withheld: 1 }]);
  expect(await answer(world.as('mara').get(`/redactions/${challenge.id}`))).toMatchObject({ of: 2, looked: 1, next: { id: rita.id, code: rita.code } });
});

test('no channel of a judge holds what was taken out', async () => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const here = `/evaluations/${challenge.id}/${lena.id}`;
  const { judged } = await answer<{ judged: Judged }>(world.as('jana').get(here));
  expect(judged).toMatchObject({ title: 'A permit wallet', redacted: true, withheld: 1, files: [] });
  const shown = judged.sections.flatMap(({ fields }) => fields).map((field) => field.answer);
  expect(shown).toContain('[team] lets inspectors scan one code.');
  expect(shown).toContain('[Taken out by the agency]');
  expect(shown).not.toContain(answers.approach.how);
  expect(await answer(world.as('jana').get(`${here}/files/${file}`), 404)).toMatchObject({ code: 'not-found' });
  await answer(world.as('mara').post(`/progress/${challenge.id}/reminders`, { judgeIds: [people.jana.id] }));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const paths = [`/evaluations/${challenge.id}`, here, '/judging', `/judging/${challenge.id}`, '/me/work', '/me/export', `/acts?about=${people.jana.id}`];
  const heard = await Promise.all(paths.map(async (path) => {
    const reply = await world.as('jana').get(path);
    return { path, status: reply.status, headers: JSON.stringify(Object.fromEntries(reply.headers)), body: await reply.text() };
  }));
  expect(heard.map(({ path, status }) => `${status} ${path}`)).toEqual(paths.map((path) => `200 ${path}`));
  expect(heard.filter(({ headers, body }) => telling.test(headers) || telling.test(body)).map(({ path }) => path)).toEqual([]);
  const mails = (await world.ports.mails.all()).items.filter((mail) => mail.to === people.jana.email);
  const letters = await Promise.all(mails.map(({ id }) => world.ports.mails.find(id)));
  expect(letters.length).toBeGreaterThan(2);
  expect(letters.filter((letter) => telling.test(JSON.stringify({ ...letter, id: '', to: '' })))).toEqual([]);
  expect(JSON.stringify(world.logged)).not.toMatch(/harborlight/i);
});

test('the queue says the title that was left; of an entry nobody looked through, the one that was sent', async () => {
  const { rows } = await answer<{ rows: { entryId: string; title: string }[] }>(world.as('jana').get(`/evaluations/${challenge.id}`));
  expect(Object.fromEntries(rows.map((row) => [row.entryId, row.title]))).toEqual({ [lena.id]: 'A permit wallet', [rita.id]: 'Team rita permits' });
});

test('what is saved later holds at once, leaves scores as they are, and gives a file back under its name', async () => {
  const here = `/evaluations/${challenge.id}/${lena.id}`;
  const { evaluation } = await answer<{ evaluation: { version: number } }>(world.as('jana').get(here));
  const kept = await answer(world.as('jana').put(here, { marks: { feasibility: 4 }, comments: {}, note: '', feedback: '' }, { version: evaluation.version }));
  await save(lena.id, { ...left, title: '' }, 1);
  const after = await answer<{ judged: Judged; evaluation: object }>(world.as('jana').get(here));
  expect(after).toMatchObject({ judged: { title: `Entry ${lena.code}`, withheld: 0, files: [{ id: file, name: 'document-1.pdf' }] }, evaluation: kept });
  const { url } = await answer<{ url: string }>(world.as('jana').get(`${here}/files/${file}`));
  expect(url).not.toMatch(telling);
});

test('the entry itself, as its team and its agency read it, stays as it was sent', async () => {
  for (const reply of [world.as('lena').get(`/entries/${lena.id}/sent`), world.as('mara').get(`/received/${challenge.id}/${lena.id}`)]) {
    expect(JSON.stringify(await answer(reply))).toContain('Harborlight lets inspectors scan one code.');
  }
});

test('where judges read only what was looked through, nothing is assigned before, and a newer version asks for another look', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const strict = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 1, quorum: 1, anonymized: true } });
  const { entry } = await sendTelling(strict);
  const path = `/redactions/${strict.id}/${entry.id}`;
  await judgeIn(world, strict, 'jana');
  const looked = () => answer<Looking>(world.as('mara').get(path));
  await answer(world.as('mara').put(path, { n: 1, title: 'Permits', words: { pitch: 'By [team].', how: 'Signed permits.' } }, { version: 0 }));
  await answer(world.as('lena').put(`/entries/${entry.id}/drafts/summary`, { answers: { pitch: 'Harborlight again.' } }, { version: 2 }));
  await sendEntry(world, 'lena', entry.id);
  const again = await looked();
  expect(again).toMatchObject({ n: 2, standing: 'stale', madeFor: 1, anonymized: true, title: { left: 'Permits' } });
  expect(fieldOf(again, 'pitch'), 'changed by the team: from the start').toMatchObject({ left: 'Harborlight again.' });
  expect(fieldOf(again, 'how'), 'untouched: as it was left').toMatchObject({ left: 'Signed permits.' });
  expect(await answer(world.as('mara').get(`/redactions/${strict.id}`))).toEqual({ blind: true, anonymized: true, of: 1, looked: 0, again: 1, scoredBefore: 0, next: { id: entry.id, code: entry.code } });
  world.clock.set('2027-01-18T15:00:00.000Z');
  const words = '1 entry was sent again after you looked through it for judges. Look through it once more.';
  expect(await answer(world.as('mara').get(`/assignments/${strict.id}`))).toMatchObject({ unready: words });
  expect(await answer(world.as('mara').post(`/assignments/${strict.id}/publish`), 409)).toMatchObject({ detail: `${words} Open Entries to do it.` });
  await answer(world.as('mara').put(path, { n: 2, title: 'Permits', words: { pitch: 'By [team], again.' } }, { version: 1 }));
  await answer(world.as('mara').post(`/assignments/${strict.id}/publish`));
  const { judged } = await answer<{ judged: Judged }>(world.as('jana').get(`/evaluations/${strict.id}/${entry.id}`));
  expect(judged.sections.flatMap(({ fields }) => fields).map((field) => field.answer)).toContain('By [team], again.');
});

test('an entry that nobody looked through is not there for judges who read only what was, whatever assigned it', async () => {
  const round = (await world.ports.rounds.current(challenge.id))!;
  await world.ports.rounds.claim({ ...round, anonymized: true, version: round.version + 1 });
  const { rows } = await answer<{ rows: { entryId: string }[] }>(world.as('jana').get(`/evaluations/${challenge.id}`));
  expect(rows.map((row) => row.entryId)).toEqual([lena.id]);
  expect(await answer(world.as('jana').get(`/evaluations/${challenge.id}/${rita.id}`), 404)).toMatchObject({ code: 'not-found' });
});

test('who scored an entry before anybody looked through it is counted then, and kept whatever is scored later', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const late = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 2, quorum: 1 } });
  const { entry } = await sentEntry(world, 'rita', late);
  for (const who of ['jana', 'jim'] as const) await judgeIn(world, late, who);
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${late.id}/publish`));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  const begin = (who: 'jana' | 'jim') => answer(world.as(who).put(`/evaluations/${late.id}/${entry.id}`, { marks: { feasibility: 4 }, comments: {}, note: '', feedback: '' }, { version: 1 }));
  const path = `/redactions/${late.id}/${entry.id}`;
  const before = () => answer<{ scoredBefore: number }>(world.as('mara').get(path));
  const told = async () => (await answer<{ scoredBefore: number }>(world.as('mara').get(`/received/${late.id}/${entry.id}`))).scoredBefore;
  const listed = () => answer(world.as('mara').get(`/redactions/${late.id}`));
  expect((await before()).scoredBefore).toBe(0);
  await begin('jana');
  expect((await before()).scoredBefore).toBe(1);
  expect(await listed()).toMatchObject({ looked: 0, scoredBefore: 0 });
  expect(await told()).toBe(0);
  await answer(world.as('mara').put(path, { n: 1, title: 'Permits', words: {} }, { version: 0 }));
  await begin('jim');
  await answer(world.as('mara').put(path, { n: 1, title: 'Other permits', words: {} }, { version: 1 }));
  expect((await before()).scoredBefore).toBe(1);
  expect(await listed()).toMatchObject({ looked: 1, scoredBefore: 1 });
  expect(await told()).toBe(1);
});

test('where judges see who made an entry, nothing is taken out', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const open = await openChallenge(world, agency.id, { judging: { reviewsPerEntry: 1, quorum: 1, blind: false } });
  const { entry } = await sendTelling(open);
  expect(await answer(world.as('mara').get(`/redactions/${open.id}`))).toMatchObject({ blind: false, of: 0 });
  expect(await answer(world.as('mara').put(`/redactions/${open.id}/${entry.id}`, left, { version: 0 }), 409)).toMatchObject({ code: 'conflict' });
});
