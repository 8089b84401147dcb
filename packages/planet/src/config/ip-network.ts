/** A range of addresses: `10.0.0.0/8`, `fd00::/8`. */
export interface Network {
  first: bigint;
  /** How many of the 128 bits are the network's. */
  bits: bigint;
}

/** An IP address as a number of 128 bits, IPv4 as IPv6 maps it (RFC 4291 §2.5.5.2). Absent for anything else. */
export function addressOf(host: string): bigint | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return fromBytes(host.split('.').map(Number));
  if (!host.includes(':') || !URL.canParse(`http://[${host}]`)) return undefined;
  // The URL parser leaves groups of hex digits and one "::".
  const [before = '', after] = new URL(`http://[${host}]`).hostname.slice(1, -1).split('::');
  const [head, tail] = [groups(before), groups(after ?? '')];
  const missing = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<number>(missing).fill(0), ...tail].reduce(
    (sum, group) => (sum << 16n) | BigInt(group),
    0n,
  );
}

/** A network in CIDR notation (RFC 4632 §3.1). Absent for anything else. */
export function networkOf(text: string): Network | undefined {
  const [, host = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const first = addressOf(host);
  const most = host.includes(':') ? 128 : 32;
  if (first === undefined || Number(bits) > most) return undefined;
  return { first, bits: BigInt(Number(bits) + 128 - most) };
}

/** Whether an address lies in a network. */
export function isInNetwork(address: bigint, { first, bits }: Network): boolean {
  return (address ^ first) >> (128n - bits) === 0n;
}

function fromBytes(bytes: readonly number[]): bigint | undefined {
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0xffffn);
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
