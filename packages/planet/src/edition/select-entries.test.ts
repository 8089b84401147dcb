import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { openPlanet } from '../planet.ts';

const rss = (text: string, time: string) =>
  `<rss version="2.0"><channel><title>${text}</title><link>http://victim.example/</link><item><title>${text}</title>
   <link>http://victim.example/cider</link><pubDate>Wed, 29 Aug 2018 ${time} GMT</pubDate></item></channel></rss>`;

test('a member’s entry stays, although another dates its own text under the same link back', async () => {
  const members = [
    { feed: 'thief.xml', id: 'thief', site: 'http://thief.example/' },
    { feed: 'victim.xml', id: 'victim', site: 'http://victim.example/' },
  ];
  const folder = tempFolder({
    'planet.json': JSON.stringify({ title: 'Planet', members }),
    'victim.xml': rss('Honest', '12:00:00'),
    'thief.xml': rss('Forged', '11:59:59'),
  });
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0 });
  onTestFinished(() => planet.close());
  await planet.update({ now: '2018-08-29T13:00:00.000Z' });
  for (const month of [undefined, '2018-08']) {
    const { entries } = await planet.edition(month === undefined ? {} : { month });
    expect(entries).toMatchObject([{ sourceId: 'victim', title: 'Honest', alsoOn: [{ sourceId: 'thief' }] }]);
  }
});
