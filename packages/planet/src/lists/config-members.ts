import { expandVariables } from '../config/expand-variables.ts';
import type { RawConfig } from '../config/load-config.ts';
import type { MemberInput } from '../config/planet-config.ts';
import { checkShape } from '../config/shape-problems.ts';
import type { ConfigFormat } from './list-format.ts';
import { refuseHugeYaml } from './refuse-huge-yaml.ts';

/**
 * The members of somebody else's config, and what is left out. A setting that is wrong is left out alone, a member without
 * a feed as a whole. It is data only: no variable of this machine's environment is put into it, and no certificate is
 * trusted because of it. Throws `BAD_CONFIG` for what breaks its format.
 */
export async function configMembers(
  bytes: Uint8Array,
  format: ConfigFormat,
  file: string,
): Promise<{ members: MemberInput[]; notices: string[] }> {
  const raw = await readRaw(bytes, format, file);
  const given = membersIn(raw.input);
  const { input, problems: unset } = expandVariables(given, {});
  const { config, problems } = checkShape({ title: file, members: input });
  const open = new Set(unset.map(({ path }) => path.split('.')[0]));
  const members = (config?.members ?? []).flatMap((member, index) =>
    open.has(String(index)) ? [] : [withoutTrust(member)],
  );
  const notices = [...problems, ...unset.map((one) => ({ ...one, path: `members.${one.path}` }))];
  return {
    // What was taken out has left a hole.
    members: members.filter((member) => member !== undefined),
    notices: [
      ...(raw.notices ?? []).map(({ message }) => message),
      ...notices.map(({ path, message }) => `${path}: ${message}; it is left out.`),
    ],
  };
}

async function readRaw(bytes: Uint8Array, format: ConfigFormat, file: string): Promise<RawConfig> {
  const text = new TextDecoder().decode(bytes);
  switch (format) {
    case 'yaml':
      refuseHugeYaml(text);
      return (await import('../config/read-yaml.ts')).readYaml(text, file);
    case 'toml':
      return (await import('../config/read-toml.ts')).readToml(text, file);
    case 'json':
      return (await import('../config/read-json.ts')).readJson(text, file);
    case 'ini':
      return (await import('../import/read-planet-ini.ts')).readPlanetIni(bytes, file);
  }
}

function membersIn(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'members' in input ? (input.members ?? []) : [];
}

function withoutTrust({ insecure: _insecure, ...member }: MemberInput): MemberInput {
  return member;
}
