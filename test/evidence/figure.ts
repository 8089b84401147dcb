/** One measured figure and what it is held against. Without a bound it only informs. */
export interface Figure {
  name: string;
  value: number | string;
  unit?: string;
  /** The largest value that passes. */
  atMost?: number;
  /** The smallest value that passes. */
  atLeast?: number;
}

/** A long check: gets the words after its name on the command line, gives its figures. */
export type Evidence = (args: readonly string[]) => Promise<Figure[]>;

/** Whether a figure keeps its bounds. */
export function holds({ value, atMost, atLeast }: Figure): boolean {
  if (typeof value === 'string') return true;
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}

/** A table of figure, target, verdict, as text. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [figure.name, measured(figure), target(figure), verdict(figure)]);
  const all = [['figure', 'measured', 'target', 'verdict'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function measured({ value, unit }: Figure): string {
  const number = typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value);
  return unit ? `${number} ${unit}` : number;
}

function target({ atMost, atLeast }: Figure): string {
  if (atMost !== undefined && atMost === atLeast) return `= ${atMost}`;
  return [atLeast !== undefined && `≥ ${atLeast}`, atMost !== undefined && `≤ ${atMost}`]
    .filter(Boolean)
    .join(', ');
}

function verdict(figure: Figure): string {
  if (figure.atMost === undefined && figure.atLeast === undefined) return '';
  return holds(figure) ? 'holds' : 'FALLS SHORT';
}
