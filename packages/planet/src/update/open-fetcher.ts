import type { Fetcher } from '@planet-ceres/fetch';
import type { PlanetConfig } from '../config/planet-config.ts';
import { packageVersions } from '../versions.ts';

/** What earlier updates learned of single domains, in milliseconds. */
export interface LearnedPace {
  /** Between two requests, instead of what the config says. */
  gaps: Readonly<Record<string, number>>;
  /** That are left of the pauses they asked for. */
  pauses: Readonly<Record<string, number>>;
}

/** The fetcher that a config asks for, with what was learned. */
export async function openFetcher(
  { fetch, url }: PlanetConfig,
  { gaps, pauses }: LearnedPace = { gaps: {}, pauses: {} },
): Promise<Fetcher> {
  const { createFetcher } = await import('@planet-ceres/fetch');
  const { concurrency, timeout, allowHosts, gap } = fetch;
  const contact = fetch.contact ?? url ?? 'https://github.com/planet-ceres/planet-ceres';
  const userAgent = `PlanetCeres/${packageVersions.planet} (+${contact.replace(/[^\x21-\x7e]/g, '')})`;
  const own = Object.entries(fetch.gaps).map(([domain, seconds]) => [domain, milliseconds(seconds)]);
  return createFetcher({
    ...{ userAgent, concurrency, allowHosts },
    timeout: milliseconds(timeout),
    perDomainGap: milliseconds(gap),
    domainGaps: { ...Object.fromEntries(own), ...gaps },
    domainPauses: pauses,
  });
}

/** Whole ones: 1.001 seconds are 1000.9999 otherwise. */
function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
