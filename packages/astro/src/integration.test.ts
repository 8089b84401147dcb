import { expect, test } from 'vitest';
import { planet } from './integration.ts';

test('a component that a planet does not have is refused, with the names of those it has', () => {
  const components = { Entri: './Entri.astro' } as object;
  expect(() => planet({ components })).toThrow(
    expect.objectContaining({
      code: 'BAD_CONFIG',
      message: 'There is no component "Entri".',
      hint: expect.stringContaining('Day, Member, Face, Entry,'),
    }),
  );
});
