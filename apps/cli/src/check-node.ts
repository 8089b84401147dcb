import { PlanetError } from '@planet-ceres/model';

/** Throws `BAD_CONFIG` under a Node that lacks what the store needs, rather than to fail somewhere in the middle. */
export function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 19)) return;
  throw new PlanetError('BAD_CONFIG', `planet needs Node 22.19 or newer, and this is Node ${version}.`, {
    hint: 'Install a current Node, or run "npx --package=node@24 --package=planet-ceres planet" in its place.',
  });
}
