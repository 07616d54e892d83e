import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import type { PersonName } from './people.ts';
import type { Opened } from './stage.ts';
import { personOf, type Who } from './strangers.ts';
import { answer, type World } from './world.ts';

/** The same mark on every criterion of the template. */
export const marks = (score: number) => ({ 'public-value': score, feasibility: score, 'right-tool': score, privacy: score });

/** The secret at the end of an invitation's link. */
export const tokenIn = (link: string): string => link.split('/').at(-1)!;

/** The link in the latest invitation to an address, of one challenge where several were sent at one instant: tokens exist nowhere else. */
export const linkTo = async (world: World, email: string, challengeId?: string): Promise<string> => {
  for (const { id } of (await world.ports.mails.all()).items.filter((mail) => mail.to === email)) {
    const mail = (await world.ports.mails.find(id))!;
    const link = /https?:\S+(\/invitations\/|\/teams\/join\/|[?]invitation=)[^\s#]+/.exec(mail.text)?.[0];
    if (link && (challengeId === undefined || mail.about === challengeId)) return link;
  }
  throw new Error(`nobody invited ${email}`);
};

/** Accepted by the link in the letter, oriented, through the conflict gate. */
export const throughGate = async (world: World, challenge: Opened, who: Who, conflicts: { name: string; reason: string }[] = []) => {
  const token = tokenIn(await linkTo(world, personOf(who).email, challenge.id));
  await answer(world.as(who).post(`/judge-invitations/${token}/accept`));
  await answer(world.as(who).post(`/judging/${challenge.id}/orientation`));
  await answer(world.as(who).post(`/judging/${challenge.id}/gate`, { conflicts }));
};

/** The same, invited first. */
export const judgeIn = async (world: World, challenge: Opened, who: PersonName, conflicts: { name: string; reason: string }[] = []) => {
  const { email, name } = personOf(who);
  await answer(world.as('mara').post(`/judges/${challenge.id}/invitations`, { judges: [{ email, name }] }), 201);
  await throughGate(world, challenge, who, conflicts);
};

/** The entry goes without the reviews that are missing: it could not win otherwise. */
export const goWithout = (world: Pick<World, 'as'>, challenge: Pick<Opened, 'id'>, entryId: string) =>
  answer(world.as('mara').put(`/progress/${challenge.id}/waivers/${entryId}`, { reason: 'Nobody else was free.' }, { version: 0 }));

/** The results of a closed round are worked out, as the clock would have it done. */
export const workOut = async (world: World, challenge: Pick<Opened, 'id'>) => {
  await answer(world.as('mara').post(`/results/${challenge.id}/score`));
  await drainOutbox(world.ports, (line) => world.logged.push(line));
};
