/**
 * An Atom feed of entries with these numbers, which are their ids and, behind the feed's title, their titles. Entry 1 is of 1 July
 * 2026, entry 2 of the day after; `head` is markup of the feed itself.
 */
export function atom(numbers: readonly number[], { title = 'Harvest', head = '' } = {}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><title>${title}</title>
<id>tag:harvest.example,2026:${title}</id><updated>2026-07-01T12:00:00Z</updated>${head}${numbers.map((number) => entry(title, number)).join('')}</feed>`;
}

function entry(title: string, number: number): string {
  const date = new Date(Date.UTC(2026, 6, number, 12)).toISOString();
  return `
<entry><id>tag:harvest.example,2026:${title}:${number}</id><title>${title} ${number}</title><updated>${date}</updated>
<published>${date}</published><content type="html">The field on day ${number}.</content></entry>`;
}
