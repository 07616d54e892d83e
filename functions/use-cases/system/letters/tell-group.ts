import type { Group } from '../../../domain/group/group.ts';
import { admittedLetter, askedLetter, chairLetter, refusedLetter, removedFromGroupLetter } from '../../../domain/letters/group.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'groups'>;

const groupOf = async (ports: Needed, act: Cause): Promise<Group> => {
  const group = await ports.groups.find(act.about);
  if (!group) throw new Error(`group ${act.about} of act ${act.id} cannot be read`);
  return group;
};
const personIn = (act: Cause): string => String(act.refs['person']);

/** Every chair hears that somebody waits; nobody, where it was taken back meanwhile. */
export const tellAsked = async (ports: Needed, act: Cause): Promise<void> => {
  const [group, request, person] = await Promise.all([groupOf(ports, act), ports.groups.request(act.about, personIn(act)), ports.people.find(personIn(act))]);
  if (!request || !person || person.closed) return;
  await writeLetters(ports, act, group.chairs, (envelope) => askedLetter(envelope, group, { name: person.name, note: request.note }, pagesOf(ports).group(group.id, '/manage')), { naming: person.id });
};

export const tellAdmitted = async (ports: Needed, act: Cause): Promise<void> => {
  const group = await groupOf(ports, act);
  await writeLetters(ports, act, [personIn(act)], (envelope) => admittedLetter(envelope, group, pagesOf(ports).group(group.id)));
};

export const tellRefused = async (ports: Needed, act: Cause): Promise<void> => {
  const group = await groupOf(ports, act);
  await writeLetters(ports, act, [personIn(act)], (envelope) => refusedLetter(envelope, group, pagesOf(ports).group(group.id)));
};

export const tellRemoved = async (ports: Needed, act: Cause): Promise<void> => {
  const [group, past] = await Promise.all([groupOf(ports, act), ports.groups.past(act.about, act.at)]);
  const reason = past.find(({ personId, leftAt }) => personId === personIn(act) && leftAt === act.at)?.removed?.reason;
  if (reason === undefined) throw new Error(`the removal of act ${act.id} cannot be read`);
  await writeLetters(ports, act, [personIn(act)], (envelope) => removedFromGroupLetter(envelope, group, reason, pagesOf(ports).group(group.id)));
};

export const tellChairs = async (ports: Needed, act: Cause): Promise<void> => {
  const [group, doer] = await Promise.all([groupOf(ports, act), ports.people.find(act.by)]);
  const added = Object.entries(act.refs).flatMap(([name, id]) => (name.startsWith('added') ? [String(id)] : []));
  await writeLetters(ports, act, added, (envelope) => chairLetter(envelope, group, doer?.name ?? 'A chair', pagesOf(ports).group(group.id, '/manage')));
};
