/** True for an element that its own page does not show: `hidden`, or `display: none` in its `style`. */
export function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has('hidden')) return true;
  const style = attributes.get('style');
  return style !== undefined && /display\s*:\s*none/i.test(style);
}
