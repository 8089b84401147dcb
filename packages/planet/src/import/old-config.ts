import type { Notice } from '@planet-ceres/model';
import type { ConfigInput } from '../config/planet-config.ts';
import type { OptionReport } from './report.ts';

/** An old planet's config in the words of ours, ready to be checked, with what became of every option. */
export interface OldConfig {
  input: ConfigInput;
  /** What could not be carried over. */
  notices: Notice[];
  /** Old lists hold feeds that are long wrong: they are reported, not refused. */
  lenient: true;
  /** Whose config it is. */
  program: string;
  /** What that was told by, where there was a choice. */
  toldBy?: string;
  options: OptionReport[];
  /** Members that are there as comments only; they are in `input`, disabled. */
  commentedOut: number;
  /** Lines of comment that belong to no member. */
  looseComments: number;
}
