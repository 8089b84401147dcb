import type { ConvertedConfig, ImportCounts, OptionReport } from '@planet-ceres/planet/import';

/** What became of an old config, in lines for a person. */
export function describeImport({ program, toldBy, options, notices, counts }: ConvertedConfig): string[] {
  const told = toldBy ? `, told by ${toldBy}` : '';
  return [
    '',
    `A config of ${program}${told}: ${describeCounts(counts)}.`,
    ...group('The same here', options, 'taken'),
    ...group('Nearly the same', options, 'changed'),
    ...group('Handed to themes', options, 'kept'),
    ...group('Left out', options, 'left-out'),
    ...also(notices.map(({ message }) => message)),
    ...commentsLine(counts),
    'Entries stand in the order in which they were published; "order: updated" is the old way.',
  ];
}

/** Of a list that is longer, the rest is only counted. */
const mostTold = 20;

function also(messages: readonly string[]): string[] {
  if (messages.length === 0) return [];
  const rest = messages.length - mostTold;
  const more = rest > 0 ? [`  … and ${rest} more; --json has them all`] : [];
  return ['Also:', ...messages.slice(0, mostTold).map((message) => `  ${message}`), ...more];
}

function describeCounts({ members, disabled, commentedOut, lists, filters, notes }: ImportCounts): string {
  const parts = [
    some(members, 'member') + (disabled > 0 ? ` (${disabled} disabled)` : ''),
    commentedOut > 0 && `${some(commentedOut, 'member')} from comments, disabled`,
    lists > 0 && some(lists, 'list'),
    filters > 0 && some(filters, 'filter'),
    notes > 0 && some(notes, 'note'),
  ];
  return parts.filter(Boolean).join(', ');
}

function commentsLine({ looseComments }: ImportCounts): string[] {
  return looseComments > 0
    ? [
        `${some(looseComments, 'line')} of comment that ${looseComments === 1 ? 'belongs to no member is' : 'belong to no member are'} left out.`,
      ]
    : [];
}

function some(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function group(title: string, options: readonly OptionReport[], outcome: OptionReport['outcome']): string[] {
  const rows = options.filter((row) => row.outcome === outcome);
  return rows.length > 0 ? [`${title}:`, ...rows.map((row) => `  ${describeRow(row)}`)] : [];
}

function describeRow({ option, place, count, becomes, remark }: OptionReport): string {
  const where = place === 'members' ? ` of ${some(count, 'member')}` : '';
  const name = place === 'members' ? option + where : [place, option].filter(Boolean).join(' ');
  return [becomes ? `${name} → ${becomes}` : name, remark]
    .filter(Boolean)
    .join(becomes && remark ? ': ' : ' ');
}
