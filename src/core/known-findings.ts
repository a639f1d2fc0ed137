/**
 * Findings that are to be left alone, as many as `count`: what tells them from others of the same file is their rule
 * and the name of the setting they stand at, neither the line nor the value. So they are known again when lines come
 * and go, and nothing of a secret is kept.
 */
export interface KnownFinding {
  readonly rule: string;
  /** Absent for findings that stand at nothing with a name. */
  readonly setting?: string;
  readonly count: number;
}

/** What of a finding tells it from others. */
export interface Recognizable {
  readonly rule: string;
  readonly setting?: string;
}

/** The findings that are not known, and what is known but was not found. */
export interface Sorted<F extends Recognizable> {
  readonly left: readonly F[];
  readonly missing: readonly KnownFinding[];
}

/** Leaves out the findings that are known: of those that are alike the first, as many as are known. */
export function leaveOutKnown<F extends Recognizable>(
  findings: readonly F[],
  known: readonly KnownFinding[],
): Sorted<F> {
  const remaining = new Map<string, number>();
  for (const each of known) remaining.set(keyOf(each), (remaining.get(keyOf(each)) ?? 0) + each.count);
  const left = findings.filter((finding) => {
    const count = remaining.get(keyOf(finding)) ?? 0;
    remaining.set(keyOf(finding), count - 1);
    return count <= 0;
  });
  return { left, missing: countedOf(known, remaining) };
}

/** Counts the findings that are alike, in the order in which each kind comes first. */
export function knownFindings(findings: readonly Recognizable[]): readonly KnownFinding[] {
  const counted = new Map<string, KnownFinding>();
  for (const { rule, setting } of findings) {
    const named = { rule, ...(setting !== undefined && { setting }) };
    counted.set(keyOf(named), { ...named, count: (counted.get(keyOf(named))?.count ?? 0) + 1 });
  }
  return [...counted.values()];
}

function countedOf(
  known: readonly KnownFinding[],
  remaining: ReadonlyMap<string, number>,
): readonly KnownFinding[] {
  const missing = new Map<string, KnownFinding>();
  for (const each of known) {
    const count = remaining.get(keyOf(each)) ?? 0;
    if (count > 0) missing.set(keyOf(each), { ...each, count });
  }
  return [...missing.values()];
}

function keyOf({ rule, setting }: Recognizable): string {
  return JSON.stringify([rule, setting]);
}
