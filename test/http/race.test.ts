import { afterAll, beforeAll, expect, test } from 'vitest';
import { invitations } from '../../functions/adapters/dynamodb/invitations.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { days } from '../support/clock.ts';
import { fillEntry, registerFor, sentEntry, startEntry } from '../support/entry.ts';
import { goWithout, judgeIn, linkTo, marks, tokenIn, workOut } from '../support/judging.ts';
import { people, type PersonName } from '../support/people.ts';
import { headVersion, draftChallenge, openAgency, openChallenge, saveSection, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let agency: { id: string };
/** Done once, after a request has read all it decides by and before it writes: the order that loses a race. */
let between: (() => Promise<unknown>) | undefined;
const first = async () => {
  const meanwhile = between;
  between = undefined;
  await meanwhile?.();
};
const late = <Port extends object>(port: Port, names: (keyof Port)[]): Port => ({
  ...port,
  ...Object.fromEntries(names.map((name) => [name, async (...given: unknown[]) => {
    await first();
    return (port[name] as (...all: unknown[]) => unknown)(...given);
  }])),
});
const wrap = (ports: Ports): Ports => ({
  ...ports, teams: late(ports.teams, ['form', 'join', 'handOver']), judges: late(ports.judges, ['accept']), people: late(ports.people, ['close']),
  challenges: late(ports.challenges, ['change']), rounds: late(ports.rounds, ['save']), invitations: late(ports.invitations, ['make']), registrations: late(ports.registrations, ['save']),
});
beforeAll(async () => {
  world = await makeWorld({ wrap });
  agency = await openAgency(world);
});
afterAll(() => world?.stop());

const fresh = async (): Promise<Opened> => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  return openChallenge(world, agency.id);
};
const inviteJudge = (challenge: Opened, who: PersonName) => world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email: people[who].email, name: people[who].name }] });
const judgeToken = async (challenge: Opened, who: PersonName) => {
  await answer(inviteJudge(challenge, who), 201);
  return tokenIn(await linkTo(world, people[who].email, challenge.id));
};
const teamLink = async (who: PersonName, teamId: string, email = '') => tokenIn((await answer<{ link: string }>(world.as(who).post(`/teams/${teamId}/invitations`, { email }), 201)).link);
/** A team of Lena's that Tim joined. */
const pair = async (challenge: Opened) => {
  const { team, entry } = await startEntry(world, 'lena', challenge);
  await registerFor(world, 'tim', challenge);
  await answer(world.as('tim').post(`/team-invitations/${await teamLink('lena', team.id)}/accept`));
  return { team, entry };
};
const parts = async (challenge: Opened, who: PersonName) => [
  (await world.ports.judges.find(challenge.id, people[who].id)) !== undefined,
  (await world.ports.teams.ofPerson(people[who].id)).some(({ challengeId }) => challengeId === challenge.id),
];

test('of judging and forming a team at one moment only one holds, whichever comes first', async () => {
  const challenge = await fresh();
  const token = await judgeToken(challenge, 'rita');
  await registerFor(world, 'rita', challenge);
  const form = () => world.as('rita').post('/teams', { challengeId: challenge.id, name: 'Tidewater' });
  const accept = () => world.as('rita').post(`/judge-invitations/${token}/accept`);
  between = () => answer(form(), 201);
  expect(await answer(accept(), 409)).toMatchObject({ code: 'conflict', detail: 'You are in a team of this challenge, so you cannot judge it. Leave the team first, or decline.' });
  expect(await parts(challenge, 'rita')).toEqual([false, true]);
  const other = await fresh();
  const asked = await judgeToken(other, 'rita');
  await registerFor(world, 'rita', other);
  between = () => answer(world.as('rita').post(`/judge-invitations/${asked}/accept`));
  expect(await answer(world.as('rita').post('/teams', { challengeId: other.id, name: 'Tidewater' }), 403)).toMatchObject({ detail: expect.stringContaining('You judge this challenge') });
  expect(await parts(other, 'rita')).toEqual([true, false]);
});

