/**
 * True for an image nobody can see, which only counts readers: at most one pixel wide and high (as attributes or in `style`),
 * hidden, or served from an address that `isCounter` knows.
 */
export function isTracker(
  attributes: ReadonlyMap<string, string>,
  isCounter: (url: string) => boolean,
): boolean {
  const style = attributes.get('style')?.toLowerCase() ?? '';
  const isDot = (side: 'width' | 'height') => {
    const size = attributes.get(side) ?? new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*([^;!]+)`).exec(style)?.[1];
    return size !== undefined && /^\s*[01](?:\.\d*)?\s*(?:px)?\s*$/.test(size);
  };
  if (isDot('width') && isDot('height')) return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/.test(style)) return true;
  return isCounter(attributes.get('src') ?? '');
}
