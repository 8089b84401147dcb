import { isHtmlElement } from './html-elements.ts';
import type { Text } from './text.ts';

/** Elements that are markup wherever they stand. */
const plainMarkup = new Set(
  `a abbr acronym b bdi bdo big blockquote br center cite code dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li
  mark nobr ol p pre q s samp small span strike strong sub sup table td th time tr tt u ul var wbr`.split(
    /\s+/,
  ),
);

/**
 * Tells what is a tag, from its first characters on: in HTML all that looks like one. In a text that may be plain, titles about
 * `<template>` and `Vec<T>` are as usual as markup: there the element has to be one of HTML's, and one that has no attributes and that
 * nobody closes has to be of those that texts are marked up with.
 */
export function tagsIn({ value, type }: Pick<Text, 'value' | 'type'>): (start: string) => boolean {
  if (type === 'html') return () => true;
  const known = new Map<string, boolean>();
  let lower: string | undefined;

  function isMarkup(name: string): boolean {
    if (plainMarkup.has(name)) return true;
    if (!isHtmlElement(name)) return false;
    lower ??= value.toLowerCase();
    return lower.includes(`<${name}`) && lower.includes(`</${name}`);
  }

  return (start) => {
    // `a<b && c>d` is none.
    const name = /^<\/?([a-z][a-z\d]*)(?=[/>]|\s+[^&|=<>])/i.exec(start)?.[1]?.toLowerCase();
    if (name === undefined) return false;
    if (/^<\w+\s+[a-z][\w-]*=/i.test(start) && isHtmlElement(name)) return true;
    const isKnown = known.get(name) ?? isMarkup(name);
    known.set(name, isKnown);
    return isKnown;
  };
}
