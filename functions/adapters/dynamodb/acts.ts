import type { Acts } from '../../ports/acts.ts';
import { acts } from './act.ts';
import { listed, startAfter } from './page.ts';
import type { Store } from './store.ts';
import { list } from './table.ts';

export const storeActs = (store: Store): Acts => ({
  async record(deed) {
    await store.write([], deed);
  },
  async about(id, after, { from, to } = {}) {
    return listed(await store.query({ pk: list.acts(id), ...(from || to ? { from: from ?? '0', to: `${to ?? ''}~` } : {}), after: startAfter(after), backward: true }), acts.fromItem);
  },
});
