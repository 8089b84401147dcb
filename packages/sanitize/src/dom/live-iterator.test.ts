import { expect, test } from 'vitest';
import { createDocument, type DomElement, type DomNode } from './dom.ts';
import { createLiveIterator } from './live-iterator.ts';

const document = createDocument();

function tree(name: string, ...children: DomElement[]): DomElement {
  const element = document.createElement(name);
  for (const child of children) element.appendChild(child);
  return element;
}

/** Walks a tree, doing something at each node; returns the names in the order they came. */
function walk(root: DomElement, act: (node: DomNode) => void = () => {}): string {
  const iterator = createLiveIterator(root);
  const names: string[] = [];
  for (let node = iterator.nextNode(); node; node = iterator.nextNode()) {
    names.push(node.nodeName.toLowerCase());
    act(node);
  }
  return names.join(' ');
}

test('every node below the root is visited, in document order', () => {
  expect(walk(tree('div', tree('p', tree('b'), tree('i')), tree('hr')))).toBe('div p b i hr');
});

test('nodes put behind the current one during the walk are visited', () => {
  const root = tree('div', tree('p'), tree('hr'));
  expect(walk(root, (node) => node.nodeName === 'P' && node.appendChild(tree('b', tree('i'))))).toBe(
    'div p b i hr',
  );
});

test('the walk goes on where a node was taken out and its children put in its place', () => {
  const root = tree('div', tree('b'), tree('p', tree('i'), tree('u')), tree('hr'));
  const hoist = (node: DomNode) => {
    if (node.nodeName !== 'P') return;
    for (const child of Array.from(node.childNodes)) root.insertBefore(child, node);
    root.removeChild(node);
  };
  expect(walk(root, hoist)).toBe('div b p i u hr');
});

test('a walk whose place is gone throws rather than skips', () => {
  const inner = tree('p', tree('b'), tree('i'));
  const root = tree('div', inner, tree('hr'));
  const clear = (node: DomNode) => {
    if (node.nodeName !== 'I') return;
    inner.removeChild(node);
    for (const child of Array.from(inner.childNodes)) inner.removeChild(child);
    root.removeChild(inner);
  };
  expect(() => walk(root, clear)).toThrow(/lost its place/);
});
