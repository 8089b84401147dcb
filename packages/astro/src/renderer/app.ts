import type { Edition } from '@planet-ceres/model';
import { createApp } from 'astro/app/entrypoint';
import type { Rendered } from './load-renderer.ts';

const app = createApp({ streaming: false });

/** What Astro compiles the renderer from: `Renderer.render`. Rejects with whatever a page throws. */
export async function render(path: string, edition: Edition): Promise<Rendered> {
  const locals: App.Locals = { edition };
  const request = new Request(new URL(path, 'http://localhost/'));
  const response = await app.render(request, { locals });
  if (locals.failure !== undefined) throw locals.failure;
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: await response.text(),
  };
}
