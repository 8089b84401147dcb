import * as z from 'zod';
import { configSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of a config file: editors complete and check a `planet.yaml` with it. */
export function configJsonSchema(): Record<string, unknown> {
  return { title: 'Planet Ceres config', ...z.toJSONSchema(configSchema(), { io: 'input' }) };
}
