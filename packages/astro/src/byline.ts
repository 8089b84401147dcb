import type { Entry, SafeHtml } from '@planet-ceres/model';

/** Who wrote an entry, where that says more than the member's name above it; else `undefined`. */
export function byline(entry: Entry<SafeHtml>, memberName: string): string | undefined {
  const names = entry.authors.map(({ name }) => name).filter((name) => name !== undefined);
  const others = names.filter((name) => name.toLowerCase() !== memberName.toLowerCase());
  return others.length > 0 ? [...new Set(names)].join(', ') : undefined;
}
