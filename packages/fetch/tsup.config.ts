import { defineConfig } from 'tsup';
import { base } from '../../tsup.config.base.ts';

export default defineConfig({
  ...base,
  entry: { address: 'src/address.ts', index: 'src/index.ts', schedule: 'src/schedule/index.ts' },
});
