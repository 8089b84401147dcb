import { rulesOf } from './filter-rules.ts';
import {
  type Mapped,
  type OldOptions,
  type OptionContext,
  optionNamed,
  type Settings,
} from './old-option.ts';
import type { ImportReport } from './report.ts';

const cleaned = 'is not run: advertisements and trackers are removed from every entry';
const wellFormed = 'is not run: markup is always well-formed';

/** The filter programs that came with Venus, by their names without the end. */
export const filterPrograms: OldOptions = {
  excerpt: {
    becomes: 'excerpt',
    about: 'of every member; `width` counts, `omit` does not',
    read: (_value, { settings }) => {
      const width = Number(settings.get('width') ?? 500);
      const fits = Number.isInteger(width) && width >= 1 && width <= 100_000;
      const excerpt = fits && width !== 500 ? width : true;
      return {
        member: { excerpt },
        ...(settings.get('omit') && { remark: 'shows the beginning of entries; "omit" is left out' }),
      };
    },
  },
  regexp_sifter: {
    becomes: 'filters',
    about: '`require` and `exclude`, with the rules of Venus',
    read: (_value, context) => {
      const { settings } = context;
      const require = rulesOf('include', settings.get('require') ?? '', context);
      const exclude = rulesOf('exclude', settings.get('exclude') ?? '', context);
      const remark = [require.remark, exclude.remark].filter(Boolean).join('; ');
      return { member: { filters: [...require.filters, ...exclude.filters] }, ...(remark && { remark }) };
    },
  },
  notweets: {
    becomes: 'filters',
    about: 'leaves out entries that link to twitter.com',
    read: () => ({
      member: { filters: [{ exclude: '^https?://(?:www\\.|mobile\\.)?twitter\\.com/', in: ['link'] }] },
    }),
  },
  'stripad/google_ad_map': { about: cleaned, isQuiet: true },
  'stripad/feedburner': { about: cleaned, isQuiet: true },
  'stripad/yahoo': { about: cleaned, isQuiet: true },
  minhead: { about: 'is not run: headings always stand below the entry’s title', isQuiet: true },
  html2xhtml: { about: wellFormed, isQuiet: true },
  xhtml2html: { about: wellFormed, isQuiet: true },
  nopipeerrors: { about: wellFormed, isQuiet: true },
  detitle: { about: 'is not run: a title that repeats the text is shown' },
  h1title: { about: 'is not run: a title is what the feed says' },
  'deldupname/byline_author': { about: 'is not run: a name that is repeated in the text is shown' },
  'deldupname/p_by_name': { about: 'is not run: a name that is repeated in the text is shown' },
  'deldupname/p_from': { about: 'is not run: a name that is repeated in the text is shown' },
};

/** Whether a program has an equal here. */
export function isKnownProgram(path: string): boolean {
  return programNamed(path)?.read !== undefined;
}

/** Whether a program that has an equal here has such a parameter. */
export function isParameter(option: string): boolean {
  return ['width', 'omit', 'require', 'exclude'].includes(option);
}

function programNamed(path: string): OldOptions[string] | undefined {
  return optionNamed(filterPrograms, path.replace(/\.\w+$/, '').toLowerCase());
}

/**
 * What the programs in a `filters` option come to, one after the other. Their parameters stand behind a question mark, or in a
 * section of the program's name, which `sectionOf` gives. A program that is not known is left out, with a remark.
 */
export function readPrograms(
  value: string,
  context: Omit<OptionContext, 'settings'> & { sectionOf: (name: string) => Settings },
  { report, place }: { report: ImportReport; place: string },
): Pick<Mapped, 'member'>[] {
  return value
    .split(/\s+/)
    .filter((word) => word !== '' && !word.startsWith('#'))
    .map((word) => {
      const [, path = '', query = ''] = /^>?([^?]*)\??(.*)$/.exec(word) ?? [];
      const settings = new Map([...context.sectionOf(path), ...new URLSearchParams(query)]);
      const known = programNamed(path);
      // The programs are Venus's own, whoever runs them.
      const mapped = known?.read?.('', { ...context, settings, dialect: 'venus' });
      const remark = mapped ? mapped.remark : (known?.about ?? 'is not run: no filter programs are');
      report.add({
        ...{ option: `filters: ${path}`, place },
        outcome: mapped ? 'changed' : 'left-out',
        ...(known?.becomes && { becomes: known.becomes }),
        ...(remark && { remark }),
        ...(known?.isQuiet && { isQuiet: true }),
      });
      return mapped ?? {};
    });
}
