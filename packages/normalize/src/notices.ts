import type { Notice } from '@planet-ceres/model';

/** Gathers what was mended in one feed. */
export interface Notices {
  /** Says that something was mended or guessed; `entryId` where it concerns one entry. */
  add(code: string, message: string, entryId?: string): void;
  /** Says it once, however often it happens in the feed. */
  once(code: string, message: string): void;
  /** All of them, in order; of one code no more than ten, and how many more there were. */
  list(): Notice[];
}

const perCode = 10;

/** Starts an empty list for one source. A hostile feed of a million odd entries yields a short list all the same. */
export function createNotices(sourceId: string): Notices {
  const notices: Notice[] = [];
  const counts = new Map<string, number>();
  const gathered: Notices = {
    add(code, message, entryId) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > perCode) return;
      notices.push({ code, message, sourceId, ...(entryId !== undefined && { entryId }) });
    },
    once(code, message) {
      if (!counts.has(code)) gathered.add(code, message);
    },
    list() {
      const left = [...counts].filter(([, count]) => count > perCode);
      const rest = left.map(([code, count]) => ({
        code,
        message: `The same again ${count - perCode} times in this feed.`,
        sourceId,
      }));
      return [...notices, ...rest];
    },
  };
  return gathered;
}

/** Says that a document, in whichever format, is not all there. */
export function noticeDocumentCut(notices: Notices): void {
  notices.add(
    'document-cut',
    'The document breaks off before its end; an entry it breaks off in was left out.',
  );
}

/** Quotes what a feed said, shortened to fit into a message. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `"${line.slice(0, 79)}…"` : `"${line}"`;
}
