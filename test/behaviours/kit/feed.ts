/**
 * A small RSS feed of so many entries, numbered from the first; `title` is the feed's and part of every entry's. The dates are
 * a day apart and end on 1 August 2026.
 */
export function rss({ title = 'Harvest', entries = 2, head = '' } = {}): string {
  const all = Array.from({ length: entries }, (_, index) => entry(title, entries - index, index));
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${title}</title><link>https://harvest.example/</link>${head}${all.join('')}</channel></rss>`;
}

function entry(title: string, number: number, daysAgo: number): string {
  const date = new Date(Date.UTC(2026, 7, 1, 12) - daysAgo * 86_400_000).toUTCString();
  return `
<item><guid isPermaLink="false">${title}-${number}</guid><title>${title} ${number}</title><link>https://harvest.example/${number}</link>
<pubDate>${date}</pubDate><description>The field on day ${number}.</description></item>`;
}
