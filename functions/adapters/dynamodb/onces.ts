import type { Onces } from '../../ports/onces.ts';
import type { Store } from './store.ts';
import { at } from './table.ts';

export const storeOnces = (store: Store): Onces => ({
  async find(key) {
    const item = await store.get(at.once(key), { strong: true });
    if (!item) return undefined;
    const answer = item['answer'] as string | undefined;
    return { fingerprint: String(item['fingerprint']), answer: answer === undefined ? undefined : (JSON.parse(answer) as unknown) };
  },
});
