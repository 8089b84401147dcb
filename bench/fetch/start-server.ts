import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own. */
export interface ServerProcess {
  port: number;
  /** Sends a word and resolves to what the server answers. */
  ask<Reply>(word: string): Promise<Reply>;
  stop(): void;
}

/** Starts a file that serves; its first message is the port, and it answers each further one with one of its own. */
export async function startServer(file: URL, args: readonly string[] = []): Promise<ServerProcess> {
  const child = fork(file, args);
  // Nothing is left behind, even if the process that measures is killed: the server ends with its channel.
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    async ask<Reply>(word: string) {
      child.send(word);
      const [reply] = (await once(child, 'message')) as [Reply];
      return reply;
    },
    stop: () => child.disconnect(),
  };
}
