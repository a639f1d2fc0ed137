/**
 * Does something for each item, `limit` at a time, in their order. What is not begun when `mayGoOn` says no is left
 * out of the answer. Rejects with the first error, and begins nothing after it.
 */
export async function eachAtMost<Item, Result>(
  limit: number,
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
  mayGoOn: () => boolean = () => true,
): Promise<ReadonlyMap<Item, Result>> {
  const results = new Map<Item, Result>();
  const left = items.values();
  let isFailed = false;
  const work = async () => {
    for (const item of left) {
      if (isFailed || !mayGoOn()) return;
      try {
        results.set(item, await act(item));
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
