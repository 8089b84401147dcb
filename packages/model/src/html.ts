declare const brand: unique symbol;

/** Markup as a feed delivered it. It may contain anything; only the sanitizer may turn it into `SafeHtml`. */
export type UnsafeHtml = string & { readonly [brand]: 'unsafe' };

/** Markup that left the sanitizer's gate. A page or a feed publishes no other kind. */
export type SafeHtml = string & { readonly [brand]: 'safe' };
