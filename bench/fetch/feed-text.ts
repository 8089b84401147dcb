const words =
  'field barley harvest mill bread oven village road river bridge market letter winter summer garden stone tool wagon horse ' +
  'seed furrow rain cloud orchard cellar cheese honey candle lantern window morning evening neighbour festival music dance';

/** An RSS 2.0 feed of about 60 KB, 13 KB when compressed, as a blog with full texts has it. Another for each seed. */
export function feedText(seed: number): string {
  const pick = createPick(seed);
  const list = words.split(' ');
  const phrase = (length: number) => Array.from({ length }, () => list[pick(list.length)]).join(' ');
  const site = `https://blog${seed}.example.org`;
  const entries = Array.from({ length: 20 }, (_, index) => {
    const paragraphs = Array.from(
      { length: 6 },
      () => `<p>${phrase(55)} <a href="/${pick(1_000_000)}">${phrase(3)}</a></p>`,
    );
    return [
      `<item><title>${phrase(6)}</title><link>${site}/${index}/</link>`,
      `<guid isPermaLink="false">${site}/?p=${index}</guid>`,
      `<pubDate>${new Date(Date.UTC(2026, 10, 22) - index * 86_400_000).toUTCString()}</pubDate>`,
      `<description>${phrase(40)}</description>`,
      `<content:encoded><![CDATA[${paragraphs.join('\n')}]]></content:encoded></item>`,
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>',
    `<title>Blog ${seed}</title><link>${site}/</link><description>${phrase(8)}</description>`,
    ...entries,
    '</channel></rss>',
  ].join('\n');
}

/** Whole numbers below a bound, the same sequence for the same seed. */
function createPick(seed: number): (below: number) => number {
  let state = (Math.imul(seed, 2_654_435_761) | 1) >>> 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state % below;
  };
}
