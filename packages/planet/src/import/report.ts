import type { Notice } from '@planet-ceres/model';

/** What became of an option of an old config. */
export interface OptionReport {
  /** As it is written there. */
  option: string;
  /** The section, in brackets; `members` for those of the members. */
  place: string;
  /** In how many sections it stands. */
  count: number;
  /** `taken` means the same here, `changed` nearly, `kept` is handed to themes, `left-out` has no equal. */
  outcome: 'taken' | 'changed' | 'kept' | 'left-out';
  /** The settings of ours that it became. */
  becomes?: string;
  /** Goes on from the option's name: "is left out: …". */
  remark?: string;
}

/** Gathers what becomes of the options, the same thing of many members as one. */
export interface ImportReport {
  add(row: Omit<OptionReport, 'count'> & { isQuiet?: boolean }): void;
  rows(): OptionReport[];
  /** One for each remark that is not quiet. */
  notices(): Notice[];
}

/** Makes an empty report. */
export function createReport(): ImportReport {
  const rows = new Map<string, OptionReport & { isQuiet: boolean }>();
  return {
    add({ isQuiet = false, ...row }) {
      const key = JSON.stringify([row.place, row.option, row.outcome, row.remark]);
      const known = rows.get(key);
      rows.set(key, { ...row, isQuiet, count: (known?.count ?? 0) + 1 });
    },
    rows: () => [...rows.values()].map(({ isQuiet: _quiet, ...row }) => row),
    notices: () =>
      [...rows.values()]
        .filter(({ remark, isQuiet }) => remark !== undefined && !isQuiet)
        .map((row) => ({ code: 'old-option', message: `${told(row)} ${row.remark}.` })),
  };
}

/** An option with its place, as a sentence begins. */
export function told({ option, place, count }: Omit<OptionReport, 'outcome'>): string {
  if (place !== 'members') return [place, option].filter(Boolean).join(' ');
  return `"${option}" of ${count === 1 ? '1 member' : `${count} members`}`;
}
