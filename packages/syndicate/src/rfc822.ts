/** RFC 822 as RSS means it, in GMT with a four-digit year: `Wed, 29 Aug 2018 15:58:00 GMT`. */
export function rfc822(iso: string): string {
  return new Date(iso).toUTCString();
}