test('of judging and joining a team at one moment only one holds', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge);
  const [judging, joining] = [await judgeToken(challenge, 'rita'), await teamLink('lena', team.id)];
  await registerFor(world, 'rita', challenge);
  between = () => answer(world.as('rita').post(`/judge-invitations/${judging}/accept`));
  expect(await answer(world.as('rita').post(`/team-invitations/${joining}/accept`), 403)).toMatchObject({ detail: expect.stringContaining('You judge this challenge') });
  for (let run = 0; run < 4; run++) {
    const again = await fresh();
    const [asked] = [await judgeToken(again, 'rita'), await registerFor(world, 'rita', again)];
    await Promise.all([world.as('rita').post(`/judge-invitations/${asked}/accept`), world.as('rita').post('/teams', { challengeId: again.id, name: 'Tidewater' })]);
    expect((await parts(again, 'rita')).filter(Boolean)).toHaveLength(1);
  }
});

test('who was a judge and lost access may form a team', async () => {
  const challenge = await fresh();
  await judgeIn(world, challenge, 'rita');
  await answer(world.as('mara').post(`/judges/${challenge.id}/${people.rita.id}/revoke`, { reason: 'Enters instead.' }));
  await registerFor(world, 'rita', challenge);
  expect(await answer(world.as('rita').post('/teams', { challengeId: challenge.id, name: 'Tidewater' }), 201)).toMatchObject({ name: 'Tidewater' });
});

test('two invitations to one address at one moment are one, and the other sender hears that it stands', async () => {
  const challenge = await fresh();
  const replies = await Promise.all([1, 2, 3, 4].map(() => answer<{ invited: string[]; already: string[] }>(inviteJudge(challenge, 'rita'), 201)));
  expect(replies.flatMap(({ invited }) => invited)).toEqual([people.rita.email]);
  expect(replies.flatMap(({ already }) => already)).toEqual([1, 2, 3].map(() => people.rita.email));
  expect((await world.ports.invitations.ofOwner(challenge.id)).items).toHaveLength(1);
});

test('six invitations to one address by one team at one moment are one letter with one link; answered or taken back, it frees the address', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge);
  const invite = (email: string = people.tim.email) => world.as('lena').post(`/teams/${team.id}/invitations`, { email });
  const sent = async () => (await world.ports.mails.all()).items.filter(({ to, about }) => to.toLowerCase() === people.tim.email && about === challenge.id).length;
  const replies = await Promise.all(['Tim', 'tim', 'TIM', 'tIm', 'tim', 'tim'].map((name) => invite(people.tim.email.replace(/^tim/, name))));
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
  for (const reply of replies.filter(({ ok }) => !ok)) expect(await reply.json()).toMatchObject({ code: 'conflict', errors: [{ field: 'email', message: expect.stringMatching(/^tim@example\.org is invited already\. Send that invitation again instead\.$/i) }] });
  expect(await sent()).toBe(1);
  const { items: [waiting] } = await world.ports.invitations.ofOwner(team.id);
  const path = `/teams/${team.id}/invitations/${waiting!.id}`;
  world.clock.pass(1 * days);
  await answer(world.as('lena').post(`${path}/resend`));
  await answer(world.as('lena').post(`${path}/revoke`));
  const again = await answer<{ link: string }>(invite(), 201);
  await registerFor(world, 'tim', challenge);
  await answer(world.as('tim').post(`/team-invitations/${tokenIn(again.link)}/accept`));
  await answer(world.as('tim').post(`/teams/${team.id}/members/${people.tim.id}/remove`));
  await answer(invite(), 201);
});

