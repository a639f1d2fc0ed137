import type { Fact, Found, Rule } from './rule.ts';
import { statedNameAt } from './stated-name.ts';
import type { Evidence, Fix, Place, Severity, Span } from './types.ts';

/** A fault that a rule found in one text. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** The name of what it stands at; absent where that has none. */
  readonly setting?: string;
  readonly codes: readonly number[];
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
}

/** What the user chose for a rule: another severity, or silence. */
export type RuleLevel = Severity | 'off';

/** Told of a rule that threw: a bug of the rule, never of the text. The other rules still run. */
export type ReportBug = (rule: string, error: unknown) => void;

/** What the rules judge: the facts of one file, beside what the files of the workspace say. */
export interface Case<F extends Fact, Workspace> {
  readonly uri: string;
  readonly facts: readonly F[];
  readonly workspace: Workspace;
}

/** Lets every rule judge every fact of its kinds. Findings come in the order of the text. */
export function check<F extends Fact, Workspace>(
  judged: Case<F, Workspace>,
  rules: readonly Rule<F, Workspace>[],
  levels: Readonly<Record<string, RuleLevel>>,
  reportBug: ReportBug,
): readonly Finding[] {
  const findings = rules.flatMap((rule) => {
    const level = levels[rule.id];
    return level === 'off' ? [] : judge(rule, judged, level, reportBug);
  });
  return withoutRepeats(findings).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A setting that serves several applications is judged with each of them, and reported once. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.span.start} ${finding.span.end}`;
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}

function judge<F extends Fact, Workspace>(
  rule: Rule<F, Workspace>,
  { facts, workspace, uri }: Case<F, Workspace>,
  level: Severity | undefined,
  reportBug: ReportBug,
): readonly Finding[] {
  const findings: Finding[] = [];
  const kinds: readonly string[] = typeof rule.on === 'string' ? [rule.on] : rule.on;
  try {
    for (const fact of facts) {
      if (!kinds.includes(fact.kind)) continue;
      for (const found of rule.check(fact, workspace, uri)) {
        const finding = findingOf(rule, found, level, uri);
        const setting = statedNameAt(fact, finding.span);
        findings.push(setting === undefined ? finding : { ...finding, setting });
      }
    }
  } catch (error) {
    reportBug(rule.id, error);
  }
  return findings;
}

function findingOf(
  rule: Pick<Rule, 'id' | 'severity' | 'messages' | 'prevents'>,
  found: Found,
  level: Severity | undefined,
  uri: string,
): Finding {
  return {
    rule: rule.id,
    severity: level ?? found.severity ?? rule.severity,
    message: fill(rule.messages[found.message] ?? '', found.values ?? {}),
    span: isPlace(found.at) ? found.at.span : found.at,
    codes: rule.prevents,
    evidence: (found.evidence ?? []).map(({ uri: at, ...rest }) =>
      at === uri || at === undefined ? rest : { uri: at, ...rest },
    ),
    fixes: found.fixes ?? [],
  };
}

function isPlace(at: Place | Span): at is Place {
  return 'span' in at;
}

function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
