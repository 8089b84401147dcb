import type { Notice } from '@planet-ceres/model';

/** What became of one source in an update: the line of progress, and the line of the result. */
export interface SourceReport {
  sourceId: string;
  name: string;
  /** Without credentials. */
  feedUrl: string;
  status: 'fresh' | 'unchanged' | 'gone' | 'failed';
  /** Why, in one word, where the status alone does not say it. */
  reason?: string;
  /** The same as a sentence for people. */
  message: string;
  hint?: string;
  /** How many entries the feed holds, how many of them were new, and how many had changed. */
  entries?: number;
  added?: number;
  changed?: number;
  milliseconds: number;
  notices: Notice[];
}

export interface UpdateReport {
  /** One for each member, in the config's order. */
  reports: SourceReport[];
  added: number;
  changed: number;
  /** How many sources failed or are gone. */
  failed: number;
  /** When an update last brought something new: this one, or one before. */
  gathered?: string;
}
