import { afterEach, beforeEach } from 'vitest';

// A library that prints has bypassed its reports and notices: its test fails. Apps may print, and run as child processes.
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  for (const method of methods) {
    console[method] = (...args: unknown[]) =>
      void printed.push(`console.${method}: ${args.map(String).join(' ')}`);
  }
});

afterEach(() => {
  if (printed.length > 0) throw new Error(`A library printed:\n${printed.join('\n')}`);
});
