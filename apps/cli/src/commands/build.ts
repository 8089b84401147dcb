import { exitCode } from '../exit-code.ts';
import { open } from '../open.ts';
import type { RenderOptions, UpdateOptions } from '../options.ts';
import { createPrinter } from '../printer.ts';
import { publishSite } from '../publish-site.ts';
import { updatePlanet } from '../update-planet.ts';

/** `planet build`: update, render, publish. Where no feed could be read the site stays as it is. */
export async function build(target: string, options: UpdateOptions & RenderOptions): Promise<number> {
  const printer = createPrinter(options);
  const planet = await open(target, options);
  try {
    const updated = await updatePlanet(planet, options, printer);
    return updated === exitCode.done ? await publishSite(planet, printer, options) : updated;
  } finally {
    planet.close();
  }
}
