/**
 * What two links must share to be the same page: host without `www.`, path without trailing slash or `index.html`, query
 * without `utm_*`. Scheme and fragment do not count. `undefined` for what is no permalink: a text that is no http(s) URL, or a
 * bare home page, which quite different entries may point at.
 */
export function canonicalLink(link: string): string | undefined {
  const url = URL.parse(link);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined;
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !/^utm_/i.test(pair))
    .join('&');
  const path = url.pathname.replace(/\/index\.html?$/i, '/').replace(/\/+$/, '');
  if (path === '' && query === '') return undefined;
  return `${url.host.replace(/^www\./, '')}${path}?${query}`;
}
