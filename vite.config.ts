import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { serverAdapter } from './web/adapter.ts';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: serverAdapter('dist/web'),
      compilerOptions: { runes: true },
      files: { src: 'web/src', assets: 'web/static' },
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  build: { assetsInlineLimit: 0 },
});
