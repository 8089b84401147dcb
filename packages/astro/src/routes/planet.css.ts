import css from 'virtual:planet/css';

/** The theme and the planet's own style sheets, as one file with a name that stays. */
export function GET(): Response {
  return new Response(css, { headers: { 'content-type': 'text/css; charset=utf-8' } });
}
