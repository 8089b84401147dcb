import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsup';
import { base } from '../../tsup.config.base.ts';

export default defineConfig({
  ...base,
  entry: ['src/main.ts'],
  dts: false,
  splitting: true,
  // The renderer's loader comes along with the compiled pages: at run time neither Astro nor its integration is needed.
  noExternal: ['@planet-ceres/astro'],
  async onSuccess() {
    const compiled = fileURLToPath(new URL('../../packages/astro/dist/compiled', import.meta.url));
    await cp(compiled, fileURLToPath(new URL('dist/renderer', import.meta.url)), { recursive: true });
  },
});
