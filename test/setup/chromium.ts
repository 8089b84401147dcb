import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/**
 * Starts the Chromium that this machine has: the one `PLANET_CHROMIUM` names, else the first of the usual commands on
 * the `PATH`. It makes no request of its own. Throws, saying how to install one, where there is none: a check of what
 * readers see must not pass unseen.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(process.env),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}

/** The path of a Chromium for this environment. Throws as `launchChromium` does. */
export function findChromium(environment: { PLANET_CHROMIUM?: string; PATH?: string }): string {
  const named = environment.PLANET_CHROMIUM;
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Error(
      `PLANET_CHROMIUM says "${named}", and there is no such file: set it to the path of a Chromium.`,
    );
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((command) => folders.map((folder) => join(folder, command)))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    'This test looks at pages in Chromium, and there is none on this machine: install it (apt-get install chromium) or set PLANET_CHROMIUM to its path.',
  );
}
