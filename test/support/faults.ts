import type { Store } from '../../functions/adapters/dynamodb/store.ts';

export type Fault = 'failed' | 'failed but stored';
type Writing = Pick<Store, 'write' | 'put' | 'count'>;

/** A store whose n-th write from now breaks off: either before anything happened, or after it did and before anybody heard. */
export const breakable = () => {
  let left = 0;
  let fault: Fault | undefined;
  const through = async <T>(act: () => Promise<T>): Promise<T> => {
    if (!fault || --left > 0) return act();
    const now = fault;
    fault = undefined;
    if (now === 'failed but stored') await act();
    throw new Error(`the line to the store broke: ${now}`);
  };
  const wrap = (store: Store): Store => {
    const writing: Writing = {
      write: (...given) => through(() => store.write(...given)),
      put: (...given) => through(() => store.put(...given)),
      count: (...given) => through(() => store.count(...given)),
    };
    return { ...store, ...writing };
  };
  return {
    wrap,
    arm: (kind: Fault, nth: number) => { [fault, left] = [kind, nth]; },
    /** Whether the fault has happened; takes back one that has not. */
    struck: () => {
      const happened = fault === undefined;
      fault = undefined;
      return happened;
    },
  };
};
export type Breakable = ReturnType<typeof breakable>;
