import { styleValue } from './declarations.ts';

/** True for an image nobody can see, which only counts readers: at most one pixel wide and high (as attributes or in `style`), or hidden. */
export function isInvisible(attributes: ReadonlyMap<string, string>): boolean {
  const style = attributes.get('style');
  const isDot = (side: 'width' | 'height') => {
    const size = attributes.get(side) ?? styleValue(style, side);
    return size !== undefined && /^\s*[01](?:\.\d*)?\s*(?:px)?\s*$/.test(size);
  };
  if (isDot('width') && isDot('height')) return true;
  return styleValue(style, 'display') === 'none' || styleValue(style, 'visibility') === 'hidden';
}
