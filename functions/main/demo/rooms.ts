import { judges, type Player } from './cast.ts';
import type { Names } from './play-room.ts';

/** A day from today, and minutes into it; or minutes before now. */
export type When = [day: number, minutes?: number] | { ago: number };
/** A deliberation room as the demo plays it. */
export type DemoRoom = {
  titles: string[]; panel: Player[]; question: string; opens: When; ends: When; voted: When;
  posts: { by: Player; at: When; text: (names: Names) => string; asks?: Player[]; /** Taken back minutes later. */ regretted?: boolean }[];
  ballots: { by: Player; order: string[] }[];
  closing?: { at: When; recorded: When; reason: string; minutes: (names: Names) => string };
};

const [jana, kofi, amara, ben, , diego, eleni, , grace, , ines] = judges as [Player, Player, Player, Player, Player, Player, Player, Player, Player, Player, Player];
const [list, fines] = ['The waiting list anyone can check', 'Street fines, traced to the end'];
const [library, line, door] = ['The library is the notice board', 'A call that knows which room is open', 'Opened means somebody went in'];

/** Of the licenses, long over: the two that every judge marked alike. */
export const vendorRoom: DemoRoom = {
  titles: [list, fines], panel: judges.slice(0, 8), question: 'These two have the same average. Which of them would help vendors sooner?', opens: [-72], ends: [-66], voted: [-69],
  posts: [
    { by: ben, at: [-72, 180], text: ({ code }) => `${code(list)} needs one office to change how it works, ${code(fines)} needs three. I know how long three take.` },
    { by: diego, at: [-71, 20], text: ({ code }) => `A payment that gets lost costs a vendor the cart for a week. I would begin where the money is, and that is ${code(fines)}.` },
    { by: eleni, at: [-71, 130], text: ({ alias }) => `${alias(ben)}, the three offices keep their own systems, and only the matching is new. Does that change your view?`, asks: [ben] },
    { by: ben, at: [-70, 45], text: () => 'Less than I thought it would. Somebody still has to answer when two of the three disagree.' },
  ],
  ballots: [{ by: ben, order: [list, fines] }, { by: amara, order: [list, fines] }, { by: jana, order: [list, fines] }, { by: diego, order: [fines, list] }, { by: eleni, order: [] }],
  closing: {
    at: [-67], recorded: [-67, 90], reason: 'Everybody who wanted to has answered.',
    minutes: ({ code }) => `The room compared ${code(list)} and ${code(fines)}, which have the same average.

For ${code(list)}: one office can begin alone. For ${code(fines)}: what a lost payment costs a vendor, and that the three offices keep the systems they have.

Three would see ${code(list)} first and one ${code(fines)}; one had no preference. Five answers cannot part two entries so close, so their order is left to the scores, adjusted for how strict their judges were.`,
  },
};

/** The panel of the cool rooms. Jana Weiss has neither written nor voted there. */
export const coolPanel = [jana, kofi, amara, ben, grace, ines];

/** Of the cool rooms, opened once the demo day ran, since its judges meet the teams: two pilots for three entries that every judge marked alike. */
export const coolRoom: DemoRoom = {
  titles: [library, line, door], panel: coolPanel, question: 'The scores do not part these three, and two of them can get a summer pilot. Which would you rather see running in the next heat wave?', opens: { ago: 60 }, ends: [4], voted: { ago: 9 },
  posts: [
    { by: amara, at: { ago: 54 }, text: ({ code }) => `The scores leave all three open, so I asked who is left out. ${code(line)} is the only one that works for somebody whose telephone shows no map, and that is whom we lose in a heat wave.` },
    { by: grace, at: { ago: 47 }, text: ({ code }) => `True. But ${code(line)} repeats what the buildings say of themselves, and one in six was wrong in August. ${code(door)} is the one that finds out.` },
    { by: ben, at: { ago: 41 }, text: ({ code }) => `I would leave ${code(door)} out. It needs people at 340 doors.`, regretted: true },
    { by: ben, at: { ago: 33 }, text: ({ code }) => `I mixed up two entries there. ${code(door)} needs a sensor and a log, and nobody at the door. Its yearly cost is still the highest of the three.` },
    { by: ines, at: { ago: 24 }, text: ({ code, alias }) => `I read ${code(library)} again. Branches close at eight, and the worst hours come after. ${alias(jana)}, we have not heard from you: would you trust a pilot to get the keys?`, asks: [jana] },
    { by: kofi, at: { ago: 15 }, text: ({ code }) => `With two pilots I would take one that reaches people and one that checks the doors: ${code(line)} and ${code(door)}. They could even share the list.` },
  ],
  ballots: [{ by: amara, order: [line, door, library] }, { by: grace, order: [door, line, library] }, { by: kofi, order: [line, door, library] }],
};
