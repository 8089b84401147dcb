import type { Edition } from '@planet-ceres/model';

/**
 * The hub to announce in a feed (WebSub §4). None in a month's archive, which nobody needs to be told of, and none on a planet
 * without a URL: a topic is known by its URL.
 */
export function hubOf({ planet, month }: Edition): string | undefined {
  return planet.url === undefined || month !== undefined ? undefined : planet.hub;
}
