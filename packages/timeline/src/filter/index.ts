export { createFilter, type FilterField, type FilterRule } from './create-filter.ts';
export { patternProblem } from './pattern.ts';
