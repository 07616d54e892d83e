import type { Stamps } from '../../../functions/ports/stamps.ts';

/** Timestamps in hand. `fail`: throws just after the write of this path, as a process that dies then. */
export const testStamps = () => {
  const state = { files: new Map<string, Uint8Array>(), list: undefined as { text: string; mark: string } | undefined, writes: 0, fail: undefined as string | undefined };
  const died = (path: string) => {
    if (state.fail !== path) return;
    state.fail = undefined;
    throw new Error('the process died');
  };
  const stamps: Stamps = {
    read: async (path) => state.files.get(path),
    async keep(path, bytes) {
      if (!state.files.has(path)) state.files.set(path, bytes.slice());
      died(path);
      return state.files.get(path)!;
    },
    list: async () => state.list,
    async publish(text, mark) {
      if (state.list?.mark !== mark) return false;
      state.list = { text, mark: `mark ${(state.writes += 1)}` };
      return true;
    },
  };
  return { state, stamps };
};
