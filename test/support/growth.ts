/** The least of several tries: what else the machine does only ever adds to it. */
const least = (act: () => unknown): number =>
  Math.min(...Array.from({ length: 15 }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  }));

/** How many times as long four times as much takes: about 4 where time grows with the length, 16 where it grows with its square. */
export const growthOf = <T>(make: (n: number) => T, act: (made: T) => unknown, n: number): number => {
  const [one, four] = [make(n), make(4 * n)];
  // both run before they are timed: the engine compiles what runs often
  for (const made of [one, four, one, four]) least(() => act(made));
  return least(() => act(four)) / least(() => act(one));
};
