/** Does the same work as often as it is told to, in a process of its own. */
export interface TurnTaker {
  /** Seconds of CPU, user and system, that so many passes took. */
  take(passes: number): Promise<number>;
  /** It compiles nothing while it runs. */
  isWarm?: boolean;
}

const warmUps = 8;
const rounds = 11;
/** Seconds of CPU that a turn is to take: long enough that it matters little what the others left in the caches. */
const turn = 1.2;

/**
 * Turn and turn about, so that what else goes on falls on all alike. For each the seconds of CPU of a pass, one number a round, once
 * all are warm.
 */
export async function takeTurns(takers: readonly TurnTaker[]): Promise<number[][]> {
  const all = takers.map((taker) => ({ taker, passes: 1, costs: [] as number[] }));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const each of round % 2 === 0 ? all : all.toReversed()) {
      if (round < 0 && each.taker.isWarm) continue;
      const pass = (await each.taker.take(each.passes)) / each.passes;
      if (round >= 0) each.costs.push(pass);
      each.passes = Math.max(1, Math.round(turn / pass));
    }
  }
  return all.map(({ costs }) => costs);
}
