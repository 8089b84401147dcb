import { isIP } from 'node:net';
import { getDomain } from 'tldts';
import type { AllowList } from './allow-list.ts';
import { isPublicAddress } from './public-address.ts';

/**
 * Who is to be spared: requests with the same bucket are paced together. On the public internet that is the registrable
 * domain below an ICANN suffix, so that a platform with a thousand blogs counts as one; a public IP address is itself.
 * Loopback and hosts the owner named are the owner's own: there each URL is a bucket.
 */
export function bucketOf(url: URL, allowed: AllowList): string {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (allowed.namesHost(url) || /(?:^|\.)localhost\.?$/.test(host)) return url.href;
  if (isIP(host) !== 0) return isPublicAddress(host) ? host : url.href;
  return getDomain(host) ?? host;
}
