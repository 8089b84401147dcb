import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../test/setup/chromium.ts';
import { payloads } from '../fixtures/payloads.ts';
import { excerptHtml } from './excerpt-html.ts';
import { defaultPolicy } from './policy.ts';
import { compileRules } from './rules.ts';
import { createSanitizer } from './sanitizer.ts';

const script = readFileSync(new URL('../fixtures/judge.js', import.meta.url), 'utf8');
const inputs = Object.values(payloads).flat();
const sanitizer = createSanitizer();
const policy = Object.fromEntries(
  Array.from(compileRules(defaultPolicy).elements, ([tag, { attributes }]) => [tag, [...attributes]]),
);
const requests: string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url !== 'https://planet.example/') {
      requests.push(`${route.request().resourceType()} ${url}`);
      return route.abort();
    }
    return route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><meta charset=utf-8><title>judge</title>',
    });
  });
  await page.goto('https://planet.example/');
  await page.addScriptTag({ content: script });
});

afterAll(() => browser.close());

/** What Chromium finds wrong with markup put into a page. */
async function judge(outputs: readonly string[]): Promise<unknown> {
  return page.evaluate(`judge(${JSON.stringify(outputs)}, ${JSON.stringify(policy)})`);
}

test('the judge sees what it is there to see', async () => {
  const found = JSON.stringify(
    await judge([
      '<img src=x onerror=alert(1)>',
      '</article><p>out</p>',
      '<p><div></div></p>',
      '<a href="javascript:x">a</a>',
    ]),
  );
  for (const problem of [
    'img[onerror]',
    'called alert',
    'left its article',
    'came back as',
    'has javascript:',
  ]) {
    expect(found).toContain(problem);
  }
});

test('in Chromium no hostile entry runs, keeps a stranger, changes when read again, or leaves its article', async () => {
  expect(await judge(inputs.map((html) => sanitizer.sanitize(html).html))).toEqual([]);
});

test('nor does one with its URLs made absolute, and then a page loads nothing but pictures', async () => {
  const baseUrl = 'https://feed.example/entry/';
  requests.length = 0;
  expect(await judge(inputs.map((html) => sanitizer.sanitize(html, { baseUrl }).html))).toEqual([]);
  expect(requests.filter((request) => !/^image https?:/.test(request))).toEqual([]);
});

test('nor does an excerpt of one', async () => {
  const excerpts = inputs.flatMap((html) =>
    [0, 1, 5].map((words) => excerptHtml(sanitizer.sanitize(html).html, { words })),
  );
  expect(await judge(excerpts)).toEqual([]);
});
