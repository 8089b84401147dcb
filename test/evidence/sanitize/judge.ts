import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { defaultPolicy, type Policy } from '../../../packages/sanitize/src/policy.ts';
import { compileRules } from '../../../packages/sanitize/src/rules.ts';
import { launchChromium } from '../../setup/chromium.ts';

/** What Chromium finds wrong with markup. */
export interface Problem {
  html: string;
  problem: string;
}

/** A browser that looks at what a sanitizer let out. */
export interface Judge {
  /**
   * What is wrong with these outputs, each put into an entry's box among neighbours, as part of a page and as innerHTML, and shown:
   * scripts run, elements, attributes and URLs outside the policy after Chromium's own parse, changes around the box, markup that
   * reads back otherwise, requests for anything but pictures and media.
   */
  judge(outputs: readonly string[]): Promise<Problem[]>;
  close(): Promise<void>;
}

type Found = { at: number; problem: string }[];

const script = readFileSync(new URL('judge-page.js', import.meta.url), 'utf8');
const address = 'https://planet.example/';
// Reports whatever would run, load or be framed beside pictures and media; it must not keep anything from happening.
const reportOnly =
  "default-src 'none'; img-src * data:; media-src * data:; style-src * 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/** As the page says it: then what it says of the neighbours behind is not their fault. */
const outOfBox = 'left its article';
/** Outputs in a page, and UTF-16 units of them. */
const most = { outputs: 400, length: 1_000_000 };

export async function openJudge(policy: Policy = defaultPolicy, idPrefix = 'user-content-'): Promise<Judge> {
  const law = lawOf(policy, idPrefix);
  const browser = await launchChromium();
  const { page, requests, show } = await openPage(browser);

  async function judgeAll(outputs: readonly string[]): Promise<Problem[]> {
    requests.length = 0;
    await show(outputs);
    const found = [
      ...(await call(page, 'judgePage', outputs, law)),
      ...(await call(page, 'judgeInner', outputs, law)),
      ...requests.map((request) => ({ at: -1, problem: `asked for ${request}` })),
    ];
    // What nobody can be blamed for is looked at again in halves.
    const isUnclear = found.some(({ at, problem }) => at < 0 || problem === outOfBox);
    if (isUnclear && outputs.length > 1) {
      const half = Math.ceil(outputs.length / 2);
      return [...(await judgeAll(outputs.slice(0, half))), ...(await judgeAll(outputs.slice(half)))];
    }
    return found.map(({ at, problem }) => ({ html: outputs[Math.max(0, at)] ?? '', problem }));
  }

  return {
    async judge(outputs) {
      const problems: Problem[] = [];
      for (const batch of batchesOf(outputs)) problems.push(...(await judgeAll(batch)));
      return problems;
    },
    close: () => browser.close(),
  };
}

/** A policy as the page can be given it. */
function lawOf(policy: Policy, idPrefix: string): object {
  const { elements, linkSchemes, mediaSchemes } = compileRules(policy);
  const listed = Array.from(elements, ([tag, { kind, attributes }]) => [
    tag,
    { kind, attributes: [...attributes] },
  ]);
  return {
    elements: Object.fromEntries(listed),
    linkSchemes: [...linkSchemes],
    mediaSchemes: [...mediaSchemes],
    idPrefix,
  };
}

async function openPage(browser: Browser) {
  const page = await browser.newPage();
  const requests: string[] = [];
  let body = '';
  await page.route('**/*', async (route) => {
    const request = route.request();
    if (request.url() === address && request.isNavigationRequest()) {
      const headers = { 'content-security-policy-report-only': reportOnly };
      return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body });
    }
    const isShown = /^(?:image|media)$/.test(request.resourceType()) && /^https?:/.test(request.url());
    if (!isShown) requests.push(`${request.resourceType()} ${request.url()}`);
    return route.abort();
  });
  await page.addInitScript({ content: script });
  return {
    page,
    requests,
    async show(outputs: readonly string[]) {
      const articles = outputs.map(
        (html, at) => `<article data-at="${at}">${html}</article><p id="next-${at}">next</p>`,
      );
      body = `<!doctype html><html lang="en"><title>judge</title><body><main>${articles.join('')}</main>`;
      await page.goto(address, { waitUntil: 'domcontentloaded' });
    },
  };
}

async function call(page: Page, name: string, outputs: readonly string[], law: object): Promise<Found> {
  try {
    return await page.evaluate(`${name}(${JSON.stringify(outputs)}, ${JSON.stringify(law)})`);
  } catch (error) {
    // Whatever leads away from the page, or breaks what looks at it.
    return [{ at: -1, problem: `stopped the judge: ${error instanceof Error ? error.message : error}` }];
  }
}

function* batchesOf(outputs: readonly string[]): Generator<string[]> {
  let batch: string[] = [];
  let length = 0;
  for (const html of outputs) {
    if (batch.length === most.outputs || (batch.length > 0 && length + html.length > most.length)) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(html);
    length += html.length;
  }
  if (batch.length > 0) yield batch;
}
