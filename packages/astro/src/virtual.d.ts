// biome-ignore-all lint/style/noDefaultExport: Astro components are default exports.
/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by the compiled renderer. In an Astro project the pages read their edition from the planet. */
    edition?: import('@planet-ceres/model').Edition;
    /** What a page threw, on its way to the caller of the compiled renderer. */
    failure?: unknown;
  }
}

declare module 'virtual:planet/project' {
  /** The path the whole site lives under. */
  export const base: string;
  /** Opens the project's planet, reads from it, closes it. */
  export function readPlanet<T>(
    read: (planet: import('@planet-ceres/planet').Planet) => T | Promise<T>,
  ): Promise<T>;
}

declare module 'virtual:planet/css' {
  const css: string;
  export default css;
}

declare module 'virtual:planet/components/Page' {
  const Page: typeof import('./components/Page.astro').default;
  export default Page;
}

declare module 'virtual:planet/components/Head' {
  const Head: typeof import('./components/Head.astro').default;
  export default Head;
}

declare module 'virtual:planet/components/Masthead' {
  const Masthead: typeof import('./components/Masthead.astro').default;
  export default Masthead;
}

declare module 'virtual:planet/components/Views' {
  const Views: typeof import('./components/Views.astro').default;
  export default Views;
}

declare module 'virtual:planet/components/Timeline' {
  const Timeline: typeof import('./components/Timeline.astro').default;
  export default Timeline;
}

declare module 'virtual:planet/components/Day' {
  const Day: typeof import('./components/Day.astro').default;
  export default Day;
}

declare module 'virtual:planet/components/Member' {
  const Member: typeof import('./components/Member.astro').default;
  export default Member;
}

declare module 'virtual:planet/components/Face' {
  const Face: typeof import('./components/Face.astro').default;
  export default Face;
}

declare module 'virtual:planet/components/Entry' {
  const Entry: typeof import('./components/Entry.astro').default;
  export default Entry;
}

declare module 'virtual:planet/components/Enclosures' {
  const Enclosures: typeof import('./components/Enclosures.astro').default;
  export default Enclosures;
}

declare module 'virtual:planet/components/MonthLinks' {
  const MonthLinks: typeof import('./components/MonthLinks.astro').default;
  export default MonthLinks;
}

declare module 'virtual:planet/components/Sidebar' {
  const Sidebar: typeof import('./components/Sidebar.astro').default;
  export default Sidebar;
}

declare module 'virtual:planet/components/Subscribe' {
  const Subscribe: typeof import('./components/Subscribe.astro').default;
  export default Subscribe;
}

declare module 'virtual:planet/components/Months' {
  const Months: typeof import('./components/Months.astro').default;
  export default Months;
}

declare module 'virtual:planet/components/Members' {
  const Members: typeof import('./components/Members.astro').default;
  export default Members;
}

declare module 'virtual:planet/components/Footer' {
  const Footer: typeof import('./components/Footer.astro').default;
  export default Footer;
}
