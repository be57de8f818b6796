import { defineConfig } from 'vitest/config';

/** Where the gate wants the counts, so that it prints the runner's own. */
const report = process.env['TEST_REPORT'];

/** The programs of the docs import the package by its name. */
const room = (path: string): string => new URL(path, import.meta.url).pathname;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^tarifa$/, replacement: room('./compiler/index.ts') },
      { find: /^tarifa\/rate$/, replacement: room('./runtime/index.ts') },
      { find: /^tarifa\/records$/, replacement: room('./runtime/records/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/temporary-files.ts'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 600_000,
    // Some build the command first.
    hookTimeout: 600_000,
    // Generated cases keep all cores busy; a file each is enough to spread them.
    fileParallelism: true,
    maxWorkers: '100%',
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
