import { BlockList, isIP } from 'node:net';

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
  const kind = isIP(host);
  if (kind) return special.check(host, kind === 6 ? 'ipv6' : 'ipv4');
  return host === 'localhost' || /\.(localhost|local|internal|home\.arpa|lan)$/.test(host);
}

function isAllowed(host: string, port: string, allowHosts: readonly string[]): boolean {
  return allowHosts.some((allowed) => {
    if (!allowed.includes('/'))
      return [host, `${host}:${port}`, `[${host}]`, `[${host}]:${port}`].includes(allowed);
    const kind = isIP(host);
    if (!kind) return false;
    return networks([allowed]).check(host, kind === 6 ? 'ipv6' : 'ipv4');
  });
}

function networks(list: readonly string[]): BlockList {
  const found = new BlockList();
  for (const network of list) {
    const [address = '', bits] = network.split('/');
    const kind = isIP(address);
    if (kind) found.addSubnet(address, Number(bits), kind === 6 ? 'ipv6' : 'ipv4');
  }
  return found;
}

/** Whether an entry of `allowHosts` can be understood at all. */
export function isHostPattern(pattern: string): boolean {
  const [address = '', bits] = pattern.split('/');
  if (bits === undefined)
    return /^(\[[0-9a-f:.]+\]|[^\s/:@[\]]+)(:\d{1,5})?$/i.test(pattern) || isIP(pattern) === 6;
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

// IANA's special-purpose address registries (RFC 6890 and its updates), as far as no feed can live there.
const special: BlockList = networks([
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
]);
