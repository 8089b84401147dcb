import { type Answer, reply } from '../../../packages/fetch/src/testing/serve.ts';
import { rss } from './feed.ts';

/** Sends a feed with these fields, and a bare 304 to whoever sends back exactly the validators among them. */
export function recognizing(fields: Readonly<Record<string, string>>, body: string = rss()): Answer {
  return ({ headers }) => {
    const isSame =
      headers['if-none-match'] === fields.ETag && headers['if-modified-since'] === fields['Last-Modified'];
    const hasAny = fields.ETag !== undefined || fields['Last-Modified'] !== undefined;
    return isSame && hasAny ? reply(304) : reply(200, fields, body);
  };
}

/** The bytes of a text's UTF-8 form, a character each: what a field value has to be to go out as UTF-8. */
export function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
