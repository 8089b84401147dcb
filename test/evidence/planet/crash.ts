import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../figure.ts';
import { readSite, type Site, stagingFolder, wrongWith } from './crash/look-at-site.ts';
import { lookAtStore, type StoreState } from './crash/look-at-store.ts';
import { drawPictures, planetFolder, removeFolder } from './crash/planet-folder.ts';
import { chance } from './crash/random.ts';
import { type Duration, killBuild, type Moment, runBuild } from './crash/run-build.ts';
import { openVillage, type Village } from './crash/village.ts';
import type { PlanetOptions } from './options.ts';

/** What a build was doing when it was killed, by what it had changed on the disk. */
const phases = [
  'before anything was done',
  'in the update',
  'between update and publishing',
  'writing files aside',
  'moving files in',
  'at its end',
] as const;
type Phase = (typeof phases)[number];

/** The others last too short to be met in every run. */
const certain: ReadonlySet<Phase> = new Set(['in the update', 'writing files aside', 'moving files in']);

/** The planet that is killed, and its twin that nobody disturbs. */
interface Twins {
  village: Village;
  victim: string;
  twin: string;
  seed: number;
}

/** What all kills of a pair of planets found. */
interface Found {
  killed: number;
  rounds: number;
  phases: Phase[];
  brokenStores: number;
  brokenSites: number;
  /** Builds after kills whose bytes were not their twin's, and that left something lying about. */
  different: number;
  leftovers: number;
}

/** Pairs of planets that are looked at side by side. */
const pairs = 2;

/**
 * Planets of twenty changing feeds whose builds are killed at random moments, often several times in a row. After each kill the store
 * and the published site are looked at; after the next build that is let run, site and store have to be those of a twin that was
 * never killed.
 */
export async function crash({ seed, count: kills }: PlanetOptions): Promise<Figure[]> {
  const each = Math.ceil(kills / pairs);
  const found = await Promise.all(Array.from({ length: pairs }, (_, pair) => killPair(seed + pair, each)));
  const sum = (read: (one: Found) => number) => found.reduce((total, one) => total + read(one), 0);
  return [
    { name: 'crash: builds killed', value: sum(({ killed }) => killed), atLeast: kills },
    ...phases.map((phase) => ({
      name: `crash: killed ${phase}`,
      value: sum((one) => one.phases.filter((each) => each === phase).length),
      ...(kills >= 200 && certain.has(phase) && { atLeast: 1 }),
    })),
    {
      name: 'crash: stores that did not open, or not whole',
      value: sum((one) => one.brokenStores),
      atMost: 0,
    },
    { name: 'crash: sites that were not whole', value: sum((one) => one.brokenSites), atMost: 0 },
    { name: 'crash: builds run to their end after kills', value: sum(({ rounds }) => rounds), atLeast: 1 },
    {
      name: 'crash: of these, with other bytes than an undisturbed one',
      value: sum(({ different }) => different),
      atMost: 0,
    },
    {
      name: 'crash: of these, with something left lying about',
      value: sum((one) => one.leftovers),
      atMost: 0,
    },
  ];
}

async function killPair(seed: number, kills: number): Promise<Found> {
  const village = await openVillage(seed);
  const twins = { village, seed, victim: await planetFolder(village), twin: await planetFolder(village) };
  const found: Found = {
    ...{ killed: 0, rounds: 0, phases: [], brokenStores: 0, brokenSites: 0, different: 0, leftovers: 0 },
  };
  try {
    for (; found.killed < kills; found.rounds += 1) await killInRound(twins, found, kills);
    return found;
  } finally {
    village.close();
    await Promise.all([removeFolder(twins.victim), removeFolder(twins.twin)]);
  }
}

