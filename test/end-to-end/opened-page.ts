/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';

/** A page in the browser, and what went on while it was read. */
export interface OpenedPage {
  page: Page;
  /** Uncaught errors, and what the console shows as an error or a warning. */
  errors: string[];
  /** URLs asked of other hosts. They never get there: each is answered with an empty picture. */
  foreign: string[];
}

/** Opens a URL in a tab of its own and waits until it has loaded. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport });
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  await page.route(
    ({ origin, protocol }) => origin !== new URL(url).origin && protocol !== 'data:',
    (route) => {
      foreign.push(route.request().url());
      return route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      });
    },
  );
  await page.goto(url);
  return { page, errors, foreign };
}

/** Scrolls down to the end, a screen at a time, so that lazy images come. */
export async function readToTheEnd(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 800) {
    await page.evaluate((y) => window.scrollTo(0, y), top);
    await page.waitForTimeout(20);
  }
  await page.waitForLoadState('networkidle');
}
