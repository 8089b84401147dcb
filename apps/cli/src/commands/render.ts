import { exitCode } from '../exit-code.ts';
import { openOffline } from '../open.ts';
import type { RenderOptions } from '../options.ts';
import { createPrinter } from '../printer.ts';
import { publishSite } from '../publish-site.ts';

/** `planet render`: publish from the store, without the network. */
export async function render(target: string, options: RenderOptions): Promise<number> {
  const printer = createPrinter(options);
  const planet = await openOffline(target);
  try {
    await publishSite(planet, printer, options);
    return exitCode.done;
  } finally {
    planet.close();
  }
}
