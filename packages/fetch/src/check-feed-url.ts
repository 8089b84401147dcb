import { isIP } from 'node:net';
import { type AllowList, parseAllowList } from './allow-list.ts';
import { unsafeAddress } from './connect-failure.ts';
import { cleanFeedUrl } from './feed-url.ts';
import type { FailureReason } from './outcome.ts';

/** Why an address can never be fetched. */
export interface AddressProblem {
  reason: Extract<FailureReason, 'invalid-url' | 'unsafe-address'>;
  message: string;
  hint?: string;
}

/**
 * Whether an address could be fetched at all, as far as it can be seen without the network: an http or https URL whose host is not one
 * of this machine or its network (`localhost`, `*.local`, an address that is not public), unless `allowHosts` lists it. What a
 * public name leads to is checked when it is fetched. Undefined if nothing is wrong. Throws `BAD_CONFIG` for an
 * `allowHosts` that cannot be used.
 */
export function checkFeedUrl(
  address: string,
  { allowHosts = [] }: { allowHosts?: readonly string[] } = {},
): AddressProblem | undefined {
  const cleaned = cleanFeedUrl(address);
  if ('reason' in cleaned) {
    const { message, hint } = cleaned;
    return { reason: 'invalid-url', message, ...(hint !== undefined && { hint }) };
  }
  const { url } = cleaned;
  if (mayBeFetched(url, parseAllowList(allowHosts))) return undefined;
  const { message, hint } = unsafeAddress(url.host);
  return { reason: 'unsafe-address', message, ...(hint !== undefined && { hint }) };
}

function mayBeFetched(url: URL, allowed: AllowList): boolean {
  if (allowed.namesHost(url)) return true;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? !isLocalName(host.replace(/\.$/, '')) : allowed.allowsAddress(host);
}

/** RFC 6761 §6.3, RFC 6762 §3, RFC 8375, and what routers and companies use in their place. */
function isLocalName(name: string): boolean {
  return name === 'localhost' || /\.(?:localhost|local|internal|home\.arpa|lan)$/.test(name);
}
