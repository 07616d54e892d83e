import { onClock } from '../../functions/jobs/on-clock.ts';
import { onNudge, type Work } from '../../functions/jobs/on-nudge.ts';
import type { Mail } from '../../functions/domain/people/mail.ts';
import type { Handover } from '../../functions/ports/mailer.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { people } from './people.ts';
import type { World } from './world.ts';

const nameOf = (address: string) => Object.entries(people).find(([, { email }]) => email === address)?.[0] ?? address;

/** The jobs of a world, with a post office that keeps what it is handed. */
export const postOffice = (world: Pick<World, 'ports' | 'logged'>, answer: (mail: Mail) => Handover | Promise<Handover> = () => ({ outcome: 'taken' })) => {
  const taken: Mail[] = [];
  let steps = Infinity;
  const work = (ports: Ports): Work => ({
    ports,
    log: (line) => world.logged.push(line),
    pace: { hasTime: () => steps-- > 0, pause: async () => undefined },
    mailer: {
      send: async (mail) => {
        const handover = await answer(mail);
        if (handover.outcome === 'taken') taken.push(mail);
        return handover;
      },
    },
  });
  const shown = (mails: Mail[]) => mails.map((mail) => `${nameOf(mail.to)}: ${mail.template}`).toSorted();
  return {
    taken,
    nudge: async (ports = world.ports) => onNudge(work(ports)),
    clock: async (ports = world.ports) => onClock(work(ports)),
    /** Lets the jobs ask for time only so often. */
    hurry: (most: number) => { steps = most; },
    /** Who was sent what since this was last asked, in order of names. */
    sent: () => shown(taken.splice(0)),
    letter: (template: string) => taken.find((mail) => mail.template === template),
  };
};

/** Letters are stored until the post falls over, as when the process is killed in the middle of a page. */
export const dyingAfter = (ports: Ports, letters: number): Ports => {
  let left = letters;
  return { ...ports, mails: { ...ports.mails, queue: async (written) => {
    await ports.mails.queue(written.slice(0, left));
    left -= written.length;
    if (left < 0) throw new Error('killed');
  } } };
};
