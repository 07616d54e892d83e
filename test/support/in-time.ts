/** For work without a time limit of its own, such as a look at a page or the jobs: what never ends says what it was. */
export const inTime = <T>(what: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`${what} did not end within 60 s`)), 60_000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};
