import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { listPackages, root } from '../setup/workspace.ts';

interface Door {
  door: string;
  source: string;
}

/** Every entry point that the published packages offer, and the file behind it. */
function listDoors(): Door[] {
  return listPackages().flatMap(({ name, folder }) => {
    const { exports = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return Object.entries(exports as Record<string, { '@planet-ceres/source'?: string }>).flatMap(
      ([path, target]) => {
        const source = target['@planet-ceres/source'];
        return source?.endsWith('.ts') ? [{ door: name + path.slice(1), source: join(folder, source) }] : [];
      },
    );
  });
}

/** The names an index re-exports. Throws on anything but `export { name } from './file.ts'`. */
function namesOf(source: string): string[] {
  const file = ts.createSourceFile(source, readFileSync(join(root, source), 'utf8'), ts.ScriptTarget.ES2023);
  return file.statements
    .flatMap((statement) => {
      if (
        !ts.isExportDeclaration(statement) ||
        !statement.exportClause ||
        !ts.isNamedExports(statement.exportClause)
      ) {
        throw new Error(`${source} does more than re-export names: ${statement.getText(file)}`);
      }
      return statement.exportClause.elements.map(({ name }) => name.text);
    })
    .sort();
}

test.each(listDoors())('$door offers exactly these names, twelve at most', async ({ door, source }) => {
  const names = namesOf(source);
  expect(names.length).toBeLessThanOrEqual(12);
  await expect(`${names.join('\n')}\n`).toMatchFileSnapshot(
    `__snapshots__/${door.replace('@planet-ceres/', '').replaceAll('/', '-')}.txt`,
  );
});
