import type { RawEntry } from '@planet-ceres/model';

/** The tags of an entry as they are looked up: whatever their case, each once. */
export function tagNames({ tags }: RawEntry): string[] {
  return [...new Set(tags.map(tagName))];
}

export function tagName(tag: string): string {
  return tag.toLowerCase();
}
