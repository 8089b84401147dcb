import { styleValue } from './declarations.ts';

/**
 * True for an element that its own page does not show: `hidden`, or `display: none` in its `style`. What is hidden until a search
 * finds it (HTML §6.1) is there to be read.
 */
export function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  const hidden = attributes.get('hidden');
  if (hidden !== undefined && hidden.toLowerCase() !== 'until-found') return true;
  return styleValue(attributes.get('style'), 'display') === 'none';
}
