export async function corpus(o: object): Promise<import('../figure.ts').Figure[]> {
  return [];
}
