import { healthOf, type HealthReport } from '../../domain/group/health.ts';
import { quarterNamed, quarterOf } from '../../domain/group/quarter.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Ports } from '../../ports/ports.ts';
import { callsOfGroup, type CallNeeds } from '../group-calls.ts';
import { groupFound } from './read-group.ts';

type Needs = Pick<Ports, 'groups' | 'workProducts'> & CallNeeds;

/** A quarter of a group, made from what happened each time somebody asks. One that has not begun has no report. */
export const readHealth = async (ports: Needs, caller: Caller, groupId: string, name: string): Promise<{ group: { id: string; name: string }; report: HealthReport; complete: boolean }> => {
  const group = await groupFound(ports, groupId);
  const quarter = quarterNamed(name);
  if (!quarter || quarter.from > caller.at) throw notFound('quarter');
  const [calls, members, past, products] = await Promise.all([
    callsOfGroup(ports, groupId, quarter, caller.at), ports.groups.members(groupId), ports.groups.past(groupId, quarter.from), ports.workProducts.between(groupId, quarter.from.slice(0, 4), quarter.to.slice(0, 10)),
  ]);
  const complete = quarterOf(caller.at).from >= quarter.to;
  const { members: counted, ...report } = healthOf(quarter, { calls, members: [...members, ...past], products });
  return { group: { id: group.id, name: group.name }, report: complete ? { ...report, members: counted } : report, complete };
};
