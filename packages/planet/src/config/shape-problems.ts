import type * as z from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { plainCopy } from './plain-copy.ts';
import type { ConfigInput } from './planet-config.ts';
import type { Problem } from './problem.ts';
import { configSchema, knownKeys } from './schema.ts';
import { soundPart } from './sound-part.ts';

/** The config, or what of it has the right shape, and every way in which the rest has not, with its path. */
export function checkShape(input: unknown): { config: ConfigInput | undefined; problems: Problem[] } {
  const schema = configSchema();
  const { copy: said, flaws } = plainCopy(input);
  const copy = withMembers(said);
  const result = schema.safeParse(copy, { reportInput: true });
  if (result.success && flaws.length === 0) return { config: result.data, problems: [] };
  const issues = result.error?.issues ?? [];
  const known = knownKeys(schema);
  const all = [
    ...flaws.map(({ path, message, hint }) => problem(path, message, hint)),
    ...issues.flatMap((issue) => fromIssue(issue, [], known)),
  ];
  // What could not be read is not missing besides, and what is no text is not too short a one.
  const byPath = new Map(all.toReversed().map((one) => [one.path, one]));
  return {
    config: soundPart(copy, [...flaws.map(({ path }) => path), ...issues.flatMap(placesOf)]),
    problems: all.filter((one) => byPath.get(one.path) === one),
  };
}

/** `members:` with nothing under it is a list that waits for its first member. */
function withMembers(input: unknown): unknown {
  const isWaiting =
    typeof input === 'object' && input !== null && 'members' in input && input.members === null;
  return isWaiting ? { ...input, members: [] } : input;
}

/** Where a config is wrong. */
function placesOf(issue: z.core.$ZodIssue): (readonly PropertyKey[])[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

const empty = ['is empty', 'Give it a value or leave the line out.'] as const;

/** The keys that have a place in the group at a path. */
type Known = (path: readonly PropertyKey[]) => readonly string[];

function fromIssue(issue: z.core.$ZodIssue, base: readonly PropertyKey[], known: Known): Problem[] {
  const path = [...base, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, known(path)));
    case 'invalid_union': {
      // The branch of the right kind knows what is wrong inside; without one, the kinds themselves are the message.
      const branch = issue.errors.find((inner) => !inner.some(isWrongKind));
      if (branch) return branch.flatMap((inner) => fromIssue(inner, path, known));
      if (issue.input === null) return [problem(path, ...empty)];
      const kinds = issue.errors.flat().flatMap((inner) => (isWrongKind(inner) ? [kindOf(inner)] : []));
      return [problem(path, `must be ${kinds.join(' or ')}, but is ${shown(issue.input)}`)];
    }
    case 'invalid_type':
      if (issue.input === undefined) return [problem(path, 'is missing')];
      if (issue.input === null) return [problem(path, ...empty)];
      return [
        problem(path, `must be ${named(issue.expected)}, but is ${shown(issue.input)}`, quoteHint(issue)),
      ];
    case 'invalid_value': {
      if (issue.input === null) return [problem(path, ...empty)];
      const words = issue.values.map(String);
      const meant = typeof issue.input === 'string' ? didYouMean(issue.input, words) : undefined;
      const message = `must be ${inWords(words)}, but is ${shown(issue.input)}`;
      return [problem(path, message, meant && `Did you mean "${meant}"?`)];
    }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return [problem(path, ...empty)];
      return [problem(path, `must be ${issue.minimum} or more, but is ${shown(issue.input)}`)];
    case 'too_big':
      return [problem(path, `must be ${issue.maximum} or less, but is ${shown(issue.input)}`)];
    default:
      return [problem(path, issue.message)];
  }
}

/** Whether a branch is for values of another kind. */
function isWrongKind(
  issue: z.core.$ZodIssue,
): issue is z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidValue {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof issue.input !== 'string');
}

function kindOf(issue: z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidValue): string {
  return issue.code === 'invalid_value' ? inWords(issue.values.map(String)) : named(issue.expected);
}

function unknownKey(key: string, path: readonly PropertyKey[], known: readonly string[]): Problem {
  const meant = key.length < 100 ? didYouMean(key, known) : undefined;
  const hint = meant ? `Did you mean "${meant}"?` : `Known here: ${known.join(', ')}.`;
  return problem([...path, key], 'is not a setting', hint);
}

function quoteHint(issue: z.core.$ZodIssueInvalidType): string | undefined {
  const unquoted = issue.expected === 'string' && ['number', 'boolean'].includes(typeof issue.input);
  return unquoted ? `Put it in quotes: "${String(issue.input)}".` : undefined;
}

function problem(path: readonly PropertyKey[], message: string, hint?: string): Problem {
  return { path: path.map(String).join('.'), message, ...(hint && { hint }) };
}

function inWords(words: readonly string[]): string {
  return words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function named(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'int':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'a group of settings';
    default:
      return expected;
  }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of settings';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
