import { spawnSync } from 'node:child_process';
import { parseFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { hostileInputs } from '../../../test/evidence/normalize/hostile-inputs.ts';
import { readHostile } from '../../../test/evidence/normalize/read-hostile.ts';

// In a process of its own: what goes wrong here cannot be caught from within.
const program = `
import { readFileSync } from 'node:fs';
import { parseOpml } from '${import.meta.dirname}/index.ts';
process.stdout.write(String(parseOpml(readFileSync(0)).outlines.length));
`;

const rssItem = (inner: string): string =>
  `<rss version="2.0"><channel><title>T</title><item><title>x</title>${inner}</item></channel></rss>`;

describe('the length trap', () => {
  const trap = rssItem('<length>4000000000</length>');

  test('is still there: feedsmith itself loses an entry to it; once it does not, the guard may go', () => {
    const small = trap.replace('4000000000', '5');
    expect(parseFeed(rssItem(''))).toHaveProperty('feed.items');
    expect(parseFeed(small)).not.toHaveProperty('feed.items');
  });

  test('is harmless in a list of feeds', () => {
    const opml =
      '<opml version="2.0"><body><outline text="a" xmlUrl="https://a.example/"><length>4000000000</length></outline></body></opml>';
    const flags = ['--conditions=@planet-ceres/source', '--input-type=module', '-e', program];
    const child = spawnSync(process.execPath, flags, { input: opml, encoding: 'utf8', timeout: 15_000 });
    expect(child).toMatchObject({ stderr: '', stdout: '1' });
  });
});

describe('what stops other readers does not stop this one', () => {
  // The big ones take seconds each; `npm run evidence -- normalize hostile` reads them too.
  const inputs = hostileInputs.filter(({ isBig }) => !isBig);
  const { ends, crash } = readHostile(inputs);

  test('nothing ends the process', () => {
    expect(crash).toBeUndefined();
  });

  test.each(inputs.map((input, place) => ({ ...input, read: ends[place] })))('$name', ({ end, read }) => {
    expect(read).toMatchObject({ end, isPolluted: false });
    expect(read?.cpu).toBeLessThan(8000);
  });
});
