import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { listPackages, root } from '../setup/workspace.ts';

/** Each `ts` block of each README, as a module that stands beside it. Those of the root stand where everything resolves. */
function readBlocks(): Map<string, string> {
  const readmes = listPackages()
    .map(({ folder }) => ({ path: `${folder}/README.md`, beside: folder }))
    .concat({ path: 'README.md', beside: 'apps/cli' }, { path: 'docs/migrating.md', beside: 'apps/cli' });
  const blocks = new Map<string, string>();
  for (const { path, beside } of readmes) {
    if (!existsSync(join(root, path))) continue;
    const text = readFileSync(join(root, path), 'utf8');
    let number = 0;
    for (const [, code = ''] of text.matchAll(/^```ts\n([\s\S]*?)^```/gm)) {
      number += 1;
      blocks.set(join(root, beside, `${path.replaceAll('/', '-')}.${number}.ts`), `${code}\nexport {};\n`);
    }
  }
  return blocks;
}

function compile(blocks: Map<string, string>): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const settings = { ...options, isolatedDeclarations: false, declaration: false };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => blocks.has(path) || fileExists(path);
  host.readFile = (path) => blocks.get(path) ?? readFile(path);
  const program = ts.createProgram([...blocks.keys()], settings, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

test('every package has a README that opens with what it is for and how to use it', () => {
  const lacking = listPackages()
    .map(({ folder }) => `${folder}/README.md`)
    .filter(
      (path) => !existsSync(join(root, path)) || !/^# .+\n\n\S/.test(readFileSync(join(root, path), 'utf8')),
    );
  expect(lacking).toEqual([]);
});

test('every code block of a README compiles', { timeout: 60_000 }, () => {
  const blocks = readBlocks();
  expect(blocks.size).toBeGreaterThan(5);
  expect(compile(blocks)).toEqual([]);
});

test('every link between documents leads somewhere', () => {
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    'docs/map.md',
    'docs/decisions.md',
    'docs/safety.md',
    'docs/migrating.md',
  ].concat(listPackages().map(({ folder }) => `${folder}/README.md`));
  const broken = documents.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, target = '']) => join(path, '..', target))
      .filter((target) => !existsSync(join(root, target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(broken).toEqual([]);
});
