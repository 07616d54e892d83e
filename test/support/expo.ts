import type { SeenDay } from '../../functions/use-cases/judge/read-demo-day.ts';
import type { DemoDesk } from '../../functions/use-cases/agency/judging/run-demo-day.ts';
import type { Stepped } from '../../functions/use-cases/judge/next-table.ts';
import type { Said } from '../../functions/use-cases/judge/walk-demo-day.ts';
import { answer, type Ask, type World } from './world.ts';
import type { Who } from './strangers.ts';

/** A demo day through the front door. */
export const demoDayOf = (world: World, challengeId: string) => {
  const own = (part = '') => `/judging/${challengeId}/demo-day${part}`;
  const desk = (part = '') => `/demo-days/${challengeId}${part}`;
  const seen = (who: Who) => answer<SeenDay>(world.as(who).get(own()));
  const post = async (who: Who, part: string, body: object, more: Ask = {}) => world.as(who).post(own(part), body, { version: (await seen(who)).version, ...more });
  return {
    own, desk, seen,
    watch: () => answer<DemoDesk>(world.as('mara').get(desk())),
    plan: (wish: object, version: number) => world.as('mara').put(desk(), wish, { version }),
    next: (who: Who, more?: Ask) => post(who, '/next', {}, more),
    say: (who: Who, said: Said, more?: Ask) => post(who, '/answer', { said }, more),
    moreTime: (who: Who, more?: Ask) => post(who, '/more-time', {}, more),
    change: async (who: Who, stronger: string, more: Ask = {}) => world.as(who).put(own('/last'), { stronger }, { version: (await seen(who)).version, ...more }),
    stepped: (reply: Promise<Response>) => answer<Stepped>(reply),
  };
};

/** How many pairs stand the other way round. Not every two tables are compared with each other, so a few neighbors may, also where all judges agree. */
export const outOfOrder = (order: number[]): number => order.reduce((sum, one, i) => sum + order.slice(i + 1).filter((other) => other < one).length, 0);