test('of two teams that take one name at one moment one has it, formed or renamed; a name let go of is free', async () => {
  const challenge = await fresh();
  const form = (who: PersonName, name: string) => world.as(who).post('/teams', { challengeId: challenge.id, name });
  for (const who of ['lena', 'rita', 'tim'] as const) await registerFor(world, who, challenge);
  const taken = (name: string) => ({ code: 'taken', errors: [{ field: 'name', message: `A team of this challenge has the name ${name} already. Choose another.` }] });
  between = () => answer(form('rita', 'TIDEWATER'), 201);
  expect(await answer(form('lena', 'Tidewater'), 409)).toMatchObject(taken('Tidewater'));
  expect(await parts(challenge, 'lena')).toEqual([false, false]);
  const [lenas, ritas] = [await answer<{ id: string }>(form('lena', 'Lowland'), 201), (await world.ports.teams.ofPerson(people.rita.id)).find(({ challengeId }) => challengeId === challenge.id)!.teamId];
  const rename = (who: PersonName, id: string, name: string, version: number) => world.as(who).put(`/teams/${id}`, { name }, { version });
  expect(await answer(rename('lena', lenas.id, 'Ｔidewater', 1), 409)).toMatchObject(taken('Ｔidewater'));
  expect(await answer(rename('lena', lenas.id, 'Tidew\u0430ter', 1), 422)).toMatchObject({ errors: [{ field: 'name', message: 'Write each word of the name in one alphabet: some letters here are Latin, others Cyrillic or Greek.' }] });
  const both = await Promise.all([rename('lena', lenas.id, 'Highland', 1), rename('rita', ritas, 'highland', 1)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const [winner, loser] = both[0]!.ok ? (['lena', 'rita'] as const) : (['rita', 'lena'] as const);
  await answer(rename(winner, winner === 'lena' ? lenas.id : ritas, 'HIGHLAND', 2));
  await answer(form('tim', winner === 'lena' ? 'Lowland' : 'Tidewater'), 201);
  const id = winner === 'lena' ? lenas.id : ritas;
  await answer(world.as(winner).post(`/teams/${id}/members/${people[winner].id}/remove`));
  await answer(rename(loser, winner === 'lena' ? ritas : lenas.id, 'Highland', 1));
});

test('an invitation taken back frees its address; the one taken back is not sent again beside the newer', async () => {
  const challenge = await fresh();
  await answer(inviteJudge(challenge, 'rita'), 201);
  const { items: [old] } = await world.ports.invitations.ofOwner(challenge.id);
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations/${old!.id}/revoke`));
  expect(await answer(inviteJudge(challenge, 'rita'), 201)).toMatchObject({ invited: [people.rita.email] });
  expect(await answer(world.as('mara').post(`/judges/${challenge.id}/invitations/${old!.id}/resend`), 412)).toMatchObject({ code: 'stale' });
});

test('taking away access ends every link that waits for the same person, and accepting one ends the others', async () => {
  const challenge = await fresh();
  const token = await judgeToken(challenge, 'rita');
  const whole = (await world.ports.invitations.findByHash(world.ports.sha256(token)))!;
  /** As an earlier release stored them: a second link to the same address. */
  const spare = async () => {
    const name = world.ports.chance.token();
    const one = { ...whole, id: world.ports.chance.id('invitation'), hash: world.ports.sha256(name), version: 1, outcome: 'waiting' as const };
    await world.store.put(invitations.toItem(one));
    await world.store.put({ pk: `INVITE#TO#${people.rita.email}`, sk: `${one.createdAt}#${one.hash}`, _t: 'invitation-pointer', hash: one.hash });
    return { name, hash: one.hash };
  };
  const outcome = async (hash: string) => (await world.ports.invitations.findByHash(hash))!.outcome;
  const before = await spare();
  await answer(world.as('rita').post(`/judge-invitations/${token}/accept`));
  const after = await spare();
  expect([await outcome(whole.hash), await outcome(before.hash), await outcome(after.hash)]).toEqual(['accepted', 'revoked', 'waiting']);
  expect(await answer(world.as('rita').post(`/judge-invitations/${after.name}/accept`), 409)).toMatchObject({ detail: 'You judge this challenge already.' });
  await answer(world.as('mara').post(`/judges/${challenge.id}/${people.rita.id}/revoke`, { reason: 'Left.' }));
  expect(await answer(world.as('rita').post(`/judge-invitations/${after.name}/accept`), 409)).toMatchObject({ detail: 'This invitation was revoked already.' });
  expect(await answer(inviteJudge(challenge, 'rita'), 201)).toMatchObject({ invited: [people.rita.email] });
});

test('whoever loses a race to an invitation reads what became of it', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge);
  const link = await teamLink('lena', team.id);
  for (const who of ['tim', 'rita'] as const) await registerFor(world, who, challenge);
  between = () => answer(world.as('rita').post(`/team-invitations/${link}/accept`));
  expect(await answer(world.as('tim').post(`/team-invitations/${link}/accept`), 409)).toMatchObject({ detail: 'This invitation to Team lena was used already. Ask the team for a new link.' });
  const token = await judgeToken(challenge, 'jana');
  between = () => answer(world.as('jana').post(`/judge-invitations/${token}/accept`));
  expect(await answer(world.as('jana').post(`/judge-invitations/${token}/accept`), 409)).toMatchObject({ detail: 'This invitation was accepted already.' });
});

