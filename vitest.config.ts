import { defineConfig } from 'vitest/config';

/** Where the gate wants the counts, so that it prints the runner's own. */
const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 600_000,
    // Some build the command first.
    hookTimeout: 600_000,
    // Generated cases keep all cores busy; a file each is enough to spread them.
    fileParallelism: true,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
