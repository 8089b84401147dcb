import type { Notices } from './notices.ts';

/** Entries of a document that are read. */
export const mostEntries = 10_000;

/** Says that a document has more. */
export function noticeRest(notices: Notices): void {
  notices.add(
    'document-too-large',
    `The feed has more than ${mostEntries} entries; those that lie beyond were left out.`,
  );
}
