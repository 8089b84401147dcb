import { formats } from '@planet-ceres/syndicate';
import { expect, test } from 'vitest';
import { feedLinks } from './feed-links.ts';

test('the pages link to exactly the feeds that are published', () => {
  const described = ({ path, type, title }: { path: string; type: string; title: string }) => ({
    path,
    type,
    title,
  });
  expect(feedLinks.map(described)).toEqual(formats.map(described));
});
