import { at } from '../../functions/adapters/dynamodb/table.ts';
import { testChance } from './chance.ts';
import { sha256 } from '../../functions/adapters/system/sha256.ts';
import type { Entry } from '../../functions/domain/entry/entry.ts';
import { sentVersion } from '../../functions/domain/entry/sending.ts';
import { faceOf, type Team, type TeamMember } from '../../functions/domain/entry/team.ts';
import { onRecord } from '../../functions/use-cases/on-record.ts';
import { answers } from './entry.ts';
import { people } from './people.ts';
import type { Opened } from './stage.ts';
import type { World } from './world.ts';

export const together = 16;
/** Some at a time, in order. */
export const inBatches = async <T, R>(all: T[], act: (one: T, i: number) => Promise<R>, size = together): Promise<R[]> => {
  const done: R[] = [];
  for (let start = 0; start < all.length; start += size) done.push(...(await Promise.all(all.slice(start, start + size).map((one, i) => act(one, start + i)))));
  return done;
};

type Wish = { sent: boolean };

/** One team of a stranger with a whole entry, written through the ports; Lena is made its lead where she shall send it herself. */
const oneTeam = async (world: World, challenge: Opened, n: number, { sent }: Wish): Promise<Entry> => {
  const { ports, clock } = world;
  const now = clock.now();
  const deed = <K extends 'team.formed' | 'entry.started' | 'entry.sent'>(kind: K, refs: Record<string, string | number>) => ({ id: testChance.id('act'), kind, about: challenge.id, by: 'system', at: now, refs });
  const personId = testChance.id('person');
  const lead: TeamMember = { teamId: testChance.id('team'), challengeId: challenge.id, personId, name: `Stranger ${n}`, email: `stranger${n}@team${n}.example`, organization: '', slot: 1, rulesVersion: 1, joinedAt: now };
  const team: Team = { id: lead.teamId, challengeId: challenge.id, name: `Team ${n}`, leadId: sent ? personId : people.lena.id, memberCount: 1, faces: [faceOf(lead)], rulesVersion: challenge.rulesVersion, createdAt: now, version: 1 };
  await ports.teams.form(team, lead, 1, deed('team.formed', { team: team.id }));
  const entry = await ports.entries.start({
    id: testChance.id('entry'), challengeId: challenge.id, teamId: team.id, code: testChance.code(6).toUpperCase(), title: `Permits of team ${n}`, area: 'permits', startedBy: personId, startedAt: now, slot: 1, sentVersion: 0, version: 1,
  }, 1, deed('entry.started', { team: team.id }));
  const drafts = Object.entries(answers).map(([section, value]) => ({ entryId: entry.id, section, answers: value, editedBy: personId, editedAt: now, version: 1 }));
  await Promise.all(drafts.map((draft) => ports.entries.saveDraft(draft)));
  if (!sent) {
    await world.store.put({ ...at.teamMember(team.id, people.lena.id), _t: 'team-member', _v: 1, ...lead, personId: people.lena.id, name: people.lena.name, email: people.lena.email });
    return entry;
  }
  const rules = (await ports.challenges.rules(challenge.id, challenge.rulesVersion))!;
  const version = sentVersion({ entry, team, members: [personId], rules, drafts, files: [], receipt: `R-${testChance.code(12).toUpperCase()}`, sentAt: now, sentBy: personId, zone: 'UTC' }, sha256);
  const act = deed('entry.sent', { entry: entry.id, team: team.id, n: 1 });
  const next: Entry = { ...entry, sentVersion: 1, sentAt: now, receipt: version.manifest.receipt, digest: version.manifest.digest, version: 2 };
  await ports.entries.send(next, { ...version, manifest: { ...version.manifest, act: act.id } }, onRecord(ports, act, { sent: version.manifest, code: entry.code, late: false }, { hideEntries: true }));
  return next;
};

/** Many teams with an entry each. */
export const crowdOf = (world: World, challenge: Opened, count: number, wish: Wish): Promise<Entry[]> =>
  inBatches(Array.from({ length: count }), (_, n) => oneTeam(world, challenge, n, wish));


/** The challenge's own count of entries is higher by so many: what is done differently for many is tried without them. */
export const countedAs = (world: World, { id }: Pick<Opened, 'id'>, more: number): Promise<void> => world.store.write([{ add: at.entryCount(id), amounts: { sent: more } }]);
