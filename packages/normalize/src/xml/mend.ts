import { mostEntries, noticeRest } from '../most-entries.ts';
import { type Notices, noticeDocumentCut } from '../notices.ts';
import type { Document } from '../read-document.ts';
import { attribute, escapeAttribute, writeTag } from './attributes.ts';
import type { Element, Frame } from './element.ts';
import type { Root } from './find-root.ts';
import { attributesOf, mendAttributes } from './mend-attributes.ts';
import { splitName } from './names.ts';
import { createOutput } from './output.ts';
import { isProse, type ReadText, readText } from './read-text.ts';
import { renameElement } from './rename.ts';
import { createScanner, endOfStrays, type Token } from './scan.ts';
import { withoutHalves } from './text-content.ts';
import { type Tombstone, tombstonesOf } from './tombstones.ts';
import { writeText } from './write-text.ts';

/** A feed as feedsmith can read it, and what it says that feedsmith does not read. */
export interface Mended {
  xml: string;
  /** `<fh:complete/>` (RFC 5005 §2). */
  isComplete: boolean;
  /** Entries that are gone. */
  tombstones: Tombstone[];
}

const appleCategories = 'http://www.itunes.com/';

/** feedsmith refuses whole documents that nest deeper than 100; no feed needs half of it. */
const deepest = 40;

/** Rows of `<` between elements that start nothing. With more of them a document is no feed any longer, and ends there. */
const mostStrays = 10_000;
const longestRow = 1000;

/**
 * Rewrites a feed from its root on into well-formed XML in which feedsmith meets none of its traps, in one linear pass. What is
 * well-formed and harmless stays letter by letter. Every element is closed, in order; a document that breaks off ends with its last
 * complete entry; naked markup becomes CDATA; comments, instructions and the document type go. Of long texts there are marks only.
 */