test('the same request with one key, several times at one moment, is done once and answered alike', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  await fillEntry(world, 'lena', entry.id);
  const { entry: { version } } = await answer<{ entry: { version: number } }>(world.as('lena').get(`/entries/${entry.id}`));
  const sent = await Promise.all([1, 2, 3, 4, 5, 6].map(() => answer<{ receipt: string; n: number }>(world.as('lena').post(`/entries/${entry.id}/send`, undefined, { key: 'sent-once', version }), 201)));
  expect(new Set(sent.map(({ receipt, n }) => `${receipt} ${n}`)).size).toBe(1);
  await registerFor(world, 'rita', challenge);
  const formed = await Promise.all([1, 2, 3].map(() => answer<{ id: string }>(world.as('rita').post('/teams', { challengeId: challenge.id, name: 'Tidewater' }, { key: 'formed-once' }), 201)));
  expect(new Set(formed.map(({ id }) => id)).size).toBe(1);
  expect(await answer(world.as('lena').post(`/entries/${entry.id}/send`, undefined, { key: 'another', version }), 412)).toMatchObject({ code: 'stale' });
});

test('nobody is handed the lead while they close their account: one of the two is refused', async () => {
  const challenge = await fresh();
  const { team } = await pair(challenge);
  const hand = () => world.as('lena').post(`/teams/${team.id}/lead`, { personId: people.tim.id });
  const close = () => world.as('tim').post('/me/closing', { confirmation: people.tim.email });
  between = () => answer(hand());
  expect(await answer(close(), 409)).toMatchObject({ detail: 'You lead Team lena. Hand over to another member first.' });
  await answer(world.as('tim').post(`/teams/${team.id}/lead`, { personId: people.lena.id }));
  between = () => answer(close());
  expect(await answer(hand(), 409)).toMatchObject({ detail: `${people.tim.name} has closed their account. Hand over to somebody else.` });
  expect((await world.ports.teams.find(team.id))!.leadId).toBe(people.lena.id);
});

const passed = async (replies: Promise<Response>[]) => (await Promise.all(replies)).map(({ status }) => status).toSorted((a, b) => a - b);
const times = (n: number) => Array.from({ length: n }, (_, i) => i);

test('ten uploads of 25 MB announced at one moment: four fit into an entry, and a fifth once one is removed', async () => {
  const challenge = await fresh();
  const { entry } = await startEntry(world, 'lena', challenge);
  const path = `/entries/${entry.id}/files`;
  const announce = (n: number) => world.as('lena').post(path, { field: 'documents', name: `plan-${n}.pdf`, type: 'application/pdf', size: 25 * 1024 * 1024, sha256: 'a'.repeat(64) });
  expect(await passed(times(10).map(announce))).toEqual([201, 201, 201, 201, 409, 409, 409, 409, 409, 409]);
  const { files } = await answer<{ files: { id: string }[] }>(world.as('lena').get(`/entries/${entry.id}`));
  await answer(world.as('lena').delete(`${path}/${files[0]!.id}`));
  expect(await passed([announce(11), announce(12)])).toEqual([201, 409]);
});

test('tokens and preview links asked for at one moment are twenty, one revoked or over makes room', async () => {
  const token = () => world.as('lena').post('/tokens', { name: 'A program', scopes: ['entries:read'], days: 30 });
  const id = await draftChallenge(world, agency.id);
  const link = () => world.as('mara').post(`/calls/${id}/preview-links`, { note: '', days: 30 });
  for (const [who, path, make] of [['lena', '/tokens', token], ['mara', `/calls/${id}/preview-links`, link]] as const) {
    expect(await passed(times(24).map(make))).toEqual([...Array<number>(20).fill(201), 409, 409, 409, 409]);
    const { items: [one] } = await answer<{ items: { id: string }[] }>(world.as(who).get(path));
    for (let twice = 0; twice < 2; twice++) await answer(world.as(who).delete(`${path}/${one!.id}`));
    expect(await passed([make(), make()])).toEqual([201, 409]);
  }
  world.clock.pass(30 * days);
  expect([(await token()).status, (await link()).status]).toEqual([201, 201]);
});

