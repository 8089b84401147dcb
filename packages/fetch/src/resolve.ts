import dns from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Every address a name has, at least one. Rejects as node:dns does. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Milliseconds for the one family once the other is known: some name servers never answer for IPv6. */
const grace = 1_000;

/**
 * A resolver that asks the name servers itself, for IPv4 and IPv6 at once, each query tried twice:
 * `dns.lookup` has four threads, and a few dead names keep all others waiting. Names that are no business of the public
 * name servers (single labels, `.localhost`, `.local`) go through the system instead, which knows the hosts file.
 * `servers` are IP addresses, with a port if need be. @default those the system is set to use
 */
export function createResolve(servers?: readonly string[]): Resolve {
  const resolver = new dns.Resolver({ timeout: 1_500, tries: 2 });
  if (servers) resolver.setServers(servers);
  return async (name) => {
    if (isLocalName(name)) return resolveBySystem(name);
    let four: readonly string[] = [];
    let six: readonly string[] = [];
    const queries = [
      resolver.resolve4(name).then((addresses) => {
        four = addresses;
      }),
      resolver.resolve6(name).then((addresses) => {
        six = addresses;
      }),
    ];
    const both = Promise.allSettled(queries);
    await Promise.any(queries).catch(() => {});
    const ends = await Promise.race([both, sleep(grace, undefined, { ref: false })]);
    if (ends?.[0]?.status === 'rejected' && six.length === 0) throw ends[0].reason;
    // IPv4 last: node:net hurries every attempt but the last, and where IPv6 is missing it fails at once.
    return [...six, ...four];
  };
}

/** As every other program on this machine resolves it: hosts file, search domains, multicast DNS. */
export async function resolveBySystem(name: string): Promise<readonly string[]> {
  const addresses = await dns.lookup(name, { all: true });
  return addresses.map(({ address }) => address);
}

function isLocalName(name: string): boolean {
  const bare = name.replace(/\.$/, '');
  return !bare.includes('.') || /\.(?:localhost|local)$/i.test(bare);
}
