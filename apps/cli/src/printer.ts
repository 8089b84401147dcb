import { styleText } from 'node:util';
import type { Planet, PublishReport, SourceReport, UpdateReport } from '@planet-ceres/planet';
import { nearPath } from './near-path.ts';

type ListReport = UpdateReport['lists'][number];
type HubOutcome = NonNullable<Awaited<ReturnType<Planet['tellHub']>>>;

/** Tells a person or a program how a run goes. The only place, beside `print-failure.ts`, that prints results. */
export interface Printer {
  begin(planet: Planet): void;
  list(report: ListReport): void;
  source(report: SourceReport): void;
  updated(report: UpdateReport): void;
  published(report: Omit<PublishReport, 'unchanged'>, planet: Planet): void;
  toldHub(outcome: HubOutcome): void;
}

/** JSON lines with `json`; else sentences, with one line of progress on a terminal. */
export function createPrinter(options: { json?: true; verbose?: true }): Printer {
  return options.json ? jsonPrinter() : textPrinter(options.verbose === true, process.stdout);
}

function jsonPrinter(): Printer {
  const print = (type: string, value: object) => console.log(JSON.stringify({ type, ...value }));
  return {
    begin: (planet) => {
      for (const notice of planet.config.notices) print('notice', notice);
    },
    list: (report) => print('list', report),
    source: (report) => print('source', report),
    updated: ({ reports, lists, notices, ...counts }) => {
      for (const notice of notices) print('notice', notice);
      print('updated', { lists: lists.length, sources: reports.length, ...counts });
    },
    published: (report, planet) => print('published', { folder: planet.config.output, ...report }),
    toldHub: (outcome) => print('hub', outcome),
  };
}

/** How much of what is wrong with a list is told unasked. */
const mostOfList = 3;

function textPrinter(verbose: boolean, out: NodeJS.WriteStream): Printer {
  let total = () => 0;
  let done = 0;
  const clear = () => {
    if (out.isTTY) out.write('\r\u001b[2K');
  };
  const line = (text: string) => {
    clear();
    out.write(`${text}\n`);
  };
  const note = (text: string) => line(`${styleText('yellow', 'note')}  ${text}`);
  return {
    begin(planet) {
      // Lists bring more while the update goes on.
      total = () => planet.config.members.length;
      for (const notice of planet.config.notices) note(notice.message);
    },
    list(report) {
      if (verbose || report.status === 'fresh' || !isWell(report))
        line(describe({ ...report, name: report.from }));
      const told = verbose ? report.notices : report.notices.slice(0, mostOfList);
      for (const notice of told) line(`      ${notice.message}`);
      const rest = report.notices.length - told.length;
      if (rest > 0) line(`      … and ${rest} more; --verbose tells them.`);
    },
    source(report) {
      done += 1;
      if (verbose || isNews(report)) line(describe(report));
      if (verbose) for (const notice of report.notices) line(`      ${notice.message}`);
      if (out.isTTY) out.write(`\r\u001b[2K${done} of ${total()} feeds`);
    },
    updated(report) {
      clear();
      const { reports, added, changed, failed, waiting } = report;
      for (const notice of report.notices) note(notice.message);
      const feeds = reports.length === 1 ? '1 feed' : `${reports.length} feeds`;
      const rest = waiting > 0 ? `, ${waiting} not asked (not due; --force asks them)` : '';
      line(`${feeds}, ${added} new, ${changed} changed entries, ${failed} failing${rest}`);
      if (reports.length === 0 && report.lists.length === 0) line('The config names no members yet.');
      else if (reports.length === 0) line('Neither the config nor its lists name any member.');
      if (reports.length > 0 && failed === reports.length) {
        line('No feed could be read; what was published stays as it is.');
      }
    },
    published(report, planet) {
      const folder = nearPath(planet.config.output);
      const { written, removed, replaced } = report;
      if (written.length + removed.length === 0)
        line(`Nothing changed; the site in ${folder} is up to date.`);
      else line(`Published ${folder}: ${countFiles(written)} written, ${removed.length} removed.`);
      if (replaced.length > 0) note(describeReplaced(replaced));
    },
    toldHub(outcome) {
      if (outcome.status === 'failed') note(`The hub was not told: ${outcome.message}`);
      else if (verbose) line(outcome.message);
    },
  };
}

/** Whoever moves here from another program means it; whoever named the wrong folder should know. */
function describeReplaced(paths: readonly string[]): string {
  const named = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ', …' : '');
  return `Replaced ${countFiles(paths)} that this planet had not written: ${named}`;
}

function countFiles({ length }: readonly string[]): string {
  return length === 1 ? '1 file' : `${length} files`;
}

function isNews(report: SourceReport): boolean {
  return (
    report.status === 'failed' || report.status === 'gone' || (report.added ?? 0) + (report.changed ?? 0) > 0
  );
}

type Told = Pick<SourceReport, 'name' | 'status' | 'reason' | 'message' | 'hint'>;

function isWell({ status, reason }: Pick<Told, 'status' | 'reason'>): boolean {
  return status === 'fresh' || status === 'unchanged' || reason === 'well';
}

function describe(report: Told): string {
  const status = styleText(isWell(report) ? 'green' : 'red', report.status.padEnd(9));
  const hint = report.hint ? ` ${report.hint}` : '';
  return `${status} ${report.name}: ${report.message}${hint}`;
}
