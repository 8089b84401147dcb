import { fieldOf, type HeaderFields } from './header-field.ts';
import type { Conditions, Validators } from './outcome.ts';

/** 2^31 − 1 seconds: a server whose clock has run out, not a date that tells two bodies apart. */
const endOfTime = 'Tue, 19 Jan 2038 03:14:07 GMT';

const longestTag = 4096;

/** The validators of a 200, all of them new: what the answer leaves out is gone. */
export function readValidators(headers: HeaderFields, url: Pick<URL, 'href'>): Validators {
  const etag = fieldOf(headers, 'etag');
  const lastModified = fieldOf(headers, 'last-modified');
  return {
    url: url.href,
    // Longer than any server makes on purpose, a tag would only make every later request too large.
    // `If-None-Match: *` is true of every body (RFC 9110 §13.1.2): such a tag tells nothing apart.
    ...(etag !== undefined && etag !== '*' && etag.length <= longestTag && { etag }),
    ...(lastModified !== undefined && lastModified !== endOfTime && { lastModified }),
  };
}

/** The validators after a 304: what it brings replaces, what it leaves out stays (RFC 9111 §4.3.4). */
export function mergeValidators(old: Validators, headers: HeaderFields): Validators {
  return { ...old, ...readValidators(headers, { href: old.url }) };
}

/**
 * The conditions of a request for `url`: both validators byte for byte, since some servers want both to match; none if
 * another URL issued them or there are none. One that no header field can carry is left out, and so is the ETag where only
 * the date is wanted and there is one.
 */
export function conditionsOf(
  validators: Validators | undefined,
  url: URL,
  wanted: Conditions = 'both',
): { 'if-none-match'?: string; 'if-modified-since'?: string } {
  if (validators?.url !== url.href || wanted === 'none') return {};
  const { etag, lastModified } = validators;
  const hasDate = isFieldValue(lastModified);
  const isDateEnough = wanted === 'date-only' && hasDate;
  return {
    ...(isFieldValue(etag) && !isDateEnough && { 'if-none-match': etag }),
    ...(hasDate && { 'if-modified-since': lastModified }),
  };
}

/** RFC 9110 §5.5. */
function isFieldValue(text: string | undefined): text is string {
  return text !== undefined && /^[\t\x20-\x7e\x80-\xff]+$/.test(text);
}
