// A process of its own: reads hostile inputs, by their places in the list, and prints of each how it ended, after how many
// milliseconds, and how many MiB of memory it took at its peak beyond what was there before.
import { normalizeFeed } from '../../../packages/normalize/src/index.ts';
import { hostileInputs } from './hostile-inputs.ts';
import type { HostileEnd } from './read-hostile.ts';

const context = { sourceId: 's', url: 'https://e.example/', seen: '2025-01-01T00:00:00.000Z' };

function read(bytes: Uint8Array): HostileEnd['end'] {
  try {
    return normalizeFeed(bytes, context).entries.length;
  } catch (error) {
    if (error instanceof Error && error.name === 'PlanetError' && 'code' in error) return String(error.code);
    throw error;
  }
}

normalizeFeed('<rss version="2.0"/>', context);
for (const place of process.argv.slice(2)) {
  const bytes = Buffer.from(hostileInputs[Number(place)]?.make() ?? '');
  const before = process.memoryUsage().rss;
  const begin = performance.now();
  const used = process.cpuUsage();
  const end = read(bytes);
  const milliseconds = performance.now() - begin;
  const { user, system } = process.cpuUsage(used);
  const memory = Math.max(0, process.resourceUsage().maxRSS / 1024 - before / 2 ** 20);
  const told: HostileEnd = {
    end,
    milliseconds,
    cpu: (user + system) / 1000,
    memory,
    isPolluted: 'polluted' in {},
  };
  console.log(JSON.stringify(told));
}
