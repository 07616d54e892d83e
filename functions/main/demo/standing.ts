import type { Play } from './play-call.ts';

const once = <Args extends unknown[], Answer>(read: (...args: Args) => Promise<Answer>): ((...args: Args) => Promise<Answer>) => {
  const known = new Map<string, Promise<Answer>>();
  return (...args) => {
    const key = args.slice(0, 2).filter((one) => typeof one === 'string').join(' ');
    const answer = known.get(key) ?? read(...args);
    known.set(key, answer);
    return answer;
  };
};

/** From its publication to its results a call's head does not change, and neither does who runs it: both are read once, so that a first start is quick. */
export const standing = <P extends Play>(play: P): P => {
  const { challenges, agencies } = play.ports;
  return { ...play, ports: { ...play.ports, challenges: { ...challenges, find: once(challenges.find) }, agencies: { ...agencies, rolesOf: once(agencies.rolesOf) } } };
};

/** While judges score, or walk a demo day, nobody joins the panel, says a conflict or is assigned: their seats are read once too. */
export const seated = <P extends Play>(play: P): P => {
  const { judges, practices, rounds } = play.ports;
  const panel = { ...judges, find: once(judges.find), conflicts: once(judges.conflicts), declarations: once(judges.declarations) };
  return { ...play, ports: { ...play.ports, judges: panel, practices: { ...practices, find: once(practices.find) }, rounds: { ...rounds, current: once(rounds.current) } } };
};
