import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { serverAdapter } from './web/adapter.ts';
import { onlyRunPages } from './web/only-run-pages.ts';

export default defineConfig({
  plugins: [
    onlyRunPages(),
    sveltekit({
      adapter: serverAdapter('dist/web'),
      compilerOptions: { runes: true },
      // the few rules of one page travel in the page: one stylesheet is fetched, register.css
      inlineStyleThreshold: 2048,
      files: { src: 'web/src', assets: 'web/static', serviceWorker: 'web/src/judge-worker' },
      // only a judge's own pages begin it, for what they keep (judge-offline/device.ts)
      serviceWorker: { register: false },
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // the one style attribute that kit's announcer of page titles sets, by its hash; test/journeys/site.test.ts tells when it changes
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  // a page names what it needs itself: a table of what every page needs would be 1.7 KB of each first load
  build: { assetsInlineLimit: 0, modulePreload: false },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // kit's payload in a file of its own: what reads the version from it must not run before it is there
            // what stands around every signed-in page goes in one file too: as many small ones weigh 1.5 KB more
            // one file for what every signed-in page runs, one for what several share, instead of forty small ones
            codeSplitting: { groups: [{ name: 'payload', test: /kit\/src\/runtime\/client\/payload\.js$|vite\/preload-helper/ }, { name: 'runtime', test: /node_modules\/(svelte\/|@sveltejs\/kit\/src\/(?!runtime\/client\/(client-)?entry))/, minShareCount: 3 }, { name: 'frame', test: /web\/src\/lib\/(not-reached\.svelte\.ts|components\/(AskUnsent|LocalNotice|NotReached|PageFault|PublicFrame|SignOut|SiteMark|SiteTop)\.svelte$)/ }, { name: 'shared', test: /(web\/src|functions)\/(?!.*(Seal|Pager|SubTabs|guilloche)\.).*\.(svelte|ts)$/, minShareCount: 9 }] },
          },
        },
      },
    },
  },
});
