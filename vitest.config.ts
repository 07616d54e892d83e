import { defineConfig } from 'vitest/config';

const unit = ['test/architecture.test.ts', 'test/{domain,use-cases,http,jobs,adapters,web,main,docs}/**/*.test.ts'];

/** Three suites, one runner: fast ones side by side, then the bundles, then the browser. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', sequence: { groupOrder: 0 }, include: unit, testTimeout: 30_000, hookTimeout: 60_000, pool: 'threads', maxWorkers: 2 } },
      { test: { name: 'bundles', sequence: { groupOrder: 1 }, include: ['test/{infra,bundles}/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 180_000, fileParallelism: false, isolate: false } },
      { test: { name: 'journeys', sequence: { groupOrder: 2 }, include: ['test/journeys/**/*.test.ts'], setupFiles: ['test/journeys/setup.ts'], testTimeout: 240_000, hookTimeout: 240_000, maxWorkers: 2 } },
    ],
  },
});