test('teammates with a link each join at one moment: everybody is in, and the team counts them', async () => {
  const challenge = await fresh();
  const { team } = await startEntry(world, 'lena', challenge);
  const mates = ['rita', 'jana', 'jim', 'kofi', 'vera', 'otto', 'olga'] as const;
  const links = await Promise.all(mates.map(async (who) => {
    await registerFor(world, who, challenge);
    return teamLink('lena', team.id);
  }));
  expect(await passed(mates.map((who, i) => world.as(who).post(`/team-invitations/${links[i]!}/accept`)))).toEqual(mates.map(() => 200));
  expect([(await world.ports.teams.find(team.id))!.memberCount, (await world.ports.teams.members(team.id)).length]).toEqual([8, 8]);
});

test('an account closed twice at one moment is closed, and the second hears just that', async () => {
  const close = () => world.as('otto').post('/me/closing', { confirmation: people.otto.email });
  between = () => answer(close());
  expect(await answer(close(), 409)).toMatchObject({ detail: 'This account is closed already.' });
});

/** What the second of two reads who do the same at one moment, each with a key of their own. */
const secondHears = async (act: () => Promise<Response>): Promise<string> => {
  between = () => answer(act());
  return (await answer<{ detail: string }>(act(), 409)).detail;
};
const ten = 'Tuesday, January 5, 2027, 10:00 a.m. Eastern';

test('an approval step done twice at one moment is done once, and the second hears by whom and when', async () => {
  world.clock.set('2027-01-05T15:00:00.000Z');
  const id = await draftChallenge(world, agency.id);
  const submit = () => world.as('mara').post(`/calls/${id}/submit`);
  expect(await secondHears(submit)).toBe(`This challenge was submitted for approval already, by Mara Manager on ${ten}.`);
  expect(await secondHears(() => world.as('mara').post(`/calls/${id}/recall`))).toBe('This challenge is not with the approver.');
  await answer(submit());
  let version = await headVersion(world, id);
  const comments = [{ section: 'general', text: 'Name the contact.' }];
  expect(await secondHears(() => world.as('paul').post(`/calls/${id}/request-edits`, { comments }, { version }))).toBe(`Edits to this challenge were requested already, by Paul Approver on ${ten}.`);
  await answer(submit());
  version = await headVersion(world, id);
  expect(await secondHears(() => world.as('paul').post(`/calls/${id}/approve`, { comments: [], publishAt: world.clock.now() }, { version }))).toBe(`This challenge was approved already, by Paul Approver on ${ten}.`);
  expect(await secondHears(() => world.as('mara').post(`/calls/${id}/cancel`, { reason: 'The need is gone.' }))).toBe('This challenge was cancelled.');
  expect((await world.ports.challenges.reviews(id)).map(({ outcome }) => outcome).toSorted()).toEqual(['approved', 'edits', 'submitted', 'submitted', 'submitted']);
});

test('whoever meets another change at that moment hears that something changed, and nothing is submitted', async () => {
  const id = await draftChallenge(world, agency.id);
  between = () => saveSection(world, id, 'general', { title: 'Permits to trust' });
  expect(await answer(world.as('mara').post(`/calls/${id}/submit`), 412)).toMatchObject({ code: 'stale' });
  expect(await world.ports.challenges.find(id)).toMatchObject({ title: 'Permits to trust', approval: 'none' });
});

test('decisions applied, and results published, twice at one moment stand once, and the second hears when', async () => {
  const challenge = await fresh();
  const { entry } = await sentEntry(world, 'lena', challenge);
  await judgeIn(world, challenge, 'jana');
  world.clock.set('2027-01-19T15:00:00.000Z');
  await answer(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await answer(world.as('jana').post(`/evaluations/${challenge.id}/${entry.id}/save`, { marks: marks(4), comments: {}, note: '', feedback: '' }, { version: 1 }));
  world.clock.set('2027-02-16T15:00:00.000Z');
  await answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId: entry.id, outcome: 'winner', prizeId: 'grand', reason: 'The best.', feedback: '' }, { version: 0 }));
  await goWithout(world, challenge, entry.id);
  await workOut(world, challenge);
  expect(await secondHears(() => world.as('mara').post(`/results/${challenge.id}/apply`))).toBe('The decisions were applied already, on Tuesday, February 16, 2027, 10:00 a.m. Eastern.');
  expect(await secondHears(() => world.as('mara').post(`/results/${challenge.id}/publish`))).toBe('The results were published already, on Tuesday, February 16, 2027, 10:00 a.m. Eastern.');
});
