/**
 * True only for markup that an HTML parser, which starts in a `<body>`, provably nests as it is written, and that `serializeParsed`
 * then writes again as it is. What it says true of needs no second parse. Most entries are such; of the others (formulas, drawings,
 * and whatever it has no rule for) it says nothing. Attributes that are there twice are the gate's to find.
 *
 * Why it holds: every tag is closed by its own end tag while it is the innermost open element. So an end tag pops just that one
 * (HTML §13.2.6.4.7; the adoption agency finds no furthest block, §13.2.6.4.7 step 10), no formatting element stays behind to be
 * reconstructed (§13.2.4.3), and only a start tag or a text could still re-arrange. The rules below exclude each of these cases.
 */
export function isPlainlyNested(html: string): boolean {
  // What a tokenizer drops or changes, or a serializer writes otherwise.
  if (changing.test(html)) return false;
  const open: string[] = [];
  let parent = 'body';
  let isFirst = false;
  let at = 0;
  while (at < html.length) {
    const tagStart = html.indexOf('<', at);
    const text = html.slice(at, tagStart < 0 ? html.length : tagStart);
    if (text !== '' && !isPlainText(text, parent, isFirst)) return false;
    if (tagStart < 0) break;
    tag.lastIndex = tagStart;
    const [written, slash, name = ''] = tag.exec(html) ?? [];
    if (written === undefined) return false;
    at = tagStart + written.length;
    isFirst = slash === '';
    if (slash) {
      if (name !== parent || written.length !== name.length + 3) return false;
      open.pop();
      parent = open.at(-1) ?? 'body';
    } else {
      if (!mayStart(name, parent, open)) return false;
      if (voids.has(name)) continue;
      open.push(name);
      parent = name;
    }
  }
  return open.length === 0;
}

/** Text in a table is fostered unless it is white space; a line feed right after `<pre>` is dropped. */
function isPlainText(text: string, parent: string, isFirst: boolean): boolean {
  if (text.includes('>') || text.includes('&quot;')) return false;
  if (tableParts.has(parent)) return /^[\t\n ]*$/.test(text);
  return !(parent === 'pre' && isFirst && text.startsWith('\n'));
}

/** Whether a start tag there inserts its element into `parent` and does nothing else (HTML §13.2.6.4.7–§13.2.6.4.15). */
function mayStart(name: string, parent: string, open: readonly string[]): boolean {
  const homes = parents.get(name);
  // Whatever closes or implies another element elsewhere does neither in its own parent.
  if (homes !== undefined) return homes.has(parent) && !(closesParagraph.has(name) && open.includes('p'));
  if (tableParts.has(parent)) return false;
  if (closesParagraph.has(name))
    return !open.includes('p') && !(headings.has(name) && open.some((tagName) => headings.has(tagName)));
  if (name === 'a') return !open.includes('a');
  return plain.has(name);
}

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const changing = /[\0\f\r\u00a0]|&(?!(?:amp|lt|gt|quot|nbsp);)/;
const tag = /<(\/?)([a-z][a-z0-9]*)(?: [a-z][a-z0-9-]*="[^"<>]*")*>/y;
const voids = setOf('br col hr img source track wbr');
const tableParts = setOf('colgroup table tbody tfoot thead tr');
const headings = setOf('h1 h2 h3 h4 h5 h6');
const closesParagraph = setOf(
  'address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li ' +
    'main menu nav ol p pre section summary table ul',
);
// Ordinary elements, and formatting ones (§13.2.4.3) but for <a>, which a second one closes.
const plain = setOf(
  'abbr acronym audio bdi bdo big b br cite code data del dfn em i img ins kbd mark picture q ruby s samp small source span strike ' +
    'strong sub sup time track tt u var video wbr',
);
const rows = setOf('tbody tfoot thead');
const tables = setOf('table');
const parents: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', setOf('menu ol ul')],
  ['dd', setOf('dl')],
  ['dt', setOf('dl')],
  ['rp', setOf('ruby')],
  ['rt', setOf('ruby')],
  ['caption', tables],
  ['colgroup', tables],
  ['tbody', tables],
  ['tfoot', tables],
  ['thead', tables],
  ['tr', rows],
  ['td', setOf('tr')],
  ['th', setOf('tr')],
  ['col', setOf('colgroup')],
]);
