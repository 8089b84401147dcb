import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listPackages, listSources, root } from '../setup/workspace.ts';

const floors: Record<string, number> = {
  '@planet-ceres/model': 0,
  '@planet-ceres/fetch': 1,
  '@planet-ceres/normalize': 1,
  '@planet-ceres/sanitize': 1,
  '@planet-ceres/timeline': 1,
  '@planet-ceres/syndicate': 1,
  '@planet-ceres/planet': 2,
  '@planet-ceres/astro': 3,
  '@planet-ceres/site': 4,
  'planet-ceres': 4,
};
/** What a package is built with and carries in itself. */
const bundled: Record<string, string[]> = {
  '@planet-ceres/planet': ['zod', 'yaml'],
  'planet-ceres': ['@planet-ceres/astro'],
};
const packages = listPackages();

/** What a source file imports, statically or not: package names and `node:` modules. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    // These two read addresses and open nothing.
    .replace("import { BlockList, isIP } from 'node:net';", '');
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\s[^;'"]*?from '([^']+)'/gm),
    ...text.matchAll(/^import '([^']+)'/gm),
    ...text.matchAll(/\bimport\('([^']+)'\)/g),
  ].map((match) => match[1] ?? '');
  return specifiers
    .filter((name) => !name.startsWith('.') && !name.startsWith('virtual:'))
    .map((name) => name.match(/^(node:[^/]+|@[^/]+\/[^/]+|[^/]+)/)?.[0] ?? name);
}

test('every package stands on a floor', () => {
  expect(packages.map(({ name }) => name).sort()).toEqual(Object.keys(floors).sort());
});

test.each(packages)('$name depends on floors below its own only', ({ name, manifest }) => {
  const own = floors[name] ?? -1;
  const runtime = { ...manifest.dependencies, ...manifest.peerDependencies };
  const wrong = Object.keys(runtime).filter((other) => other in floors && (floors[other] ?? 9) >= own);
  expect(wrong).toEqual([]);
});

test.each(packages)('$name imports only what it declares', ({ name, folder, manifest }) => {
  const declared = new Set([
    name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
    ...(bundled[name] ?? []),
  ]);
  const undeclared = listSources(`${folder}/src`).flatMap((path) =>
    importsOf(path)
      .filter((imported) => !imported.startsWith('node:') && !imported.startsWith('astro:'))
      .filter((imported) => !declared.has(imported))
      .map((imported) => `${path}: ${imported}`),
  );
  expect(undeclared).toEqual([]);
});

test('a third-party library is known to one package', () => {
  const owners = new Map<string, string[]>();
  for (const { name, manifest } of packages) {
    for (const library of Object.keys(manifest.dependencies ?? {})) {
      if (!(library in floors)) owners.set(library, [...(owners.get(library) ?? []), name]);
    }
  }
  const shared = [...owners].filter(([, names]) => names.length > 1);
  expect(shared).toEqual([]);
});

test('fetch alone knows the network, floor 1 knows neither clock nor environment nor disk', () => {
  const network = ['node:net', 'node:tls', 'node:dns', 'node:http', 'node:https', 'node:http2', 'undici'];
  const found: string[] = [];
  for (const { name, folder } of packages.filter((each) => (floors[each.name] ?? 9) <= 2)) {
    for (const path of listSources(`${folder}/src`)) {
      const imported = importsOf(path);
      const code = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      if (name !== '@planet-ceres/fetch' && imported.some((each) => network.includes(each)))
        found.push(`${path}: network`);
      if (/\bfetch\(/.test(code)) found.push(`${path}: global fetch`);
      if (/\bconsole\b/.test(code)) found.push(`${path}: console`);
      if ((floors[name] ?? 9) > 1) continue;
      if (imported.some((each) => each === 'node:fs')) found.push(`${path}: disk`);
      // fetch measures its own pauses and limits; what it reports carries no time of day.
      if (name !== '@planet-ceres/fetch' && /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/.test(code))
        found.push(`${path}: clock`);
      if (/\bprocess\.env\b/.test(code)) found.push(`${path}: environment`);
    }
  }
  expect(found).toEqual([]);
});

test('no file is longer than 400 lines, and none has a name that says nothing', () => {
  const sources = packages.flatMap(({ folder }) => listSources(`${folder}/src`));
  const long = sources.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 400);
  const nameless = sources.filter((path) => /(^|\/)(utils?|helpers?|common|misc|core)(\/|\.ts$)/.test(path));
  expect({ long, nameless }).toEqual({ long: [], nameless: [] });
});
