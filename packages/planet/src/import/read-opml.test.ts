import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from '../config/load-config.ts';

const list = `<?xml version="1.0"?>
<opml version="1.1"><head><title>Planet Example</title></head><body>
  <outline text="Ann &amp; Co" htmlUrl="https://ann.example/" xmlUrl="https://ann.example/feed" type="rss"/>
  <outline text="Friends">
    <outline text="Bob" xmlUrl="https://bob.example/feed"/>
    <outline text="Bob once more" xmlUrl="https://bob.example/feed"/>
    <outline xmlUrl="https://nameless.example/feed"/>
  </outline>
</body></opml>`;

test('a subscription list is a planet, every feed in it a member once', async () => {
  const folder = tempFolder({ 'people.opml': list });
  const { title, members } = await loadConfig(join(folder, 'people.opml'));
  expect(title).toBe('Planet Example');
  expect(members).toMatchObject([
    { id: 'ann-co', name: 'Ann & Co', feedUrl: 'https://ann.example/feed', siteUrl: 'https://ann.example/' },
    { id: 'bob', name: 'Bob' },
    { id: 'nameless-example', name: 'nameless.example', named: false },
  ]);
  expect(members).toHaveLength(3);
});

test('a file that is no list is a mistake', async () => {
  const folder = tempFolder({ 'people.opml': '<html><p>Not found' });
  await expect(loadConfig(join(folder, 'people.opml'))).rejects.toMatchObject({ code: 'BAD_CONFIG' });
});
