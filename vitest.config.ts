import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 600_000,
    // Generated cases keep all cores busy; a file each is enough to spread them.
    fileParallelism: true,
  },
});
