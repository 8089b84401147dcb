import { expect, test } from 'vitest';
import { foaf } from './foaf.ts';
import { fullEdition, unpublishedEdition } from './testing/editions.ts';
import { childrenOf, findAll, parseXml } from './testing/parse-xml.ts';

test('the group has the name and the home page of the planet', () => {
  const [group] = parseXml(foaf.render(fullEdition)).children;
  expect(group && childrenOf(group, 'foaf:name')[0]?.text).toBe('Planet Orchard');
  expect(group && childrenOf(group, 'foaf:homepage')[0]?.attributes).toEqual({
    'rdf:resource': 'https://planet.example.org/',
  });
});

test('a planet without a URL has no home page, rather than a wrong one', () => {
  expect(findAll(parseXml(foaf.render(unpublishedEdition)), 'foaf:homepage')).toEqual([]);
});

test('every member is an agent with face, weblog and feed', () => {
  const agents = findAll(parseXml(foaf.render(fullEdition)), 'foaf:Agent');
  const about = (index: number, name: string) =>
    agents[index] && findAll(agents[index], name).map(({ attributes }) => attributes['rdf:about']);
  expect(agents.map((agent) => childrenOf(agent, 'foaf:name')[0]?.text)).toEqual([
    'Ann Apple',
    'Ben Berry',
    'Cay Cherry',
    'Dee Damson',
  ]);
  expect(agents[0] && childrenOf(agents[0], 'foaf:img')[0]?.attributes['rdf:resource']).toBe(
    'https://planet.example.org/faces/ann.png',
  );
  expect([about(1, 'foaf:Document'), about(1, 'rss:channel')]).toEqual([
    ['http://ben.example.net/'],
    ['http://ben.example.net/rss.xml'],
  ]);
  expect([about(2, 'foaf:Document'), about(2, 'rss:channel')]).toEqual([
    [undefined],
    ['https://cay.example.com/feed.json'],
  ]);
});
