/** A text made of parts of another, in order, with additions. */
export interface Output {
  /** Takes over everything from the last place up to here as it stands; leaves it out while muted. */
  keepTo(at: number): void;
  /** Takes over everything up to `from`, then puts `by` in the place of what goes up to `to`. */
  replace(from: number, to: number, by?: string): void;
  /** Adds text of one's own, unless muted. */
  add(text: string): void;
  /** Nothing is taken over or added until it is unmuted as often. */
  mute(): void;
  unmute(): void;
  /** Reserves a place that can be filled later. */
  reserve(): number;
  fill(place: number, text: string): void;
  /** Forgets everything after a reserved place. */
  cutBack(place: number): void;
  join(): string;
}

/** Starts at a place in the text; everything before it is left out. */
export function createOutput(text: string, start: number): Output {
  const parts: string[] = [];
  let last = start;
  let muted = 0;
  const output: Output = {
    keepTo(at) {
      if (muted === 0 && at > last) parts.push(text.slice(last, at));
      last = Math.max(last, at);
    },
    replace(from, to, by = '') {
      output.keepTo(from);
      output.add(by);
      last = Math.max(last, to);
    },
    add(added) {
      if (muted === 0 && added !== '') parts.push(added);
    },
    mute() {
      muted++;
    },
    unmute() {
      muted--;
    },
    reserve() {
      return parts.push('') - 1;
    },
    fill(place, filled) {
      parts[place] = filled;
    },
    cutBack(place) {
      parts.length = place;
    },
    join() {
      return parts.join('');
    },
  };
  return output;
}
