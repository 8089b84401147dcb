export async function hostile(o: object): Promise<import('../figure.ts').Figure[]> {
  return [];
}
