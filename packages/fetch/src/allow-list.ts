import { BlockList, isIP } from 'node:net';
import { PlanetError } from '@planet-ceres/model';
import { isPublicAddress } from './public-address.ts';

/** Which hosts may be fetched from although their addresses are not public. */
export interface AllowList {
  /** Whether the owner named this host itself, with any port or with this one. */
  namesHost(url: URL): boolean;
  /** Whether a connection to this IP address is allowed: it is public or in a listed range. */
  allowsAddress(address: string): boolean;
}

/**
 * Reads the owner's list: `host`, `host:port` or a CIDR range each. A named host is trusted whatever its name resolves
 * to; a range is held against the address really used. Throws BAD_CONFIG listing every entry that is none of the three.
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const hosts = new Set<string>();
  const ranges = new BlockList();
  const bad: string[] = [];
  for (const entry of entries) {
    const range = parseRange(entry);
    const host = parseHost(entry);
    if (range) ranges.addSubnet(range.address, range.prefix, range.family);
    else if (host) hosts.add(host);
    else bad.push(entry);
  }
  if (bad.length > 0) throw badEntries(bad);

  return {
    namesHost: (url) => hosts.has(url.hostname) || hosts.has(`${url.hostname}:${portOf(url)}`),
    allowsAddress: (address) => isPublicAddress(address) || isInRanges(address, ranges),
  };
}

/** Whether an entry of the owner's list can be understood. */
export function isAllowEntry(entry: string): boolean {
  return parseRange(entry) !== undefined || parseHost(entry) !== undefined;
}

function isInRanges(address: string, ranges: BlockList): boolean {
  const [bare = ''] = address.split('%'); // A link-local address may come with its zone.
  const family = isIP(bare);
  return family !== 0 && ranges.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}

function parseRange(entry: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [, address = '', digits = ''] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
  const prefix = Number(digits);
  if (isIP(address) === 4 && prefix <= 32) return { address, prefix, family: 'ipv4' };
  if (isIP(address) === 6 && prefix <= 128) return { address, prefix, family: 'ipv6' };
  return undefined;
}

/** `host` or `host:port` as a URL would spell it, so that `::1`, `LOCALHOST` and `bücher.example` match. */
function parseHost(entry: string): string | undefined {
  if (isIP(entry) === 6) return parseHost(`[${entry}]`);
  if (!/^[^\s/?#@\\]+$/.test(entry)) return undefined;
  const url = URL.parse(`http://${entry}`);
  const port = /:(\d+)$/.exec(entry)?.[1];
  if (!url || port === undefined) return url?.hostname;
  return `${url.hostname}:${Number(port)}`;
}

function badEntries(entries: readonly string[]): PlanetError {
  const quoted = entries.map((entry) => `"${entry}"`).join(', ');
  return new PlanetError('BAD_CONFIG', `allowHosts cannot use ${quoted}.`, {
    hint: 'Write a host (intranet.example), a host with its port (localhost:8080) or a range (10.0.0.0/8).',
    problems: entries.map((entry) => ({
      path: 'allowHosts',
      message: `"${entry}" is no host, host:port or CIDR range`,
    })),
  });
}
