// A process of its own: sanitizes one hostile markup, by its place in the list, and prints what that cost.
import { hostileMarkup } from '../../../packages/sanitize/fixtures/hostile-markup.ts';
import { createSanitizer } from '../../../packages/sanitize/src/sanitizer.ts';
import type { HostileEnd } from './hostile.ts';

const { sanitize } = createSanitizer();
const context = { baseUrl: 'https://feed.example/' };
const before = process.memoryUsage().rss;
const html = hostileMarkup[Number(process.argv[2])]?.make() ?? '';
const begin = performance.now();
const used = process.cpuUsage();
const { fallback } = sanitize(html, context);
const { user, system } = process.cpuUsage(used);
const told: HostileEnd = {
  ...(fallback !== undefined && { fallback }),
  milliseconds: performance.now() - begin,
  cpu: (user + system) / 1000,
  memory: process.resourceUsage().maxRSS / 1024 - before / 2 ** 20,
};
console.log(JSON.stringify(told));
