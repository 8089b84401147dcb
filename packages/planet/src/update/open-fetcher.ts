import type { Fetcher } from '@planet-ceres/fetch';
import type { PlanetConfig } from '../config/planet-config.ts';
import { packageVersions } from '../versions.ts';

/** The fetcher that a config asks for. `gaps` are milliseconds for single domains, instead of what the config says of them. */
export async function openFetcher(
  { fetch, url }: PlanetConfig,
  gaps: Readonly<Record<string, number>> = {},
): Promise<Fetcher> {
  const { createFetcher } = await import('@planet-ceres/fetch');
  const { concurrency, timeout, allowHosts, gap } = fetch;
  const contact = fetch.contact ?? url ?? 'https://github.com/planet-ceres/planet-ceres';
  const userAgent = `PlanetCeres/${packageVersions.planet} (+${contact.replace(/[^\x21-\x7e]/g, '')})`;
  const own = Object.entries(fetch.gaps).map(([domain, seconds]) => [domain, seconds * 1000]);
  return createFetcher({
    ...{ userAgent, concurrency, allowHosts },
    timeout: timeout * 1000,
    perDomainGap: gap * 1000,
    domainGaps: { ...Object.fromEntries(own), ...gaps },
  });
}
