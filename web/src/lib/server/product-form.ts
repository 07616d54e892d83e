import type { ProductKind } from '../../../../functions/domain/group/work-product.ts';

/** A work product as a chair typed it. */
export const productIn = (typed: Record<string, string>) => ({
  title: typed['title'] ?? '', kind: (typed['kind'] ?? 'other') as ProductKind, url: typed['url'] ?? '', edition: typed['edition'] ?? '', date: typed['date'] ?? '',
  authors: (typed['authors'] ?? '').split(/\r?\n/).map((name) => name.trim()).filter(Boolean),
});
