import { Theme } from '../../domain/theme/theme.ts';
import type { ThemeCard, Themes } from '../../ports/themes.ts';
import { changing } from './agencies.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const themes = entity({
  type: 'theme',
  schema: Theme,
  keys: ({ agencyId, n, at: made }) => ({ ...at.theme(agencyId, n), ownerpk: list.themesOf(agencyId), ownersk: made }),
  card: ({ n, accent, seal, at: made, logo }): ThemeCard => ({ n, accent, seal, at: made, logo: logo !== undefined }),
});

export const storeThemes = (store: Store): Themes => ({
  async find(agencyId, n) {
    const item = await store.get(at.theme(agencyId, n));
    return item && themes.fromItem(item);
  },
  async ofAgency(agencyId, after) {
    return listed(await store.query({ index: 'owner', pk: list.themesOf(agencyId), backward: true, limit: 20, after: startAfter(after) }), (item) => item['card'] as ThemeCard);
  },
  add: (theme, agency, deed) => store.write([{ put: themes.toItem(theme), when: absent(stale) }, changing(agency)], deed),
});
