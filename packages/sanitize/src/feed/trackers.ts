/**
 * True for an image nobody can see, which only counts readers: at most one pixel wide and high (as attributes or in `style`),
 * hidden, or served from one of `trackers` (host and start of the path).
 */
export function isTracker(attributes: ReadonlyMap<string, string>, trackers: readonly string[]): boolean {
  const style = attributes.get('style')?.toLowerCase() ?? '';
  const isDot = (side: 'width' | 'height') => {
    const size = attributes.get(side) ?? new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*([^;!]+)`).exec(style)?.[1];
    return size !== undefined && /^\s*[01](?:\.\d*)?\s*(?:px)?\s*$/.test(size);
  };
  if (isDot('width') && isDot('height')) return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/.test(style)) return true;
  const address = (attributes.get('src') ?? '').trim().replace(/^(?:https?:)?\/\//i, '');
  return trackers.some((tracker) => address.startsWith(tracker));
}
