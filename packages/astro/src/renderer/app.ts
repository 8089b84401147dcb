import type { Edition } from '@planet-ceres/model';
import { createApp } from 'astro/app/entrypoint';
import type { Rendered } from './load-renderer.ts';

const app = createApp({ streaming: false });

/** Renders one path of the site. It becomes the renderer's only export when Astro compiles it. */
export async function render(path: string, edition: Edition): Promise<Rendered> {
  const request = new Request(new URL(path, 'http://localhost/'));
  const response = await app.render(request, { locals: { edition } });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: await response.text(),
  };
}
