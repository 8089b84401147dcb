import type { ConfigInput, MemberInput } from '../config/planet-config.ts';
import type { PatternProblem } from '../config/resolve-filters.ts';
import type { OptionReport } from './report.ts';

/** Whose config it is, where Planet 2.0 and Venus understand the same words differently. */
export type Dialect = 'planet2' | 'venus';

/** The settings of one section, defaults included. */
export type Settings = ReadonlyMap<string, string>;

/** What an option of an old planet comes to: settings of ours, a remark for the owner, or both. */
export interface Mapped {
  config?: Partial<ConfigInput>;
  /** Settings of the member; where the option stands for the whole planet, of every member. */
  member?: Partial<MemberInput>;
  /** The setting, where the option may become several. */
  becomes?: string;
  /** Goes on from the option's name: "is left out: …". */
  remark?: string;
}

/** What an option's meaning depends on besides its value. */
export interface OptionContext {
  /** Of the section it stands in. */
  settings: Settings;
  dialect: Dialect;
  patternProblem: PatternProblem;
  /** The address of the member it stands at. */
  feed?: string;
}

/** One option of an old planet: how it maps, or the remark. */
export interface OldOption {
  /** The settings of ours that it becomes, as the documentation names them. Absent: it has no equal. */
  becomes?: string;
  /** What is to be said of it: beside `read` for the documentation only, else also to its owner. */
  about?: string;
  /** Said in the report only: nobody misses it. */
  isQuiet?: true;
  read?: (value: string, context: OptionContext) => Mapped;
}

/** Options by name. */
export type OldOptions = Readonly<Record<string, OldOption>>;

/** The option of that name. */
export function optionNamed(options: OldOptions, name: string): OldOption | undefined {
  return Object.hasOwn(options, name) ? options[name] : undefined;
}

/** One part of a config with another: what the later says counts, but rules come one after the other. */
export function joined<Part extends Partial<ConfigInput> | Partial<MemberInput>>(
  before: Part,
  after: Partial<Part> | undefined,
): Part {
  if (!after) return before;
  const filters = [...(before.filters ?? []), ...(after.filters ?? [])];
  const isPlanets = 'fetch' in after && 'fetch' in before;
  const fetch = isPlanets ? { fetch: Object.assign({}, before.fetch, after.fetch) } : {};
  return { ...before, ...after, ...fetch, ...(filters.length > 0 && { filters }) };
}

/** What an option came to, as its row in the report says it. */
export function outcomeOf(
  known: OldOption | undefined,
  mapped: Mapped | undefined,
): Pick<OptionReport, 'outcome' | 'becomes' | 'remark'> & { isQuiet?: boolean } {
  const remark = mapped ? mapped.remark : (known?.about ?? 'is left out: it is not known here');
  const isTaken = mapped !== undefined && Boolean(mapped.config ?? mapped.member ?? !remark);
  const becomes = mapped?.becomes ?? known?.becomes;
  return {
    outcome: isTaken ? (remark ? 'changed' : 'taken') : 'left-out',
    ...(isTaken && becomes && { becomes }),
    ...(remark && { remark }),
    ...(known?.isQuiet && { isQuiet: true }),
  };
}
