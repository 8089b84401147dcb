// Runs `pnpm run <script>` under a Node and a pnpm that this workspace supports, on any machine with npm 10 or newer.
// What the host lacks comes from the npm registry through npm exec's own cache; nothing is installed globally.
import { spawnSync } from 'node:child_process';

const [script, ...args] = process.argv.slice(2);
const shell = process.platform === 'win32';
const [major, minor] = process.versions.node.split('.').map(Number);
const nodeFits = major >= 26 || (major === 24 && minor >= 11) || (major === 22 && minor >= 19);

const versionOf = (command) => {
  const result = spawnSync(command, ['--version'], { encoding: 'utf8', shell });
  return result.status === 0 ? result.stdout.trim() : '';
};
const run = (command, commandArgs) => {
  const result = spawnSync(command, commandArgs, { stdio: 'inherit', shell, env: environment });
  process.exit(result.status ?? 1);
};
const environment = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };

if (nodeFits && versionOf('pnpm').startsWith('12.')) run('pnpm', ['run', script, ...args]);

const npmMajor = Number(versionOf('npm').split('.')[0]);
run('npm', [
  'exec',
  '--yes',
  // npm 12 runs no install script unless told to; the nested install of npm 11 refuses the very flag that says so.
  ...(npmMajor >= 12 ? ['--allow-scripts=node,pnpm'] : []),
  ...(nodeFits ? [] : ['--package=node@24']),
  '--package=pnpm@12',
  '--',
  'pnpm',
  'run',
  script,
  ...args,
]);
