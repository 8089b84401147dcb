import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadRenderer, renderSite } from '@planet-ceres/astro/renderer';
import type { OutputFile, Planet } from '@planet-ceres/planet';
import type { RenderOptions } from './options.ts';
import type { Printer } from './printer.ts';

/**
 * Renders and publishes the site and the combined feeds, unless what is published is what would come out (or `rebuild`).
 * Resolves to the paths written.
 */
export async function publishSite(
  planet: Planet,
  printer: Printer,
  { rebuild }: RenderOptions,
): Promise<readonly string[]> {
  const renderer = await loadRenderer(shippedRenderer());
  if (!rebuild && planet.isPublished(renderer.id)) {
    printer.published({ written: [], removed: [], replaced: [] }, planet);
    return [];
  }
  const { unchanged: _unchanged, ...report } = await planet.publish(allFiles(), {
    renderer: renderer.id,
    ...(rebuild && { rebuild }),
  });
  printer.published(report, planet);
  return report.written;

  async function* allFiles(): AsyncGenerator<OutputFile> {
    yield* await planet.feeds();
    yield* renderSite(planet, renderer);
  }
}

// The published package holds the compiled renderer beside this file; in the workspace the astro package knows its own.
function shippedRenderer(): string | undefined {
  const folder = fileURLToPath(new URL('./renderer', import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
