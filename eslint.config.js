import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

/** Svelte's own rules only; everything in .ts is oxlint's. */
export default [
  { ignores: ['dist', 'cdk.out', '.svelte-kit', 'node_modules'] },
  ...svelte.configs.recommended,
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  { files: ['web/src/**/*.ts'], languageOptions: { parser: ts.parser } },
  { rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-navigation-without-resolve': 'off' } },
];
