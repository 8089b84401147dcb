import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one the public internet routes: not private, loopback, link-local, shared, documentation,
 * benchmarking, multicast, reserved, nor an IPv6 form that carries such an IPv4 address (mapped, 6to4, Teredo, NAT64).
 * IPv6 has to be in 2000::/3, all that IANA has given out. Text that is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parse(address);
  if (parsed?.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  try {
    return isIP(address) === 4 ? ipaddr.IPv4.parse(address) : ipaddr.process(address);
  } catch {
    return undefined;
  }
}
