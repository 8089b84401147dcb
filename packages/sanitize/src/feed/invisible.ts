/** True for an image nobody can see, which only counts readers: at most one pixel wide and high (as attributes or in `style`), or hidden. */
export function isInvisible(attributes: ReadonlyMap<string, string>): boolean {
  const style = attributes.get('style')?.toLowerCase() ?? '';
  const isDot = (side: 'width' | 'height') => {
    const size = attributes.get(side) ?? new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*([^;!]+)`).exec(style)?.[1];
    return size !== undefined && /^\s*[01](?:\.\d*)?\s*(?:px)?\s*$/.test(size);
  };
  if (isDot('width') && isDot('height')) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/.test(style);
}
