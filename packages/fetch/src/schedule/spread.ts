import { hash } from 'node:crypto';

/**
 * A number from `low` to `high` that looks random but belongs to the text: feeds are spread over time, and the same state gives
 * the same plan again.
 */
export function spread(text: string, low: number, high: number): number {
  const fraction = Number.parseInt(hash('sha256', text, 'hex').slice(0, 8), 16) / 0xffffffff;
  return low + fraction * (high - low);
}
