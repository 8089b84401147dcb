import type { Answer } from '../../../packages/fetch/src/testing/serve.ts';
import { bombs } from './behaviours/bombs.ts';
import { brokenHttp } from './behaviours/broken-http.ts';
import { codings } from './behaviours/codings.ts';
import { oddHttp } from './behaviours/odd-http.ts';
import { pages } from './behaviours/pages.ts';
import { redirects } from './behaviours/redirects.ts';
import { slowness } from './behaviours/slowness.ts';

/** How a server answers every request, by name. For tests and for whoever measures; none of them needs vitest. */
export const behaviours: Readonly<Record<Behaviour, Answer>> = {
  ...bombs,
  ...brokenHttp,
  ...codings,
  ...oddHttp,
  ...pages,
  ...redirects,
  ...slowness,
};

export type Behaviour =
  | keyof typeof bombs
  | keyof typeof brokenHttp
  | keyof typeof codings
  | keyof typeof oddHttp
  | keyof typeof pages
  | keyof typeof redirects
  | keyof typeof slowness;
