import type { UnsafeHtml } from '@planet-ceres/model';

/** Marks markup as what it is: as the feed delivered it. The one place in this package where the brand is given. */
export function unsafeHtml(html: string): UnsafeHtml {
  // A brand exists in types only; a cast is the only way to make one.
  return html as UnsafeHtml;
}
