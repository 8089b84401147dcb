import type { FeedContext } from './context.ts';

/** The classes that the policy lets stay, each once; undefined when none does. */
export function classValue(value: string, { rules }: FeedContext): string | undefined {
  const classes = new Set(
    value.split(/\s+/).filter((name) => /^[\w+#.-]{1,64}$/.test(name) && rules.allowsClass(name)),
  );
  return classes.size > 0 ? [...classes].join(' ') : undefined;
}
