import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Village } from './village.ts';

/** Pictures that are published as they are. They are many, so that a publishing has many moments to be killed in. */
const pictures = 80;

/** A folder with a planet of the village's feeds. */
export async function planetFolder(village: Village): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planet-crash-'));
  const config = {
    title: 'A village',
    url: 'https://village.example/',
    entriesPerPage: 40,
    fetch: { allowHosts: ['127.0.0.0/8'], gap: 0 },
    members: village.members,
  };
  await writeFile(join(folder, 'planet.json'), JSON.stringify(config));
  await mkdir(join(folder, 'public/pictures'), { recursive: true });
  return folder;
}

/** Draws every picture anew. */
export async function drawPictures(folder: string, round: number): Promise<void> {
  for (let at = 0; at < pictures; at += 1) {
    const circle = `<circle cx="${round % 100}" cy="${at}" r="3"/>`;
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">${circle}</svg>\n`;
    await writeFile(join(folder, `public/pictures/${at}.svg`), picture);
  }
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
