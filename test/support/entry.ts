import type { Opened } from './stage.ts';
import { personOf, type Who } from './strangers.ts';
import { answer, type World } from './world.ts';

/** Whole answers to the ledger-challenge template, as a team would type them. */
export const answers = {
  summary: { pitch: 'Inspectors scan one code at the door and see every permit at once.' },
  approach: { how: 'Each department signs its own permits. The shop shows one code.', running: 'One person for two days a month.', cost: 1_200_000 },
  ledger: {
    'ledger-writers': 'Eleven departments write; none may keep the record for the others.',
    'ledger-dispute': 'Whether a permit was valid on a day. A signed, dated list settles it.',
    'ledger-without': 'Signed documents and a status list would do, and we say so.',
    'ledger-private': 'Names never leave the department that issued the permit.',
  },
  evidence: {},
};

export const registerFor = (world: World, who: Who, challenge: Opened) =>
  answer(world.as(who).post('/registrations', { challengeId: challenge.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash }), 201);

export const startEntry = async (world: World, who: Who, challenge: Opened, name = `Team ${typeof who === 'string' ? who : personOf(who).name}`) => {
  await registerFor(world, who, challenge);
  const team = await answer<{ id: string }>(world.as(who).post('/teams', { challengeId: challenge.id, name }), 201);
  const entry = await answer<{ id: string; version: number; code: string }>(world.as(who).post('/entries', { teamId: team.id, title: `${name} permits`, area: 'permits' }), 201);
  return { team, entry };
};

export const fillEntry = async (world: World, who: Who, entryId: string) => {
  for (const [section, value] of Object.entries(answers)) await answer(world.as(who).put(`/entries/${entryId}/drafts/${section}`, { answers: value }, { version: 0 }));
};

export const sendEntry = async (world: World, who: Who, entryId: string) => {
  const { entry } = await answer<{ entry: { version: number } }>(world.as(who).get(`/entries/${entryId}`));
  return answer<{ receipt: string; digest: string; n: number; sentAt: string }>(world.as(who).post(`/entries/${entryId}/send`, undefined, { version: entry.version }), 201);
};

export const sentEntry = async (world: World, who: Who, challenge: Opened, name?: string) => {
  const { team, entry } = await startEntry(world, who, challenge, name);
  await fillEntry(world, who, entry.id);
  return { team, entry, receipt: await sendEntry(world, who, entry.id) };
};
