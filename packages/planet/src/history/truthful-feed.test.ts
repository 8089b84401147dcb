import type { RawEntry, UnsafeHtml } from '@planet-ceres/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pollOf } from '../../test/poll-of.ts';
import { memoryStore } from '../store/memory-store.ts';

interface Post {
  key: number;
  title: string;
  name: string;
  text: string;
  date: number;
}

const changes = {
  write: (blog: Blog) => void blog.posts.unshift(blog.newPost()),
  edit: (blog: Blog, at: number) => blog.change(at, ({ text }) => ({ text: `${text} ${blog.words(3)}` })),
  rewrite: (blog: Blog, at: number) => blog.change(at, () => ({ text: blog.words(20) })),
  retitle: (blog: Blog, at: number) => blog.change(at, () => ({ title: blog.words(3) })),
  rename: (blog: Blog, at: number) => blog.change(at, () => ({ name: blog.words(1) })),
  redate: (blog: Blog, at: number) => blog.change(at, () => ({ date: blog.today })),
  move: (blog: Blog) => blog.move(),
  reorder: (blog: Blog, at: number) => void blog.posts.push(...blog.posts.splice(at % blog.posts.length, 1)),
  nothing: () => {},
};
type Change = keyof typeof changes;

/** A blog whose feed never lies: it holds the first posts of a list, as they are now. */
class Blog {
  posts: Post[] = [];
  site = 'https://a.example/';
  today: number = Date.parse('2018-08-01T12:00:00Z');
  readonly #idOf: (post: Post, index: number) => string;
  #words = 0;
  #count = 0;

  constructor(idOf: (post: Post, index: number) => string) {
    this.#idOf = idOf;
    this.posts = [this.newPost(), this.newPost(), this.newPost()];
  }

  words(count: number): string {
    return Array.from({ length: count }, () => `w${this.#words++}`).join(' ');
  }

  move(): void {
    this.site = `https://${this.words(1)}.example/`;
  }

  newPost(): Post {
    // No two posts are of one second.
    const date = this.today + 1000 * this.#count;
    return { key: this.#count++, title: this.words(3), name: this.words(1), text: this.words(20), date };
  }

  change(at: number, news: (post: Post) => Partial<Post>): void {
    this.posts = this.posts.map((post, index) =>
      index === at % this.posts.length ? { ...post, ...news(post) } : post,
    );
  }

  feed(): RawEntry[] {
    return this.posts.slice(0, 4).map((post, index) => ({
      ...{
        id: this.#idOf(post, index),
        sourceId: 'a',
        title: post.title,
        authors: [],
        tags: [],
        enclosures: [],
      },
      ...{ url: `${this.site}${post.name}`, content: `<p>${post.text}</p>` as UnsafeHtml },
      ...{ published: new Date(post.date).toISOString(), seen: new Date(this.today).toISOString() },
      // Nothing is known by this: the test knows by it whose entry it has before it.
      commentsUrl: `https://comments.example/${post.key}`,
    }));
  }
}

const poll = pollOf();

/** Whatever was in the feed is in the store, once, under the date it first had; and what came is no news when it comes again. */
function expectEveryPostOnce(
  idOf: (post: Post, index: number) => string,
  some: readonly Change[],
  { isBare = false }: { isBare?: boolean } = {},
): void {
  const steps = fc.array(fc.tuple(fc.constantFrom(...some), fc.nat()), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (steps) => {
      const [blog, store] = [new Blog(idOf), memoryStore()];
      const dates = new Map<string | undefined, string | undefined>();
      const update = () => {
        const now = new Date(blog.today).toISOString();
        const entries = blog
          .feed()
          .map(({ content, ...rest }) => (isBare ? rest : { ...rest, content }) as RawEntry);
        return store.record({ sourceId: 'a', now, state: { poll }, entries, isWhole: true });
      };
      for (const [change, at] of [['nothing', 0] as const, ...steps]) {
        blog.today += 24 * 60 * 60 * 1000;
        changes[change](blog, at);
        for (const { commentsUrl, published } of blog.feed())
          if (!dates.has(commentsUrl)) dates.set(commentsUrl, published);
        update();
        expect(update()).toEqual({ added: 0, changed: 0 });
        const stored = store.entries({ sourceIds: ['a'], limit: 99 });
        expect(stored.map(({ commentsUrl, published }) => [commentsUrl, published]).sort()).toEqual(
          [...dates].sort(),
        );
      }
    }),
  );
}

const words: Change[] = ['write', 'edit', 'reorder', 'nothing'];

describe('every post is there once, under its first date, of a feed', () => {
  test('whose ids are names, whatever is done to its posts', () => {
    expectEveryPostOnce(({ key }) => `post ${key}`, Object.keys(changes) as Change[]);
  });

  test('whose ids are addresses, when texts and titles change and when it moves', () => {
    const blogs: Change[] = [...words, 'retitle', 'rewrite'];
    expectEveryPostOnce(({ name }) => `https://a.example/${name}`, blogs);
    expectEveryPostOnce(({ name }) => name, [...words, 'move']);
  });

  test('that numbers its items anew with each poll, also if titles are all that it has', () => {
    expectEveryPostOnce((_post, index) => `item ${index}`, words);
    expectEveryPostOnce((_post, index) => `item ${index}`, ['write', 'nothing'], { isBare: true });
  });

  test('that has the same id for all of them', () => {
    expectEveryPostOnce((post, index) => (index === 0 ? 'guid' : `https://a.example/${post.name}`), words);
  });
});
