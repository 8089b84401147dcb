import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sqliteStore } from '../../packages/planet/src/index.ts';
import { startLineProcess } from '../line-process.ts';
import { quick } from '../quick.ts';
import { takeTurns } from '../take-turns.ts';
import { createArchive } from './archive.ts';
import { fillStore } from './fill-store.ts';
import { storePath, type TaskName, taskNames } from './tasks.ts';
import { writeConfig } from './write-config.ts';

const file = fileURLToPath(new URL('do-task.ts', import.meta.url));

/** Seconds of CPU that each task takes, on one archive, each in a process and on a copy of the store of its own. */
export async function measureTimeline(size: {
  sources: number;
  entries: number;
}): Promise<Map<TaskName, number>> {
  const root = mkdtempSync(join(tmpdir(), 'planet-timeline-'));
  try {
    const first = join(root, '0');
    const archive = createArchive(size);
    const store = sqliteStore(storePath(first));
    fillStore(store, archive);
    store.close();
    writeConfig(first, archive);
    const folders = taskNames.map((_, at) => join(root, String(at)));
    for (const folder of folders.slice(1)) cpSync(first, folder, { recursive: true });
    const processes = taskNames.map((name, at) =>
      startLineProcess(name, [
        ...([process.execPath, '--conditions=@planet-ceres/source', file, name] as const),
        ...[folders[at] ?? '', String(size.sources), String(size.entries)],
      ]),
    );
    try {
      const costs = await takeTurns(
        processes.map(({ ask }) => ({
          take: async (passes) => (await ask<{ cpu: number }>({ passes })).cpu,
        })),
      );
      return new Map(taskNames.map((name, at) => [name, quick(costs[at] ?? [])]));
    } finally {
      for (const { stop } of processes) stop();
    }
  } finally {
    rmSync(root, { recursive: true });
  }
}
