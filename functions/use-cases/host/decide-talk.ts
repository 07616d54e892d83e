import type { Caller } from '../../domain/caller.ts';
import type { Talk } from '../../domain/event/talk.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { agendaWith, agendaWithout } from '../agenda-change.ts';
import { hostedEvent, type HostNeeds } from '../hosting.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';

type Needs = HostNeeds & Pick<Ports, 'events' | 'talks' | 'chance'>;
export type Decision = { id: string; version: number; as: 'accepted' | 'declined'; reason: string };

/** What was proposed, in the order of receipt. */
export const readTalks = async (ports: Needs, caller: Caller, eventId: string, after?: string): Promise<Listed<Talk>> => {
  await hostedEvent(ports, caller, eventId);
  return ports.talks.ofEvent(eventId, after);
};

const attempt = async (ports: Needs, caller: Caller, eventId: string, { id, version, as, reason }: Decision): Promise<{ id: string; version: number }> => {
  const event = await hostedEvent(ports, caller, eventId);
  if (as === 'declined' && reason.length < 3) throw new Refusal('invalid', 'Say why you decline it, in at least 3 characters. Whoever proposed it reads it.', 'reason');
  const talk = await ports.talks.find(eventId, id);
  if (!talk) throw notFound('talk');
  if (talk.version !== version) throw new Refusal('stale', 'Somebody answered this talk since you opened it. Look again.', undefined, { current: { state: talk.state } });
  if (event.cancelled) throw new Refusal('conflict', 'This event is cancelled.');
  if (caller.at >= event.endsAt) throw new Refusal('closed', 'This event is over.');
  if (talk.state === as) throw new Refusal('conflict', `This talk is ${as} already.`);
  const decided: Talk = { ...talk, state: as, decided: { at: caller.at, by: caller.person!.id, reason }, version: version + 1 };
  const answer = { id, version: decided.version };
  const agenda = as === 'accepted' ? agendaWith(event, talk, caller.at) : agendaWithout(event, talk, caller.at);
  await ports.talks.decide(decided, agenda, tell(ports, caller, 'event.talk-decided', { about: eventId, refs: { talk: id, version: decided.version }, answer }));
  return answer;
};

/** An accepted talk is in the agenda from now on; one that was declined after all leaves it. Whoever proposed it hears so by letter, with the reason. */
export const decideTalk = (ports: Needs, caller: Caller, eventId: string, decision: Decision): Promise<{ id: string; version: number }> => withSecondLook(() => attempt(ports, caller, eventId, decision), 3);
