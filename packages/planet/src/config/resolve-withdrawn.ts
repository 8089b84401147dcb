import type { WithdrawnConfig, WithdrawnInput } from './planet-config.ts';

/** One word stands for both cases; a case that is not named keeps what holds otherwise. */
export function resolveWithdrawn<Otherwise extends Partial<WithdrawnConfig>>(
  input: WithdrawnInput | undefined,
  otherwise: Otherwise,
): WithdrawnConfig | Otherwise {
  return typeof input === 'string' ? { deleted: input, missing: input } : { ...otherwise, ...input };
}
