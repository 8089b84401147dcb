import type { MiddlewareHandler } from 'astro';

/**
 * Hands a page's error to whoever called `render`. Left to itself, Astro prints it and answers with an empty page.
 */
export const onRequest: MiddlewareHandler = async ({ locals }, next) => {
  try {
    return await next();
  } catch (failure) {
    locals.failure = failure;
    return new Response('', { status: 500 });
  }
};
