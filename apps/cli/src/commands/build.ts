import { exitCode } from '../exit-code.ts';
import { open } from '../open.ts';
import type { RenderOptions, UpdateOptions } from '../options.ts';
import { createPrinter } from '../printer.ts';
import { publishSite } from '../publish-site.ts';
import { updatePlanet } from '../update-planet.ts';

/** `planet build`: update, render, publish, tell the hub. Where no feed could be read the site stays as it is. */
export async function build(target: string, options: UpdateOptions & RenderOptions): Promise<number> {
  const printer = createPrinter(options);
  const planet = await open(target, options);
  try {
    const updated = await updatePlanet(planet, options, printer);
    if (updated !== exitCode.done) return updated;
    const written = await publishSite(planet, printer, options);
    const hub = await planet.tellHub(written);
    if (hub) printer.toldHub(hub);
    return exitCode.done;
  } finally {
    planet.close();
  }
}
