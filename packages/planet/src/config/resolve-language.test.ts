import { expect, test } from 'vitest';
import { resolveLanguage } from './resolve-language.ts';

function resolved(tag: string) {
  const problems: string[] = [];
  const language = resolveLanguage(tag, (_path, message, hint) => problems.push(`${message}. ${hint}`));
  return problems[0] ?? language;
}

test.each([
  ['DE', 'de'],
  ['pt-br', 'pt-BR'],
  ['gsw', 'gsw'],
  ['zh-Hant-tw', 'zh-Hant-TW'],
  // Languages that Intl has no name for are languages all the same.
  ['aaq', 'aaq'],
  ['de-x-ours', 'de-x-ours'],
])('%s is a language: %s', (tag, language) => {
  expect(resolved(tag)).toBe(language);
});

test.each([
  ['german', 'Did you mean "de"?'],
  ['Deutsch', 'Did you mean "de"?'],
  ['français', 'Did you mean "fr"?'],
  ['klingonic', 'Write a tag such as "en" or "pt-BR".'],
  ['pt_BR', 'Write a tag such as "en" or "pt-BR".'],
  ['ours', 'Write a tag such as "en" or "pt-BR".'],
])('%s is none: %s', (tag, hint) => {
  expect(resolved(tag)).toBe(`${JSON.stringify(tag)} is not a language. ${hint}`);
});
