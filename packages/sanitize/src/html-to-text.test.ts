import type { SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { createSanitizer } from './sanitizer.ts';

const { sanitize } = createSanitizer();
const text = (html: string) => htmlToText(sanitize(html).html);

test('blocks stand on lines of their own, white space is what a reader sees', () => {
  expect(text('<h1>a</h1>\n<p>b  <b>c</b>\n d&nbsp;&amp;&lt;e&gt;</p><ul><li>f<li>g</ul>h<br>i')).toBe(
    'a\nb c d &<e>\nf\ng\nh\ni',
  );
  expect(text('<table><tr><th>a<td>b<tr><td>c</table>')).toBe('a b\nc');
});

test('code keeps its lines and its indent', () => {
  expect(text('<p>a</p><pre>b {\n\n\n  c\n}</pre>')).toBe('a\nb {\n\n  c\n}');
});

test('a picture is read as its description, a player not at all', () => {
  expect(text('a <img src="x" alt="b &amp; c"> d<video src="y">no <b>video</b></video>')).toBe('a b & c d');
});

test('text that the sanitizer did not make is refused', () => {
  expect(() => htmlToText('<p onclick=a>' as SafeHtml)).toThrow(/No tag as the sanitizer writes it/);
});
