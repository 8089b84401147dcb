import { cp, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsup';
import { base } from '../../tsup.config.base.ts';
import { configJsonSchema } from './src/config/json-schema.ts';

/** What reads a config comes bundled: as 167 files, zod and yaml cost a run with nothing to do a third of its CPU time. */
const bundled = ['zod', 'yaml'];

export default defineConfig({
  ...base,
  entry: {
    index: 'src/index.ts',
    add: 'src/add/index.ts',
    // What the threads of the feed reader load: found by its name.
    'read-body': 'src/update/read-body.ts',
    schema: 'src/schema.ts',
    import: 'src/import/index.ts',
    state: 'src/state/index.ts',
  },
  noExternal: bundled,
  esbuildOptions(options) {
    // Its build for Node is CommonJS, which cannot be bundled into a module.
    options.alias = { yaml: inModules('yaml/browser/index.js') };
  },
  async onSuccess() {
    const schema = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
    await writeFile(new URL('dist/planet.schema.json', import.meta.url), schema);
    for (const name of bundled)
      await cp(inModules(`${name}/LICENSE`), fileURLToPath(new URL(`dist/LICENSE.${name}`, import.meta.url)));
  },
});

function inModules(path: string): string {
  return fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
}
