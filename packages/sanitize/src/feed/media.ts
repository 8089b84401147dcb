/** The attributes of an `<audio>` or `<video>`: nothing plays or loads by itself, and whoever wants to can play it. */
export function mediaAttributes(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...attributes, ['controls', ''], ['preload', 'none']]);
}
