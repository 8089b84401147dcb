import type { Edition } from '@planet-ceres/model';
import type { Sanitizer } from '@planet-ceres/sanitize';
import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import { folderOf } from './views.ts';

/**
 * The planet as its config describes it, its markup sanitized like everybody's. A view has its own title, intro, feed id and
 * address, and all else from the planet.
 */
export function describePlanet(
  config: PlanetConfig,
  sanitizer: Sanitizer,
  view?: ViewConfig,
): Edition['planet'] {
  const { url: site, owner, language, timeZone, dateFormat, dayFormat, hub, notes, links } = config;
  const { title, intro, feedId } = view ?? config;
  const url = site && view ? new URL(folderOf(view.id), site).href : site;
  // What the config says is said of the site, also where a view shows it.
  const clean = (html: string, idPrefix: string) =>
    sanitizer.sanitize(html, { idPrefix, ...(site && { baseUrl: site }) }).html;
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
