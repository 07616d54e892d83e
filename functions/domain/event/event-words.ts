export const eventKinds = ['call', 'info-session', 'demo-day', 'forum', 'webinar', 'other'] as const;
export type EventKind = (typeof eventKinds)[number];
export const kindWords: Record<EventKind, string> = {
  call: 'Community call', 'info-session': 'Information session', 'demo-day': 'Demo day', forum: 'Forum', webinar: 'Webinar', other: 'Event',
};

/** `planned` lasts until the host says what became of it, also when its day is over. */
export const eventStates = ['planned', 'held', 'cancelled', 'missed'] as const;
export type EventState = (typeof eventStates)[number];
export const stateWords: Record<EventState, string> = { planned: 'Planned', held: 'Took place', cancelled: 'Cancelled', missed: 'Did not take place' };

type Fate = { cancelled?: unknown; outcome?: { as: 'held' | 'missed' } | 'held' | 'missed' | undefined };
export const stateOf = ({ cancelled, outcome }: Fate): EventState => {
  if (cancelled) return 'cancelled';
  if (!outcome) return 'planned';
  return typeof outcome === 'string' ? outcome : outcome.as;
};

type Open = { cancelled?: unknown; published?: unknown; closesAt: string };
/** Can somebody register who asks at this instant? */
export const isOpenFor = ({ cancelled, published, closesAt }: Open, at: string): boolean => Boolean(published) && !cancelled && at < closesAt;

/** What a registrant said about access is kept this long after the event, for whoever prepared it; then the clock erases it. */
export const accessDays = 7;
export const erasesAt = ({ endsAt }: { endsAt: string }): string => new Date(Date.parse(endsAt) + accessDays * 86_400_000).toISOString();

type Calling = { cancelled?: unknown; published?: unknown; startsAt: string; talksUntil?: string | undefined };
/** Can somebody propose a talk who asks at this instant? */
export const takesTalks = ({ cancelled, published, startsAt, talksUntil }: Calling, at: string): boolean => Boolean(published) && !cancelled && talksUntil !== undefined && at <= talksUntil && at < startsAt;
export const talkWords = { proposed: 'Waits for an answer', accepted: 'Accepted', declined: 'Declined' } as const;