export function mendXml({ text, texts }: Document, root: Root, notices: Notices): Mended {
  const scanner = createScanner(text);
  const output = createOutput(text, root.token.start);
  const entryName = root.kind === 'atom' ? 'entry' : 'item';
  const stack: Frame[] = [];
  let entries = 0;
  let mends = 0;
  let strays = 0;
  let begun = 0;
  let isFull = false;
  let hasChannel = false;
  let isComplete = false;
  const tombstones: Tombstone[] = [];
  let rootAttributes = 0;
  // Elements that are open inside one that is left out; they have no frames.
  let depthInMuted = 0;

  function isEntry(prefix: string, local: string): boolean {
    return local === entryName && (prefix === '' || prefix === root.prefix || prefix === 'rss');
  }

  function isInEntry(): boolean {
    return stack.some((frame) => frame.entry);
  }

  /** Deals with an open tag and returns where to go on. */
  function open(token: Token): number {
    const [written, local] = splitName(token.name);
    const startsEntry = root.kind !== 'opml' && isEntry(written, local);
    if (startsEntry) {
      makeRoomForEntry(token.start);
      if (begun++ === mostEntries) return leaveRest();
    }
    if (stack.at(-1)?.isMuted) {
      if (!token.selfClosed) depthInMuted++;
      output.replace(token.start, token.end);
      return token.end;
    }
    const prefix = root.kind === 'rss' && written === root.prefix ? '' : written;
    const attributes = attributesOf(token, text);
    const element = { token, root, written, prefix, local, parent: stack.at(-1)?.local ?? '', attributes };
    const name = renameElement(element) ?? token.name;
    if (written === 'itunes' && local === 'category' && stack.some((frame) => frame.entry))
      return putCategory(element);
    const read = readText(element, { text, scanner, isEntry });
    if (read) return putText(element, name, read);
    if (local === 'channel') hasChannel = true;
    if (prefix === 'fh' && local === 'complete' && stack.length <= 2) isComplete = true;
    if (local === 'deleted-entry' && !isInEntry()) tombstones.push(...tombstonesOf(attributes));
    const frame: Frame = {
      name: token.name.toLowerCase(),
      local,
      written: name,
      isMuted: isToBeMuted(local),
    };
    if (frame.isMuted) output.replace(token.start, token.end);
    else putOpenTag(element, frame, startsEntry);
    if (!token.selfClosed) {
      if (frame.isMuted) output.mute();
      stack.push(frame);
    } else if (startsEntry) entries++;
    return token.end;
  }

  /** What comes after the last entry that is read is left out, wherever it stands. */
  function leaveRest(): number {
    isFull = true;
    noticeRest(notices);
    return text.length;
  }

  /** feedsmith reads Apple's categories of the feed alone, so those of an entry become RSS's own. */
  function putCategory({ token, local, parent, attributes }: Element): number {
    const term = escapeAttribute(attribute(attributes, 'text') ?? '');
    const category = `<category domain="${appleCategories}">${term}</category>`;
    const isNested = parent === 'category';
    // None may stand within another.
    output.replace(token.start, token.end, isNested ? `</x-category>${category}<x-category>` : category);
    if (token.selfClosed) return token.end;
    output.add('<x-category>');
    stack.push({ name: token.name.toLowerCase(), local, written: 'x-category', isMuted: false });
    return token.end;
  }

  function isToBeMuted(local: string): boolean {
    // The table of contents of RSS 1.0 makes feedsmith drop entries, and takes it quadratic time.
    if (root.kind === 'rdf' && local === 'items') return true;
    if (stack.length < deepest) return false;
    notices.add('markup-too-deep', `Markup nested deeper than ${deepest} elements was left out.`);
    return true;
  }

  function putText(element: Element, name: string, found: ReadText): number {
    const { start } = element.token;
    // The only entry is better in half than not at all, but half an address is that of something else.
    if (found.isCut && (entries > 0 || !isProse(element.local))) return found.end;
    const read = found.isCut ? { ...found, raw: withoutHalves(texts.whole(found.raw)) } : found;
    if (read.isMended && !read.isCut) mends++;
    const { text: changed, entryAttributes } = writeText(element, name, read, texts);
    if (changed === undefined) output.keepTo(read.end);
    else output.replace(start, read.end, changed);
    const entry = stack.findLast((frame) => frame.entry)?.entry;
    if (entry && entryAttributes) output.fill(entry.attributes, entryAttributes);
    return read.end;
  }

  function putOpenTag({ token, attributes }: Element, frame: Frame, startsEntry: boolean): void {
    if (frame.local === 'channel') {
      const inherited = attributes.list.filter(([key]) => /^xml:(?:base|lang)$/i.test(key));
      output.fill(
        rootAttributes,
        inherited.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join(''),
      );
    }
    const isRoot = stack.length === 0;
    const list = mendAttributes(frame, attributes);
    const isSame = list === attributes.list && !attributes.isOdd && frame.written === token.name;
    if (isSame && !isRoot && !startsEntry) {
      output.keepTo(token.end);
      return;
    }
    if (attributes.isCut) {
      notices.add(
        'attributes-cut',
        `The element <${token.name.slice(0, 60)}> has more than 64 attributes; the rest was left out.`,
      );
    }
    output.replace(token.start, token.end);
    const before = output.reserve();
    output.add(writeTag(frame.written, list, false).slice(0, -1));
    const place = output.reserve();
    output.add(token.selfClosed ? '/>' : '>');
    if (isRoot) rootAttributes = place;
    if (startsEntry) frame.entry = { before, attributes: place };
  }

  /** Nothing contains entries but the channel, or the root: whatever else is open before one was never closed. */
  function makeRoomForEntry(start: number): void {
    output.keepTo(start);
    const containers = root.kind === 'rdf' ? ['rdf'] : ['channel', 'rss', 'feed'];
    const container = stack.findLastIndex(({ local }) => containers.includes(local));
    if (stack.length > container + 1) mends++;
    closeDownTo(Math.max(1, container + 1));
    if (root.kind !== 'rss' || hasChannel) return;
    hasChannel = true;
    output.add('<channel>');
    stack.push({ name: 'channel', local: 'channel', written: 'channel', isMuted: false });
  }

  function putStrays(start: number): number {
    const end = endOfStrays(text, start);
    output.replace(start, end, '&lt;'.repeat(Math.min(end - start, longestRow)));
    return end;
  }

  function close(token: Token): void {
    const name = token.name.toLowerCase();
    output.replace(token.start, token.end);
    const index = stack.findLastIndex((frame) => frame.name === name);
    const isContainer = stack[index]?.entry !== undefined || index < 2;
    if (depthInMuted > 0 && (index < 0 || !isContainer)) {
      depthInMuted--;
      return;
    }
    if (index !== stack.length - 1) mends++;
    if (index >= 0) closeDownTo(index);
  }

  /** Closes open elements until so many are left. */
  function closeDownTo(size: number): void {
    while (stack.length > size) {
      const frame = stack.pop();
      if (!frame) return;
      if (frame.entry) entries++;
      if (frame.isMuted) {
        output.unmute();
        depthInMuted = 0;
      } else output.add(`</${frame.written}>`);
    }
  }

  /** The document broke off. An entry it broke off in would come without its text; the next poll brings it whole. */
  function closeCut(): void {
    noticeDocumentCut(notices);
    const index = stack.findIndex((frame) => frame.entry);
    const entry = stack[index]?.entry;
    if (entry && entries > 0) {
      for (const frame of stack.splice(index)) if (frame.isMuted) output.unmute();
      output.cutBack(entry.before);
    }
    closeDownTo(0);
  }

  let at = root.token.start;
  do {
    const token = scanner.next(at);
    if (!token || token.kind === 'cut') break;
    at = token.end;
    if (token.kind === 'open') at = open(token);
    else if (token.kind === 'close') close(token);
    else if (token.kind === 'stray' && strays++ === mostStrays) break;
    else if (token.kind === 'stray') at = putStrays(token.start);
    else if (token.kind !== 'cdata') output.replace(token.start, token.end);
  } while (stack.length > 0);
  if (isFull) closeDownTo(0);
  else if (stack.length > 0) closeCut();
  if (mends > 0) {
    notices.add(
      'markup-mended',
      `The document is not well-formed XML; it was mended in ${mends} ${mends === 1 ? 'place' : 'places'}.`,
    );
  }
  return { xml: texts.whole(output.join()), isComplete, tombstones };
}