/** Kills the victim's build of a round some times, then lets it run. Adds to what was found. */
async function killInRound(twins: Twins, found: Found, kills: number): Promise<void> {
  const { seed, village, victim } = twins;
  const { rounds: round } = found;
  const now = village.now(round);
  const { before, after, duration } = await prepare(twins, round);
  let disk = await lookAtDisk(victim, now);
  for (let turn = 0; turn === 0 || chance(seed, 'again', round, turn) < 0.9; turn += 1) {
    const moment = drawMoment(seed, [round, turn], {
      duration,
      isFirst: before.size === 0,
      isUpdated: disk.store.polled === village.members.length,
    });
    if (found.killed === kills || !(await killBuild(victim, now, moment))) break;
    const left = await lookAtDisk(victim, now);
    const { store } = left;
    const site = wrongWith(victim, { before, after });
    const phase = phaseOf(disk, left, village.members.length);
    disk = left;
    tell(`seed ${seed}, killed ${phase}, in round ${round}`, [...store.wrong, ...site]);
    found.killed += 1;
    found.phases.push(phase);
    found.brokenStores += Number(store.wrong.length > 0);
    found.brokenSites += Number(site.length > 0);
  }
  await runBuild(victim, now);
  const different = await differences(twins, round, after);
  const rest = leftovers(twins);
  tell(`seed ${seed}, after round ${round}`, [...different, ...rest]);
  found.different += Number(different.length > 0);
  found.leftovers += Number(rest.length > 0);
}

/** Goes on to a round and builds the twin: the site before, the one that has to come, and how long that took. */
async function prepare(
  { village, victim, twin }: Twins,
  round: number,
): Promise<{ before: Site; after: Site; duration: Duration }> {
  village.go(round);
  const before = readSite(twin);
  for (const folder of [victim, twin]) await drawPictures(folder, round);
  const duration = await runBuild(twin, village.now(round));
  return { before, after: readSite(twin), duration };
}

/** Anywhere in the build, or in the update while there is one; then while files are written aside, or moved, which takes but an instant. */
function drawMoment(
  seed: number,
  place: readonly number[],
  { duration, isFirst, isUpdated }: { duration: Duration; isFirst: boolean; isUpdated: boolean },
): Moment {
  const which = chance(seed, 'which', ...place);
  const share = chance(seed, 'moment', ...place);
  if (isFirst || which < 0.4) return { after: 'start', delay: share * duration.whole };
  if (!isUpdated && which < 0.8) return { after: 'first report', delay: share * 200 };
  if (which < 0.7) return { after: 'first file', delay: share * duration.publishing };
  return { after: 'first move', delay: share * 8 };
}

/** What a build changes as it goes. */
interface Disk {
  store: StoreState;
  site: Site;
  /** When the folder with the files written aside was last changed; undefined where there is none. */
  staged: number | undefined;
}

async function lookAtDisk(folder: string, now: string): Promise<Disk> {
  const staged = statSync(join(folder, 'site', stagingFolder), { throwIfNoEntry: false })?.ctimeMs;
  return { store: await lookAtStore(folder, now), site: readSite(folder), staged };
}

function phaseOf(before: Disk, after: Disk, members: number): Phase {
  const hasMoved = [...after.site].some(([path, hash]) => before.site.get(path) !== hash);
  if (hasMoved) return after.store.isReleased ? 'at its end' : 'moving files in';
  if (before.staged !== after.staged) return 'writing files aside';
  if (before.store.polled === after.store.polled) return 'before anything was done';
  return after.store.polled < members ? 'in the update' : 'between update and publishing';
}

/** What a planet that was killed and then built has otherwise than its twin. */
async function differences({ victim, twin, village }: Twins, round: number, after: Site): Promise<string[]> {
  const site = readSite(victim);
  const paths = [...new Set([...site.keys(), ...after.keys()])];
  const [own, others] = [
    await lookAtStore(victim, village.now(round)),
    await lookAtStore(twin, village.now(round)),
  ];
  return [
    ...paths.filter((path) => site.get(path) !== after.get(path)).map((path) => `${path} has other bytes.`),
    ...own.wrong,
    ...(own.entries === others.entries ? [] : ['The stores hold different entries.']),
  ];
}

/** What lies about in the planet's folders and not in its twin's. */
function leftovers({ victim, twin }: Twins): string[] {
  const list = (folder: string) => ['.planet', 'site'].flatMap((name) => readdirSync(join(folder, name)));
  const usual = new Set(list(twin));
  return list(victim)
    .filter((name) => !usual.has(name))
    .map((name) => `${name} was left.`);
}

function tell(where: string, sentences: readonly string[]): void {
  for (const sentence of sentences) console.log(`crash, ${where}: ${sentence}`);
}
