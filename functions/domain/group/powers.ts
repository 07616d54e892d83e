/**
 * Who may do what in a group. The use cases ask `may`, and the page shows `powerTable`: one table, so that what is shown is what holds.
 */
export const standings = ['visitor', 'person', 'member', 'chair'] as const;
export type Standing = (typeof standings)[number];

type Power = { words: string; by: readonly Standing[]; private?: true };
const everyone = standings;
const insiders = ['member', 'chair'] as const;
const chairs = ['chair'] as const;

export const powers = {
  'group.read': { words: 'Read the charter, calls, work products and health reports', by: everyone },
  'group.join': { words: 'Join, or ask to join', by: ['person'] },
  'group.leave': { words: 'Leave', by: insiders },
  'members.read': { words: 'Read the names of all members', by: insiders },
  'members.decide': { words: 'Admit, refuse and remove members', by: chairs },
  'chairs.change': { words: 'Name chairs, step down, hand over', by: chairs },
  'group.change': { words: 'Change name, purpose, links and how people join; end the group', by: chairs },
  'charter.write': { words: 'Write a version of the charter', by: chairs },
  'products.keep': { words: 'Add and correct work products', by: chairs },
  'library.keep': { words: 'Write, publish and withdraw what the group keeps in the library', by: insiders },
  'events.host': { words: 'Hold calls and events as the group', by: chairs },
  'space.make': { words: 'Make the private space', by: chairs },
  'space.read': { words: 'Read posts and documents', by: insiders, private: true },
  'space.write': { words: 'Write posts and documents', by: insiders, private: true },
  'space.change-post': { words: 'Change a post: whoever wrote it', by: insiders, private: true },
  'space.change-document': { words: 'Change a document', by: insiders, private: true },
  'space.take-down-own': { words: 'Take down what one wrote', by: insiders, private: true },
  'space.take-down': { words: 'Take down what somebody else wrote', by: chairs, private: true },
  'space.log': { words: 'Read the log of who read and wrote', by: insiders, private: true },
  'space.log-change': { words: 'Change the log, or take a line out of it', by: [], private: true },
} as const satisfies Record<string, Power>;
export type PowerName = keyof typeof powers;

export const may = (standing: Standing, power: PowerName): boolean => (powers[power].by as readonly Standing[]).includes(standing);

export type PowerRow = { power: string; words: string; private: boolean; by: Record<Standing, boolean> };
/** One row for each power, for people to read. */
export const powerTable = (): PowerRow[] =>
  Object.entries(powers).map(([power, one]: [string, Power]) => ({
    power, words: one.words, private: one.private ?? false,
    by: Object.fromEntries(standings.map((standing) => [standing, one.by.includes(standing)])) as Record<Standing, boolean>,
  }));

type Chaired = { chairs: string[] };
export const standingOf = (group: Chaired, personId: string | undefined, isMember: boolean): Standing => {
  if (personId === undefined) return 'visitor';
  if (!isMember) return 'person';
  return group.chairs.includes(personId) ? 'chair' : 'member';
};
