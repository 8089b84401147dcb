import type { MemberInput } from '../config/planet-config.ts';
import type { PatternProblem } from '../config/resolve-filters.ts';
import { memberFrom } from '../import/member-section.ts';
import { createReport } from '../import/report.ts';
import { readCsv } from './read-csv.ts';

/** Columns with a meaning of their own here, beside those that Venus gives one (`name`, `link`, `face`). */
const own = new Set(['id', 'site', 'tags']);

/**
 * The members in a CSV list as Venus reads it: the first line names the columns, the first column is the feed's address, every
 * other column a setting of its name. What has no meaning here goes to `extra`.
 */
export function csvMembers(text: string, patternProblem: PatternProblem): MemberInput[] {
  const [header = [], ...rows] = readCsv(text);
  const names = header.map((name) => name.toLowerCase());
  return rows.flatMap((row) => {
    const feed = row[0] ?? '';
    if (feed === '') return [];
    const settings = new Map(row.slice(1).map((value, at) => [names[at + 1] || `column${at + 2}`, value]));
    const { id, site, tags } = Object.fromEntries(settings);
    const others = new Map([...settings].filter(([name]) => !own.has(name)));
    const words = (tags ?? '').split(/[;,]/).map((tag) => tag.trim());
    return [
      {
        ...memberFrom(feed, others, { dialect: 'venus', patternProblem, report: createReport() }),
        ...(id && { id }),
        ...(site && { site }),
        ...(tags && { tags: words.filter((tag) => tag !== '') }),
      },
    ];
  });
}
