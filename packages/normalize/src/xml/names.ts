/** `dc:Creator` → `['dc', 'creator']`; without a prefix the first is empty. */
export function splitName(name: string): [prefix: string, local: string] {
  const lower = name.toLowerCase();
  const colon = lower.indexOf(':');
  return colon < 0 ? ['', lower] : [lower.slice(0, colon), lower.slice(colon + 1)];
}
