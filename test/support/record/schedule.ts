import { setImmediate } from 'node:timers/promises';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export const drawFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};
export type Draw = ReturnType<typeof drawFrom>;

type Turn = { wake: () => void; notBefore: number };

/**
 * Lets several processes take turns at each of their steps, in an order drawn by lot; now and then one of them stalls while the others go far
 * ahead. No clock is in it: the same seed gives the same run.
 */
export const makeSchedule = (draw: Draw) => {
  const turns: Turn[] = [];
  let step = 0;
  const turn = (): Promise<void> => new Promise((wake) => { turns.push({ wake, notBefore: step + (draw(12) === 0 ? draw(200) : 0) }); });
  const run = async (processes: Promise<unknown>[]): Promise<void> => {
    let left = processes.length;
    const ends = processes.map((process) => process.finally(() => { left -= 1; }));
    const all = Promise.allSettled(ends);
    for (let idle = 0; left > 0 && idle < 100; step += 1) {
      await setImmediate();
      const ready = turns.filter(({ notBefore }) => notBefore <= step);
      const [next] = ready.length > 0 ? [ready[draw(ready.length)]!] : turns.toSorted((a, b) => a.notBefore - b.notBefore);
      idle = next ? 0 : idle + 1;
      if (next) turns.splice(turns.indexOf(next), 1)[0]!.wake();
    }
    const failed = (await all).find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  };
  return { turn, run };
};
