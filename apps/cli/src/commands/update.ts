import { open } from '../open.ts';
import type { UpdateOptions } from '../options.ts';
import { createPrinter } from '../printer.ts';
import { updatePlanet } from '../update-planet.ts';

/** `planet update`: fetch into the store, publish nothing. */
export async function update(target: string, options: UpdateOptions): Promise<number> {
  const printer = createPrinter(options);
  const planet = await open(target, options);
  try {
    return await updatePlanet(planet, options, printer);
  } finally {
    planet.close();
  }
}
