/**
 * Works through a list from its start, at `atOnce` of its elements at a time. What fails keeps nobody else from going on; the first
 * failure is thrown once all have ended.
 */
export async function eachOf<Element>(
  list: Iterable<Element>,
  { atOnce, work }: { atOnce: number; work: (element: Element) => Promise<void> },
): Promise<void> {
  const walk = list[Symbol.iterator]();
  const walkOn = async () => {
    for (let step = walk.next(); !step.done; step = walk.next()) await work(step.value);
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, walkOn));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
