import type { ListConfig, ListInput } from './planet-config.ts';
import type { Report } from './problem.ts';
import { type AddressContext, resolveAddress, secretOf } from './resolve-address.ts';

/** The lists in the config's order; what is wrong with them goes to `report`, and those that can never be read are left out. */
export function resolveLists(
  inputs: readonly ListInput[] | undefined,
  context: AddressContext & { report: Report },
): ListConfig[] {
  const { report } = context;
  const taken = new Map<string, string>();
  return (inputs ?? []).flatMap((input, index) => {
    const place = `lists.${index}`;
    const found = resolveAddress(input.from, `${place}.from`, context, report);
    if (found === undefined || found.never !== undefined) return [];
    const from = found.address;
    const earlier = taken.get(from);
    if (earlier) {
      report(`${place}.from`, `${JSON.stringify(input.from)} is the list of ${earlier} once more`);
      return [];
    }
    taken.set(from, place);
    if (/\.[cm]?[jt]s$/i.test(from.replace(/[?#].*$/, ''))) {
      const hint = 'Write it as YAML, TOML, JSON, OPML or CSV.';
      report(`${place}.from`, `${JSON.stringify(input.from)} is a program, and lists are only read`, hint);
      return [];
    }
    const secret = secretOf(input.from, context);
    return [{ ...input, from, ...(secret && { secret }) }];
  });
}
