import { defineConfig } from 'vitest/config';

// Tests run on the packages' sources: no build stands between an edit and its test.
const conditions = ['@planet-ceres/source', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['test/setup/silent-libraries.ts'],
    reporters: ['default', './test/setup/score-reporter.ts', './test/setup/counts-reporter.ts'],
    env: { TZ: 'America/New_York' },
    // The threads that tests start run on the sources too.
    execArgv: ['--conditions=@planet-ceres/source'],
    // By default one core of two has nothing to do.
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
});
