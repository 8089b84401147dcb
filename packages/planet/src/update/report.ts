import type { FetchOutcome } from '@planet-ceres/fetch';
import type { PollProblem } from '@planet-ceres/fetch/schedule';
import type { Notice } from '@planet-ceres/model';

/** What became of one source in an update: the line of progress, and the line of the result. */
export interface SourceReport {
  sourceId: string;
  name: string;
  /** Without credentials. */
  feedUrl: string;
  /** `waiting` sources were not asked: they are not due, or the run was over. */
  status: FetchOutcome['status'] | 'waiting';
  /** Why, in one word of a closed set. For `waiting`: what is known of the source from before. */
  reason: Extract<FetchOutcome, { status: 'fresh' | 'unchanged' }>['reason'] | PollProblem['reason'] | 'well';
  /** The same as a sentence for people. */
  message: string;
  hint?: string;
  /** Not asked again before; absent for files. */
  notBefore?: string;
  /** How many entries the feed holds, how many of them were new, and how many had changed. */
  entries?: number;
  added?: number;
  changed?: number;
  milliseconds: number;
  notices: Notice[];
}

/** What became of one list of members in an update. */
export interface ListReport {
  /** Its address as the config has it, without credentials. */
  from: string;
  status: SourceReport['status'];
  reason: SourceReport['reason'];
  message: string;
  hint?: string;
  /** Not asked again before; absent for files. */
  notBefore?: string;
  /** How many members it names: by its last good state, where it could not be had. */
  members: number;
  notices: Notice[];
}

export interface UpdateReport {
  /** One for each list of the config, in its order. */
  lists: ListReport[];
  /** What the owner should know of the members as a whole: one that may be another under a new name. */
  notices: Notice[];
  /** One for each member, in the config's order, those of lists last. */
  reports: SourceReport[];
  added: number;
  changed: number;
  /** How many sources are not well: they failed or are gone, now or when they were last asked. */
  failed: number;
  /** How many sources were not asked. */
  waiting: number;
  /** When an update last brought something new: this one, or one before. */
  gathered?: string;
}
