export { canonicalLink } from './canonical-link.ts';
export { entryDate } from './entry-date.ts';
export { createDateFormatter, type DateOptions, formatDate } from './format-date.ts';
export { type Day, type DayOptions, groupByDay } from './group-by-day.ts';
export { type MergeOptions, mergeTimeline } from './merge-timeline.ts';
export { monthOf } from './month-of.ts';
