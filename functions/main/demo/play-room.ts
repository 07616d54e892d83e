import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { Room } from '../../domain/judging/deliberation/deliberation.ts';
import { pairsFor } from '../../domain/judging/deliberation/deliberation.ts';
import { sentEntries } from '../../use-cases/agency/assigning/judging-field.ts';
import { openRoom } from '../../use-cases/agency/deciding/open-deliberation.ts';
import { closeRoom, writeMinutes } from '../../use-cases/agency/deciding/steer-deliberation.ts';
import { answerPairs, takeBackPost, writePost } from '../../use-cases/judge/deliberate.ts';
import { mara, type Player } from './cast.ts';
import type { Play } from './play-call.ts';
import type { DemoRoom, When } from './rooms.ts';

const instant = ({ at, ago }: Play['calendar'], when: When): string => (Array.isArray(when) ? at(...when) : ago(when.ago));
const after = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** Judges write under names drawn for the room, and call entries by their codes. */
export type Names = { code: (title: string) => string; alias: (player: Player) => string };

const namesIn = async ({ ports, company }: Play, room: Room, players: Player[], at: string): Promise<Names> => {
  const people = await Promise.all(players.map(async (player) => [player.email, (await company.as(player, at)).person.id] as const));
  const codes = new Map((await ports.entries.findMany(room.entries.map(({ entryId }) => entryId))).map(({ title, code }) => [title, code]));
  const aliases = new Map(people.map(([email, id]) => [email, room.members.find(({ personId }) => personId === id)?.alias ?? '']));
  return { code: (title) => codes.get(title) ?? '', alias: ({ email }) => aliases.get(email) ?? '' };
};

const say = async ({ ports, company, calendar }: Play, room: Room, script: DemoRoom, names: Names): Promise<void> => {
  const which = { challengeId: room.challengeId, roomId: room.id };
  for (const { by, at: when, text, asks = [], regretted } of script.posts) {
    const at = instant(calendar, when);
    const caller = await company.as(by, at);
    const post = await writePost(ports, caller, { ...which, text: text(names), mentions: asks.map((player) => names.alias(player)) });
    if (regretted) await takeBackPost(ports, await company.as(by, after(at, 4)), { ...which, postId: post.id, version: post.version });
  }
};

/** Best first; entries that a judge gives no order are equal to them. */
const vote = async ({ ports }: Play, room: Room, caller: Caller & { person: { id: string } }, order: string[]): Promise<void> => {
  const titles = new Map((await ports.entries.findMany(room.entries.map(({ entryId }) => entryId))).map(({ id, title }) => [id, title]));
  const place = (entryId: string) => (order.includes(titles.get(entryId)!) ? order.indexOf(titles.get(entryId)!) : order.length);
  const answers = pairsFor(room, caller.person.id, ports.sha256).map((pair) => {
    const apart = place(pair.first) - place(pair.second);
    return { ...pair, stronger: apart === 0 ? ('equal' as const) : apart < 0 ? ('first' as const) : ('second' as const) };
  });
  await answerPairs(ports, caller, { challengeId: room.challengeId, roomId: room.id, answers, version: 0 });
};

/** Opened on some entries, talked and voted in; over and recorded where the script says so. */
export const deliberate = async (play: Play, challenge: Challenge, script: DemoRoom): Promise<void> => {
  const { ports, company, calendar } = play;
  const entryIds = (await sentEntries(ports, challenge.id)).filter(({ title }) => script.titles.includes(title)).map(({ id }) => id);
  const opener = await company.as(mara, instant(calendar, script.opens));
  const room = await openRoom(ports, opener, { challengeId: challenge.id, entryIds, question: script.question, endsAt: instant(calendar, script.ends) });
  const names = await namesIn(play, room, script.panel, opener.at);
  await say(play, room, script, names);
  for (const { by, order } of script.ballots) await vote(play, room, await company.as(by, instant(calendar, script.voted)), order);
  if (!script.closing) return;
  const { at, recorded, reason, minutes } = script.closing;
  const closed = await closeRoom(ports, await company.as(mara, instant(calendar, at)), { challengeId: challenge.id, roomId: room.id, reason, version: room.version });
  await writeMinutes(ports, await company.as(mara, instant(calendar, recorded)), { challengeId: challenge.id, roomId: room.id, text: minutes(names), version: closed.version });
};
