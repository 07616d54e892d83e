import { ballotFile } from '../../functions/use-cases/vote-file.ts';
import { at } from '../../functions/adapters/dynamodb/table.ts';
import type { Vote } from '../../functions/domain/voice/vote.ts';
import { testChance } from './chance.ts';
import { crowdOf } from './crowd.ts';
import { people } from './people.ts';
import { documentOf } from './planted.ts';
import type { Opened } from './stage.ts';
import type { World } from './world.ts';

/** An entry that was sent has a clean document too. */
export const attachSent = async (world: World, challengeId: string, entryId: string): Promise<string> => {
  const id = testChance.id('file');
  const { name, type, size, sha256 } = documentOf('plan.pdf');
  const [manifest, section] = [(await world.store.get(at.sent(entryId, 1)))!, (await world.store.get(at.sentSection(entryId, 1, 'evidence')))!];
  await world.store.put({ ...manifest, files: [{ id, name, type, size, sha256 }] });
  await world.store.put({ ...section, answers: { documents: [id] } });
  await world.store.put({ ...at.file(entryId, id), _t: 'file', _v: 1, id, entryId, challengeId, field: 'documents', name, type, size, sha256, state: 'verified', scan: 'clean', storeKey: 'planted-key', addedBy: 'x', addedAt: world.clock.now(), version: 1 });
  return id;
};

/** An open gallery of one entry with a document, written through the ports. */
export const plantGallery = async (world: World, challenge: Opened) => {
  const { ports, clock } = world;
  const [entry] = await crowdOf(world, challenge, 1, { sent: true });
  const shownFile = await attachSent(world, challenge.id, entry!.id);
  await ports.galleries.keep({ challengeId: challenge.id, entryId: entry!.id, teamId: entry!.teamId, code: entry!.code, title: entry!.title, teamName: 'Team 0', area: '', outcome: 'winner', prize: 'Grand prize', shownAt: clock.now() }, undefined);
  const head = (await ports.challenges.find(challenge.id))!;
  const deed = { id: testChance.id('act'), kind: 'gallery.published' as const, about: challenge.id, by: 'mara', at: clock.now(), refs: {} };
  await ports.galleries.turn({ ...head, gallery: { at: clock.now(), scope: 'winners' }, version: head.version + 1 }, deed);
  const vote: Vote = {
    id: testChance.id('vote'), challengeId: challenge.id, question: 'Which one?', each: 1, opensAt: '2027-01-06T00:00:00.000Z', closesAt: '2027-01-07T00:00:00.000Z', plannedBy: 'mara', plannedAt: clock.now(), version: 1,
    sealed: { at: clock.now(), by: 'mara', ballots: 0, root: 'none', act: 'none' }, counted: { at: clock.now(), by: 'mara', ballots: 0, tally: [], setAside: [], file: 'none' },
  };
  await ports.votes.save(vote, { id: testChance.id('act'), kind: 'gallery.shown', about: challenge.id, by: 'mara', at: clock.now(), refs: {} });
  await ports.fileStore.keep(ballotFile(vote.id, 'none'), new TextEncoder().encode('{}'), 'application/json');
  return { shownSlug: challenge.slug, shownCode: entry!.code, shownFile };
};

/** Lena is made the lead of a stranger's team. */
export const leadByLena = async (world: World, teamId: string): Promise<void> => {
  const [member] = await world.ports.teams.members(teamId);
  const item = JSON.stringify(await world.store.get(at.teamMember(teamId, member!.personId))).replaceAll(member!.personId, people.lena.id);
  await world.store.put({ ...JSON.parse(item), name: people.lena.name, email: people.lena.email });
  await world.store.put({ ...(await world.store.get(at.team(teamId)))!, leadId: people.lena.id });
};
