interface Repeated<Self> {
  readonly repeats: readonly Self[];
  readonly isRepeat: boolean;
}

/** Facts of which each first one knows the later ones that have the same key; they stay in their order. */
export function withRepeats<T extends Repeated<T>>(
  all: readonly T[],
  keyOf: (each: T) => string,
): readonly T[] {
  const repeats = new Map<string, T[]>();
  const marked = all.map((each) => {
    const earlier = repeats.get(keyOf(each));
    if (!earlier) {
      repeats.set(keyOf(each), []);
      return each;
    }
    const repeat = { ...each, isRepeat: true };
    earlier.push(repeat);
    return repeat;
  });
  return marked.map((each) => (each.isRepeat ? each : { ...each, repeats: repeats.get(keyOf(each)) ?? [] }));
}
