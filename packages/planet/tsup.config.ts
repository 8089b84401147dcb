import { defineConfig } from 'tsup';
import { base } from '../../tsup.config.base.ts';

export default defineConfig({
  ...base,
  entry: {
    index: 'src/index.ts',
    add: 'src/add/index.ts',
    schema: 'src/schema.ts',
    venus: 'src/venus/index.ts',
  },
});
