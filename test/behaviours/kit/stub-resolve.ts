import type { Resolve } from '../../../packages/fetch/src/resolve.ts';

/**
 * What a name leads to: its addresses; a function that is asked every time, for a name that changes them; or `silence`, for
 * name servers that never answer.
 */
export type Leads = readonly string[] | (() => readonly string[]) | 'silence';

/** A resolver that knows these names alone; any other does not exist. */
export function stubResolve(names: Readonly<Record<string, Leads>> = {}): Resolve {
  return async (name) => {
    const leads = names[name];
    if (leads === undefined) throw dnsError('ENOTFOUND', name);
    if (leads === 'silence') throw await silence(name);
    return typeof leads === 'function' ? leads() : leads;
  };
}

/** node:dns gives up by itself; here that takes a moment. */
async function silence(name: string): Promise<Error> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return dnsError('ETIMEOUT', name);
}

function dnsError(code: string, name: string): Error {
  return Object.assign(new Error(`queryA ${code} ${name}`), { code });
}
