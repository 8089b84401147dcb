import { readFileSync, writeFileSync } from 'node:fs';
import { configJsonSchema } from '../src/config/json-schema.ts';
import { withReference } from './config-reference.ts';

const path = new URL('../../../docs/config.md', import.meta.url);
writeFileSync(path, withReference(readFileSync(path, 'utf8'), configJsonSchema()));
