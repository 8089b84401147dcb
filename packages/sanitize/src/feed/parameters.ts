/**
 * A URL without the parameters of its query that `isTracking` names: they tell a site who sent a reader, not what to show. Every
 * other part stays to the byte.
 */
export function withoutParameters(url: string, isTracking: (name: string) => boolean): string {
  const hash = url.indexOf('#');
  const end = hash < 0 ? url.length : hash;
  const start = url.indexOf('?');
  if (start < 0 || start > end) return url;
  const written = url.slice(start + 1, end).split('&');
  const kept = written.filter((parameter) => !isTracking(parameter.split('=', 1)[0] ?? ''));
  if (kept.length === written.length) return url;
  const query = kept.length > 0 ? `?${kept.join('&')}` : '';
  return url.slice(0, start) + query + url.slice(end);
}
