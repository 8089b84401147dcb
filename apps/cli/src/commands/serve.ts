import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PlanetError } from '@planet-ceres/model';
import { loadConfig } from '@planet-ceres/planet';
import sirv from 'sirv';
import { exitCode } from '../exit-code.ts';
import { nearPath } from '../near-path.ts';

/** `planet serve`: the published folder on the loopback interface, until interrupted. */
export async function serve(target: string, options: { port: number }): Promise<number> {
  const { output } = await loadConfig(target, { isOffline: true, env: process.env });
  if (!existsSync(join(output, 'index.html'))) {
    throw new PlanetError('PUBLISH_FAILED', `${nearPath(output)} holds no site yet.`, {
      hint: `Run "planet build ${target}" first.`,
    });
  }
  // `dev` reads every file anew: a build while serving is seen at once.
  const files = sirv(output, { dev: true });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404).end('Not found');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  }).catch((cause: NodeJS.ErrnoException) => {
    throw new PlanetError('PUBLISH_FAILED', `Port ${options.port} cannot be listened on: ${cause.message}.`, {
      hint: 'Choose another with --port, or --port 0 for any free one.',
      cause,
    });
  });
  const { port } = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${port}/ shows ${nearPath(output)}. Stop with Ctrl-C.`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  server.close();
  return exitCode.done;
}
