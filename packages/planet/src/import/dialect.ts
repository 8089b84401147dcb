import type { Dialect, Settings } from './old-option.ts';
import type { IniSection } from './read-ini.ts';

/** What only Venus had: of the planet, and of its members. */
const onlyVenus = [
  'output_theme',
  'filters',
  'filter_directories',
  'template_directories',
  'bill_of_materials',
  'spider_threads',
  'pubsubhubbub_hub',
  'django_autoescape',
  'cache_keep_entries',
];
const onlyVenusMembers = [
  'ignore_in_feed',
  'future_dates',
  'xml_base',
  'name_type',
  'content_type',
  'filters',
];

/** Planet 2.0 or Venus, told by what only Venus had, and by what it was told. */
export function tellDialect(
  settings: Settings,
  sections: readonly IniSection[],
): { dialect: Dialect; toldBy: string } {
  const option = onlyVenus.find((key) => settings.get(key));
  if (option) return { dialect: 'venus', toldBy: option };
  const engine = /\.(xslt|genshi|dj)\b/.exec(settings.get('template_files') ?? '')?.[0];
  if (engine) return { dialect: 'venus', toldBy: `template_files (${engine})` };
  const member = sections
    .flatMap(({ values }) => [...values.keys()])
    .find((key) => onlyVenusMembers.includes(key));
  if (member) return { dialect: 'venus', toldBy: member };
  return { dialect: 'planet2', toldBy: 'nothing that only Venus had' };
}
