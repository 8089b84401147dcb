/** An object without the properties that are `undefined`. */
export function compact<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const present = Object.entries(value).filter(([, inner]) => inner !== undefined);
  // Object.fromEntries forgets the keys; they are those of the value.
  return Object.fromEntries(present) as { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
}
