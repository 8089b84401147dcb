import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import type { AllowList } from './allow-list.ts';
import { isPublicAddress } from './public-address.ts';

const load = createRequire(import.meta.url);

/**
 * Who is to be spared: requests with the same bucket are paced together. On the public internet that is the registrable
 * domain below an ICANN suffix, so that a platform with a thousand blogs counts as one; a public IP address is itself.
 * Loopback and hosts the owner named are the owner's own: there each URL is a bucket.
 */
export function bucketOf(url: URL, allowed: AllowList): string {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (allowed.namesHost(url) || /(?:^|\.)localhost\.?$/.test(host)) return url.href;
  if (isIP(host) !== 0) return isPublicAddress(host) ? host : url.href;
  return registrableDomain(host) ?? host;
}

/** The list of suffixes takes longer to load than all else here, so it is loaded when the first name needs it. */
function registrableDomain(host: string): string | null {
  const { getDomain }: typeof import('tldts') = load('tldts');
  return getDomain(host);
}
