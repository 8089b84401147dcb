import type { Edition, Member } from '@planet-ceres/model';
import type { Sanitizer } from '@planet-ceres/sanitize';
import type { PlanetConfig } from '../config/planet-config.ts';
import { publishedAddress, publishedFeed } from '../config/secret-address.ts';
import type { Store } from '../store/store.ts';
import { nameOf } from '../update/member-name.ts';

/** The planet as its config describes it, its markup sanitized like everybody's. */
export function describePlanet(config: PlanetConfig, sanitizer: Sanitizer): Edition['planet'] {
  const { title, url, intro, owner, language, timeZone, dateFormat, dayFormat, feedId, hub, notes, links } =
    config;
  const clean = (html: string, idPrefix: string) =>
    sanitizer.sanitize(html, { idPrefix, ...(url && { baseUrl: url }) }).html;
  return {
    title,
    ...(url && { url }),
    ...(feedId && { feedId }),
    ...(hub && { hub }),
    ...(intro && { intro: clean(intro, 'intro-') }),
    ...(owner && { owner }),
    language,
    timeZone,
    dateFormat,
    dayFormat,
    notes: notes.map((note, index) => ({ ...note, html: clean(note.html, `note-${index + 1}-`) })),
    links,
  };
}

/** Every member by name, as the planet's language sorts names, with its feed's own words and its health. */
export function listMembers(config: PlanetConfig, store: Store): Member[] {
  const { compare } = new Intl.Collator(config.language, { numeric: true });
  return config.members
    .map((member): Member => {
      const { id, siteUrl, face, tags, license, noindex, extra } = member;
      const state = store.source(id);
      const feedUrl = publishedAddress(member);
      return {
        id,
        name: nameOf(member, state),
        ...(feedUrl !== undefined && { feedUrl }),
        ...(siteUrl !== undefined && { siteUrl }),
        ...(face && { face }),
        tags,
        ...(license && { license }),
        ...(noindex && { noindex }),
        extra,
        ...(state?.feed && { feed: publishedFeed(state.feed, member) }),
        ...(state?.poll.problem && { problem: state.poll.problem.message }),
      };
    })
    .sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
