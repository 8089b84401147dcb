import type { Entry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';
import { readText } from './entry-text.ts';
import { compilePattern } from './pattern.ts';

/** Where a rule looks. `text` is what a reader sees, descriptions of pictures included; `markup` the content as it is. */
export type FilterField = 'title' | 'text' | 'tags' | 'author' | 'link' | 'language' | 'markup';

/** A rule that an entry passes or not. */
export interface FilterRule {
  /** `matching`: who matches at least one of the patterns passes; `others`: who matches none. */
  keeps: 'matching' | 'others';
  /** RE2 regular expressions. */
  patterns: readonly string[];
  in: readonly FilterField[];
  caseSensitive: boolean;
}

type AnyEntry = Entry<UnsafeHtml | SafeHtml>;

/**
 * Makes the test that all of these rules are: it gives the first rule that an entry does not pass, undefined for one that
 * passes them all. Each value (every tag, every author) is looked at by itself, so a pattern never matches across two. Its
 * time is linear in the entry's text whatever the patterns are. Throws a `SyntaxError` for a pattern that is none.
 */
export function createFilter<Rule extends FilterRule>(
  rules: readonly Rule[],
): (entry: AnyEntry) => Rule | undefined {
  const tests = rules.map((rule) => ({ rule, matches: matcher(rule) }));
  return (entry) => {
    const values = readOnce(entry);
    return tests.find(({ rule, matches }) => matches(values) !== (rule.keeps === 'matching'))?.rule;
  };
}

type Values = (field: FilterField) => readonly string[];

function matcher({ patterns, in: fields, caseSensitive }: FilterRule): (values: Values) => boolean {
  const tests = patterns.map((pattern) => compilePattern(pattern, { caseSensitive }));
  return (values) => fields.some((field) => values(field).some((value) => tests.some((test) => test(value))));
}

/** The values of an entry's fields. Markup is made a text once, however many rules look at it. */
function readOnce(entry: AnyEntry): Values {
  const known = new Map<FilterField, readonly string[]>();
  return (field) => {
    const values = known.get(field) ?? valuesOf(entry, field);
    known.set(field, values);
    return values;
  };
}

function valuesOf(entry: AnyEntry, field: FilterField): string[] {
  switch (field) {
    case 'title':
      return present(entry.title);
    case 'text':
      return [...present(entry.summary), ...present(entry.content).map(readText)];
    case 'markup':
      return present(entry.content ?? entry.summary);
    case 'tags':
      return entry.tags;
    case 'author':
      return entry.authors.flatMap(({ name, email, url }) => present(name, email, url));
    case 'link':
      return present(entry.url);
    case 'language':
      return present(entry.language);
  }
}

function present(...values: (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined);
}
