import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process that answers every line of JSON with a line of JSON, in their order. */
export interface LineProcess {
  /** Tells it something, and waits for its next answer. Throws when it has ended. */
  ask<Answer>(request: unknown): Promise<Answer>;
  /** What it says next by itself. Throws when it has ended. */
  hear<Answer>(): Promise<Answer>;
  stop(): void;
}

/** Starts a command; `name` is what errors call it. */
export function startLineProcess(name: string, [command, ...args]: [string, ...string[]]): LineProcess {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  async function hear<Answer>(): Promise<Answer> {
    const { value, done } = await answers.next();
    if (done) throw new Error(`${name} has ended.`);
    return JSON.parse(value);
  }

  return {
    hear,
    ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return hear();
    },
    stop() {
      child.stdin.end();
    },
  };
}
