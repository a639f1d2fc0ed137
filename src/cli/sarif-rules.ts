import type { EntraRule, Severity } from '../index.ts';
import { ruleAddress } from './rule-page.ts';

type Level = 'error' | 'warning' | 'note';

/** A `reportingDescriptor` of SARIF (section 3.49). */
export interface RuleDescriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: Level };
  readonly properties: { readonly tags: readonly string[] };
}

/** What is found about comments that silence, and of files that are too large: no rules, but reported like those of one. */
const FURTHER = [
  {
    id: 'checked-in-part',
    severity: 'info',
    finds: 'A file that is not read to its end.',
    why: 'It is larger than files that people write, nests too deep, or takes too long to parse. What else it states is not checked.',
  },
  {
    id: 'suppression-without-reason',
    severity: 'warning',
    finds: 'A comment that is to silence a rule and gives no reason.',
    why: 'A silence that nobody can explain outlives its cause: without a reason nothing is silenced.',
  },
  {
    id: 'unused-suppression',
    severity: 'warning',
    finds: 'A comment that silences nothing.',
    why: 'What it silenced is found no longer. Left in place, it would hide the next mistake there.',
  },
] as const;

/** The rules and what else is found, as SARIF describes them; `levels` are those of our severities. */
export function ruleDescriptors(
  rules: readonly EntraRule[],
  levels: Readonly<Record<Severity, Level>>,
): readonly RuleDescriptor[] {
  const all = [
    ...rules.map((rule) => ({ ...rule, markdown: markdownOf(rule) })),
    ...FURTHER.map((rule) => ({ ...rule, markdown: `${rule.finds}\n\n${rule.why}\n` })),
  ];
  return all.map(({ id, severity, finds, why, markdown }) => ({
    id,
    shortDescription: { text: plain(finds) },
    fullDescription: { text: plain(why) },
    help: { text: `${plain(finds)}\n\n${plain(why)}\n\n${ruleAddress(id)}`, markdown },
    helpUri: ruleAddress(id),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', 'entra-id', familyOf(id)] },
  }));
}

function familyOf(id: string): string {
  return id.split('-', 1)[0] ?? id;
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}

const MARKS = /[«»]/g;

function markdownOf({ id, finds, why, prevents, examples: [example], sources }: EntraRule): string {
  const codes = prevents.map((code) => `AADSTS${code}`).join(', ');
  const { path, bad, fixed } = example;
  const mended = fixed === undefined ? [] : ['Mended:', fenced(fixed)];
  return [
    `# ${id}`,
    finds,
    why,
    ...(codes === '' ? [] : [`Entra would answer ${codes}.`]),
    `In \`${path}\`:`,
    fenced(bad.replace(MARKS, '')),
    ...mended,
    ['Sources:', ...sources.map((source) => `- <${source}>`)].join('\n'),
    `[All about it](${ruleAddress(id)})`,
  ].join('\n\n');
}

/** The fence is longer than what the text has in a row. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.trimEnd()}\n${fence}`;
}
