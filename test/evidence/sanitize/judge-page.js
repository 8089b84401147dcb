// Runs inside Chromium. `judgePage(outputs, law)` looks at the page it is on, in which every output stands in an article of its own;
// `judgeInner(outputs, law)` puts each into boxes as innerHTML, and shows it. Both tell what is wrong, as `{ at, problem }`;
// `at` is -1 where it cannot be told whose fault it is.
const fired = [];
for (const name of ['alert', 'confirm', 'prompt', 'print'])
  window[name] = () => fired.push({ at: -1, problem: `called ${name}` });
// The page is served with a policy that only reports: what it reports is whatever would have run, loaded or been framed.
document.addEventListener('securitypolicyviolation', ({ target, effectiveDirective, blockedURI, sample }) => {
  const at = Number(target.closest?.('[data-at]')?.dataset.at ?? -1);
  fired.push({ at, problem: `would use ${effectiveDirective} ${blockedURI} ${sample}` });
});

Object.assign(globalThis, { judgePage, judgeInner });

// Taken before markup could clobber or a page could change them.
const attributesOf = Object.getOwnPropertyDescriptor(Element.prototype, 'attributes').get;
const childrenOf = Object.getOwnPropertyDescriptor(Element.prototype, 'children').get;
const vocabularies = {
  html: 'http://www.w3.org/1999/xhtml',
  svg: 'http://www.w3.org/2000/svg',
  mathml: 'http://www.w3.org/1998/Math/MathML',
};

// Places for an entry. Whatever it is, it may change nothing around.
const boxes = [
  (html) => `<main><p>before</p><article>${html}</article><p>after</p></main>`,
  (html) => `<ul><li>before<li><article>${html}</article><li>after</ul>`,
  (html) => `<table><tr><td>before<td><article>${html}</article><td>after</table>`,
  (html) => `<blockquote><div>before</div><div data-box>${html}</div><div>after</div></blockquote>`,
  (html) => `<details><summary>before</summary><section>${html}</section><p>after</details>`,
];

async function judgePage(outputs, law) {
  const main = document.querySelector('main');
  const problems = [];
  const children = [...childrenOf.call(main)];
  const isWhole = document.body.childNodes.length === 1 && main.childNodes.length === 2 * outputs.length;
  for (const [at] of outputs.entries()) {
    const [article, next] = children.slice(2 * at, 2 * at + 2);
    const isOwn =
      article?.localName === 'article' && article.dataset.at === String(at) && next?.id === `next-${at}`;
    if (!isOwn || next.outerHTML !== `<p id="next-${at}">next</p>`) {
      // What comes after it is out of place on its account.
      problems.push({ at, problem: 'left its article' });
      break;
    }
    for (const problem of strangersIn(article, law)) problems.push({ at, problem });
  }
  if (!isWhole && problems.length === 0) problems.push({ at: -1, problem: 'changed the page' });
  await provoke(main);
  return [...problems, ...fired.splice(0)];
}

async function judgeInner(outputs, law) {
  const problems = [];
  const inert = document.implementation.createHTMLDocument('');
  const host = document.body.appendChild(document.createElement('main'));
  for (const [at, html] of outputs.entries()) {
    for (const box of boxes) {
      const place = inert.createElement('div');
      place.innerHTML = box(html);
      const empty = inert.createElement('div');
      empty.innerHTML = box('<hr data-entry>');
      const [around, inside] = empty.innerHTML.split('<hr data-entry="">');
      if (place.innerHTML !== around + html + inside)
        problems.push({ at, problem: `came back as ${place.innerHTML}` });
    }
    const article = document.createElement('article');
    article.dataset.at = at;
    article.innerHTML = html;
    for (const problem of strangersIn(article, law)) problems.push({ at, problem });
    host.append(article);
  }
  await provoke(host);
  host.remove();
  return [...problems, ...fired.splice(0)];
}

function strangersIn(root, { elements, linkSchemes, mediaSchemes, idPrefix }) {
  const found = [];
  for (const element of root.querySelectorAll('*')) {
    const name = element.localName;
    const allowed = Object.hasOwn(elements, name) ? elements[name] : undefined;
    if (!allowed || vocabularies[allowed.kind] !== element.namespaceURI)
      found.push(`has a <${name}> of ${element.namespaceURI}`);
    for (const { name: attribute, value } of attributesOf.call(element)) {
      if (!allowed?.attributes.includes(attribute)) found.push(`has ${name}[${attribute}]`);
      if (attribute === 'id' && !value.startsWith(idPrefix)) found.push(`has the id ${value}`);
      if (/^(?:href|cite)$/.test(attribute) && !leads(value, linkSchemes))
        found.push(`has ${attribute} ${value.slice(0, 80)}`);
      const isMedia = /^(?:src|poster)$/.test(attribute);
      const isImage = name === 'img' && /^data:image\/(?:png|gif|jpeg|webp|avif);base64,/.test(value);
      if (isMedia && !isImage && !leads(value, mediaSchemes))
        found.push(`has ${attribute} ${value.slice(0, 80)}`);
    }
  }
  return found;
}

function leads(url, schemes) {
  const parsed = URL.parse(url, 'https://planet.example/');
  return parsed !== null && schemes.includes(parsed.protocol.slice(0, -1)) && parsed.username === '';
}

/** Does to what is shown what a reader could. */
async function provoke(root) {
  const all = [...root.querySelectorAll('*')];
  for (const element of all) {
    if (element.localName === 'details') element.setAttribute('open', '');
    if (element.localName === 'img') element.setAttribute('loading', 'eager');
    for (const event of ['mouseover', 'focus', 'toggle', 'error', 'load', 'click']) {
      element.dispatchEvent(new Event(event));
    }
    const target = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '';
    if (URL.parse(target)?.protocol === 'javascript:')
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}
