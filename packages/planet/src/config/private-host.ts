import { addressOf, isInNetwork, type Network, networkOf } from './ip-network.ts';

/**
 * Whether a URL names a host of this machine or its network (`localhost`, `*.local`, a loopback, private, link-local or
 * otherwise special address) and `allowHosts` (`host`, `host:port`, `10.0.0.0/8`) does not list it. It looks at the
 * name only: what a public name resolves to is the fetcher's to guard.
 */
export function isForbiddenHost(url: URL, allowHosts: readonly string[]): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return (
    isPrivate(host) && !isAllowed(host, url.port || (url.protocol === 'https:' ? '443' : '80'), allowHosts)
  );
}

function isPrivate(host: string): boolean {
  const address = addressOf(host);
  if (address !== undefined) return special.some((network) => isInNetwork(address, network));
  return host === 'localhost' || /\.(localhost|local|internal|home\.arpa|lan)$/.test(host);
}

function isAllowed(host: string, port: string, allowHosts: readonly string[]): boolean {
  const address = addressOf(host);
  return allowHosts.some((allowed) => {
    const network = networkOf(allowed);
    if (network) return address !== undefined && isInNetwork(address, network);
    return [host, `${host}:${port}`, `[${host}]`, `[${host}]:${port}`].includes(allowed);
  });
}

/** Whether an entry of `allowHosts` can be understood at all. */
export function isHostPattern(pattern: string): boolean {
  if (pattern.includes('/')) return networkOf(pattern) !== undefined;
  return /^(\[[0-9a-f:.]+\]|[^\s:@[\]]+)(:\d{1,5})?$/i.test(pattern) || addressOf(pattern) !== undefined;
}

// IANA's special-purpose address registries (RFC 6890 and its updates), as far as no feed can live there.
const special: readonly Network[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
  '::/127',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
].flatMap((network) => networkOf(network) ?? []);
