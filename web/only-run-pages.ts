import type { Plugin } from 'vite';

/** Kit gives every running page a table of all pages. The public ones never run a script (`csr = false`), so a page that runs may leave them to the browser: 2 KB less of each first load, whatever the public side grows to. */
export const onlyRunPages = (): Plugin => ({
  name: 'laurel-only-run-pages',
  apply: 'build',
  transform: {
    filter: { id: /\/client-optimized\/app\.js$/ },
    handler: (code) => {
      const kept = code.replaceAll(/^\t+"\/\(public\)[^\n]*\n/gm, '');
      const table = kept.slice(kept.indexOf('export const dictionary'), kept.indexOf('export const hooks'));
      // the layout and the fault of the whole site are 0 and 1
      const asked = new Set([0, 1, ...[...table.matchAll(/\[[~\d,[\]]*\]/g)].flatMap(([numbers]) => [...numbers.matchAll(/\d+/g)].map(Number))]);
      return { code: kept.replaceAll(/\(\) => import\('\.\/nodes\/(\d+)'\)/g, (load, node: string) => (asked.has(Number(node)) ? load : '')), map: null };
    },
  },
});
