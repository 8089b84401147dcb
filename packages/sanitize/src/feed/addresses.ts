/**
 * Whether an absolute or protocol-relative URL is one of `patterns`: host and start of the path (`stats.example/b/`), with `*.`
 * before the host for all its subdomains too, with `*` as host for a piece of the path on any. Port, case of the host and
 * credentials do not matter. A relative URL is none.
 */
export function addressTest(patterns: readonly string[]): (url: string) => boolean {
  const starts = new Map<string, string[]>();
  const pieces: string[] = [];
  for (const pattern of patterns) {
    const slash = pattern.indexOf('/');
    const host = pattern.slice(0, slash);
    if (host === '*') pieces.push(pattern.slice(slash));
    else starts.set(host, [...(starts.get(host) ?? []), pattern.slice(slash)]);
  }
  return (url) => {
    const [, host, rest = ''] = address.exec(url) ?? [];
    if (host === undefined) return false;
    const path = `/${rest.replace(/^\//, '')}`;
    return (
      pieces.some((piece) => path.includes(piece)) ||
      namesOf(host.toLowerCase()).some((name) => starts.get(name)?.some((start) => path.startsWith(start)))
    );
  };
}

const address = /^\s*(?:https?:)?\/\/(?:[^/?#]*@)?([^/?#:]+)(?::\d*)?([^#]*)/i;

/** A host as patterns may call it: `a.b.example`, `*.a.b.example`, `*.b.example`. Top-level names are nobody's. */
function namesOf(host: string): string[] {
  const labels = host.split('.').slice(-5);
  return [host, ...labels.slice(0, -1).map((_, at) => `*.${labels.slice(at).join('.')}`)];
}
