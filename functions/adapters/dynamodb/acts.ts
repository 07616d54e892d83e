import type { Acts } from '../../ports/acts.ts';
import { acts } from './act.ts';
import { listed, startAfter } from './page.ts';
import type { Store } from './store.ts';
import { list } from './table.ts';

export const storeActs = (store: Store): Acts => ({
  async record(deed) {
    await store.write([], deed);
  },
  async about(id, after) {
    return listed(await store.query({ pk: list.acts(id), after: startAfter(after), backward: true }), acts.fromItem);
  },
});
