import type { Edition } from '@planet-ceres/model';

/** What stands in the title bar: the month's name, the planet whose page it is and, if that is one within another, the other. */
export function pageTitle({ planet, view, views = [] }: Edition, month: string | undefined): string {
  const whole = view === undefined ? undefined : views[0]?.title;
  return [month, planet.title, whole].filter((part) => part !== undefined).join(' · ');
}
