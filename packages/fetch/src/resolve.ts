import dns from 'node:dns/promises';

/** Every address a name has, at least one. Rejects as node:dns does. */
export type Resolve = (name: string) => Promise<readonly string[]>;

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
    const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    // IPv4 last: node:net hurries every attempt but the last, and where IPv6 is missing it fails at once.
    const addresses = [six, four].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length === 0 && four.status === 'rejected') throw four.reason;
    return addresses;
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
