import type { Report } from './problem.ts';

/** Seconds by domain, the domains as addresses have them: small letters, ASCII. What is no domain goes to `report`. */
export function resolveGaps(
  gaps: Readonly<Record<string, number>> | undefined,
  report: Report,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(gaps ?? {}).flatMap(([name, seconds]) => {
      const host = /[/?#@:\s]/.test(name) ? undefined : URL.parse(`http://${name}`)?.hostname;
      if (host) return [[host, seconds]];
      report(
        `fetch.gaps.${name}`,
        `${JSON.stringify(name)} is not a domain`,
        'Write a name such as "blogs.example".',
      );
      return [];
    }),
  );
}
