import { resolve } from 'node:path';
import { checkFeedUrl } from '@planet-ceres/fetch/address';
import { isWithin } from '../is-within.ts';
import type { VariableTexts } from './expand-variables.ts';
import { howToAllow } from './how-to-allow.ts';
import { lookAt, whereabouts } from './look-at.ts';
import type { SecretAddress } from './planet-config.ts';
import type { Report } from './problem.ts';
import { webAddress } from './web-address.ts';

export interface AddressContext {
  dir: string;
  allowHosts: readonly string[];
  isOffline: boolean;
  /** Whether it is asked at all: who is not may have any address. @default true */
  isAsked?: boolean;
  texts: VariableTexts;
  /** Takes note of files that are not there: by the place of the problem, the address they have. */
  missing?: Map<string, string>;
}

/**
 * Where a feed or a list is: an http(s) URL in its normal form, or the path of a file inside the config's folder; `never` says why
 * it cannot be asked, where a list is read leniently. Undefined for what is neither; what is wrong with it goes to `wrong`.
 */
export function resolveAddress(
  feed: string,
  path: string,
  context: AddressContext,
  wrong: Report,
): { address: string; never?: string } | undefined {
  // One letter before the colon is a Windows drive, not a scheme.
  if (!/^[a-z][a-z0-9+.-]+:/i.test(feed.trim())) {
    const file = feedFile(feed.trim(), path, context, wrong);
    return file === undefined ? undefined : { address: file };
  }
  const found = webAddress(feed);
  if (!('url' in found)) {
    wrong(path, found.wrong, found.hint);
    return undefined;
  }
  const { isAsked = true, isOffline } = context;
  const problem = isAsked ? checkFeedUrl(found.url.href, context) : undefined;
  found.url.hash = '';
  const address = found.url.href;
  if (problem?.reason === 'unsafe-address' && !isOffline) {
    wrong(path, `${JSON.stringify(feed)} is a private address`, howToAllow(found.url.host));
    return { address, never: 'Its address is private.' };
  }
  if (problem?.reason === 'invalid-url') {
    wrong(path, `${JSON.stringify(feed)} can never be fetched`, problem.message);
    return { address, never: `It can never be fetched: ${problem.message}` };
  }
  return { address };
}

/** A file: it stays inside the config's folder, also when a link is followed. */
function feedFile(
  feed: string,
  path: string,
  { dir, missing }: AddressContext,
  wrong: Report,
): string | undefined {
  const name = feed.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const file = resolve(dir, feed);
  const hint = /^[\w-]+(\.[\w-]+)+\//.test(feed) ? `Did you mean "https://${feed}"?` : undefined;
  if (!isWithin(file, dir)) {
    wrong(
      path,
      `${JSON.stringify(feed)} lies outside the config's folder`,
      'Put the file beside the config.',
    );
  } else if (!lookAt(file)?.isFile()) {
    wrong(path, `${JSON.stringify(feed)} is neither a URL nor a file beside the config`, hint);
    missing?.set(path, name);
    return missing && name;
  } else if (!isWithin(whereabouts(file)?.real ?? '/', whereabouts(dir)?.real ?? dir)) {
    wrong(path, `${JSON.stringify(feed)} is a link out of the config's folder`, 'Put the file itself there.');
  } else {
    return name;
  }
  return undefined;
}

/** An address with a variable in it is a secret. */
export function secretOf(feed: string, { texts }: Pick<AddressContext, 'texts'>): SecretAddress | undefined {
  const text = texts.get(feed.trim());
  return text && { shown: text.shown.trim(), values: text.variables.map(({ value }) => value) };
}
