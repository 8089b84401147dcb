import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';

// In a process of its own: vitest would load the config by its own means, not by Node's.
async function loadInNode(files: Record<string, string>): Promise<Record<string, unknown>> {
  const folder = tempFolder(files);
  const script = `
    const { loadConfig } = await import(${JSON.stringify(new URL('./load-config.ts', import.meta.url).href)});
    const { writeFileSync } = await import('node:fs');
    const told = {};
    const load = async (file) =>
      loadConfig(file).then(({ title }) => title, ({ code, message }) => code + ' ' + message);
    for (const file of ${JSON.stringify(Object.keys(files))}) told[file] = await load(${JSON.stringify(`${folder}/`)} + file);
    const again = ${JSON.stringify(join(folder, 'again.config.js'))};
    writeFileSync(again, 'export default { title: "One" };');
    told.before = await load(again);
    writeFileSync(again, 'export default { title: "Two, changed" };');
    told.after = await load(again);
    told.missing = await load(${JSON.stringify(join(folder, 'missing.ts'))});
    console.log(JSON.stringify(told));`;
  const args = ['--conditions=@planet-ceres/source', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout.replaceAll(`${folder}/`, ''));
}

test('a config may be a module in TypeScript or JavaScript, and its mistakes are told with their line', async () => {
  const told = await loadInNode({
    'default.config.ts':
      'interface Nothing {}\nexport default { title: "By default" } satisfies object & Nothing;',
    'named.config.js': 'export const planet = { title: "By name" };',
    'broken.config.ts': 'export default {\n  title: "P",\n  url: ,\n};\n',
    'broken.config.js': 'export default {\n  title: "P",\n  url: ,\n};\n',
    'throws.config.js': 'const no = undefined;\nno.such.luck();\n',
    'nothing.config.js': 'export const other = 1;',
    'null.config.js': 'throw Object.create(null);',
    'promise.config.js': 'export default Promise.reject(new Error("x"));',
    'odd.config.js':
      'export default { get title() { throw new Error("no title") }, url: () => 1, intro: Symbol("x"), language: 1n,' +
      ' output: Promise.resolve(), members: [{ feed: 5 }] };',
    'imports.config.js': 'import "./gone.js";',
  });
  expect(told).toMatchInlineSnapshot(`
    {
      "after": "Two, changed",
      "before": "One",
      "broken.config.js": "BAD_CONFIG broken.config.js: Unexpected token ','",
      "broken.config.ts": "BAD_CONFIG broken.config.ts, line 3: Expression expected",
      "default.config.ts": "By default",
      "imports.config.js": "BAD_CONFIG imports.config.js: Cannot find module 'gone.js' imported from imports.config.js",
      "missing": "BAD_CONFIG There is no file or folder "missing.ts".",
      "named.config.js": "By name",
      "nothing.config.js": "BAD_CONFIG nothing.config.js exports no config.",
      "null.config.js": "BAD_CONFIG null.config.js: something was thrown that says nothing",
      "odd.config.js": "BAD_CONFIG odd.config.js has 6 problems:
      title: cannot be read: no title
      output: is a promise, and no setting takes one. Put "await" before what makes it.
      url: must be text, but is a function
      intro: must be text, but is Symbol(x)
      language: must be text, but is 1
      members.0.feed: must be text, but is 5. Put it in quotes: "5".",
      "promise.config.js": "BAD_CONFIG promise.config.js exports a promise, not a config.",
      "throws.config.js": "BAD_CONFIG throws.config.js, line 2: Cannot read properties of undefined (reading 'such')",
    }
  `);
});
