import { planet } from '@planet-ceres/astro';
import { defineConfig } from 'astro/config';

const home = '../../examples/planet-samba';

export default defineConfig({
  // Files the planet publishes as they are, its members' faces among them.
  publicDir: `${home}/public`,
  integrations: [planet({ config: `${home}/planet.yaml` })],
});
