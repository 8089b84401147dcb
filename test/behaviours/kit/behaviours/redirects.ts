import { type Answer, reply } from '../../../../packages/fetch/src/testing/serve.ts';
import { rss } from '../feed.ts';

/** Servers that send one elsewhere, or pretend to. */
export const redirects = {
  'redirect-to-itself': ({ path }) => reply(301, { Location: path }),
  'redirect-in-a-circle': ({ path }) => reply(302, { Location: path === '/a' ? '/b' : '/a' }),
  'redirect-for-a-cookie': ({ path, headers }) =>
    headers.cookie === 'seen=1'
      ? reply(200, {}, rss())
      : reply(302, { Location: path, 'Set-Cookie': 'seen=1; Path=/' }),
  'location-missing': () => reply(302),
  'location-empty': () => reply(302, { Location: '' }),
  'location-twice': () => reply(302, { Location: ['/b', '/c'] }),
  'multiple-choices': ({ path }) => (path === '/b' ? reply(200, {}, rss()) : reply(300, { Location: '/b' })),
  'refresh-field': () => reply(200, { Refresh: '0; url=/b', 'Content-Type': 'text/html' }, '<html></html>'),
  'refresh-element': () =>
    reply(
      200,
      { 'Content-Type': 'text/html' },
      '<html><meta http-equiv="refresh" content="0;url=/b"></html>',
    ),
} satisfies Record<string, Answer>;

/** Answers a path with its status and `Location`, and any other with a feed. */
export function redirecting(
  hops: Readonly<Record<string, readonly [httpStatus: number, location: string]>>,
): Answer {
  return ({ path }) => {
    const hop = hops[path];
    return hop ? reply(hop[0], { Location: hop[1] }) : reply(200, {}, rss());
  };
}
