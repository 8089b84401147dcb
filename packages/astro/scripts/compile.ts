import { fileURLToPath } from 'node:url';
import { compileRenderer } from '../src/renderer/compile-renderer.ts';

const dir = process.argv[2] ?? fileURLToPath(new URL('../dist/compiled/', import.meta.url));
await compileRenderer(dir);
