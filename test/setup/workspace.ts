import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the workspace's root. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** A package or an app of the workspace. */
export interface WorkspacePackage {
  /** `packages/fetch` */
  folder: string;
  name: string;
  manifest: {
    private?: boolean;
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
    peerDependencies?: Record<string, string>;
  };
}

/** Every package and app, in the order of their folders. */
export function listPackages(): WorkspacePackage[] {
  return ['packages', 'apps']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      return { folder, name: manifest.name, manifest };
    });
}

/** The source files (`.ts`, `.astro`) below a folder, without tests, as paths relative to the root; none where there is no such folder. */
export function listSources(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => /\.(ts|astro)$/.test(path) && !path.endsWith('.test.ts') && !path.includes('node_modules'),
    )
    .map((path) => join(folder, path));
}
