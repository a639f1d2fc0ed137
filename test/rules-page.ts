import type { BadExample, Rule } from '../src/core/rule.ts';

const SHOWN = /[«»]/g;

/** `docs/rules.md`: one section for each rule, from what the rule says of itself. */
export function rulesPage(rules: readonly Rule[]): string {
  return [
    '# Rules',
    '',
    '<!-- Derived from src/rules by `npm run update`. -->',
    '',
    'Each rule names one fault. Its name is the code of the diagnostic, the key in the setting `aadstsLens.rules`, and',
    'the word that silences it in a comment: `aadsts-lens-ignore <rule>: <reason>` on the line or the line above,',
    '`aadsts-lens-ignore-file <rule>: <reason>` for a whole file. A comment without a reason silences nothing',
    '(`suppression-without-reason`), and one that silences nothing is reported (`unused-suppression`).',
    '',
    ...rulesTable(rules, ''),
    '',
    ...rules.flatMap(section),
  ].join('\n');
}

/** A line for each rule, linked to its section on `page`. */
export function rulesTable(rules: readonly Rule[], page: string): readonly string[] {
  return [
    '| rule | severity | Entra would answer | finds |',
    '| --- | --- | --- | --- |',
    ...rules.map(
      (rule) =>
        `| [${rule.id}](${page}#${rule.id}) | ${rule.severity} | ${codesOf(rule) || '–'} | ${rule.finds} |`,
    ),
  ];
}

function section(rule: Rule): readonly string[] {
  const codes = codesOf(rule);
  return [
    `## ${rule.id}`,
    '',
    `${rule.finds} ${rule.why}`,
    '',
    `Severity: ${rule.severity}.${codes ? ` Entra would answer ${codes}.` : ''}`,
    '',
    ...rule.examples.flatMap(exampleOf),
    ...(rule.fine.length > 0
      ? ['Silent, for example:', '', ...rule.fine.flatMap((each) => block(each.path, each.text))]
      : []),
    'Sources:',
    '',
    ...rule.sources.map((source) => `- <${source}>`),
    '',
  ];
}

function exampleOf({ path, bad, fixed }: BadExample): readonly string[] {
  const after = fixed === undefined ? [] : ['after the fix:', '', ...block(path, fixed)];
  return [`In \`${path}\`:`, '', ...block(path, bad.replace(SHOWN, '')), ...after];
}

function block(path: string, text: string): readonly string[] {
  const language = /\.(\w+)$/.exec(path)?.[1] ?? '';
  return [`\`\`\`${language === 'env' ? 'dotenv' : language}`, text.trimEnd(), '```', ''];
}

function codesOf(rule: Rule): string {
  return rule.prevents.map((code) => `AADSTS${code}`).join(', ');
}
