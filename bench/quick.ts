/**
 * What a turn costs where nothing else holds the machine up: a quarter of the turns were quicker. A machine that is shared has slow
 * phases of a second or two, which fall on one reader or another, so medians of the same program differ by half.
 */
export function quick(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;
}
