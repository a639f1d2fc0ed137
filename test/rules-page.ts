import type { BadExample, FileBeside } from '../src/core/rule.ts';
import type { rules as allRules } from '../src/index.ts';
import { codeAnchor } from './codes-page.ts';
import { checkFile } from './workspace.ts';

type Rule = (typeof allRules)[number];

const SHOWN = /[«»]/g;

/** `docs/rules.md`: one section for each rule, from what the rule says of itself. */
export async function rulesPage(rules: readonly Rule[]): Promise<string> {
  const sections = await Promise.all(rules.map(section));
  return [
    '# Rules',
    '',
    '<!-- Derived from src/rules by `npm run update`. -->',
    '',
    'Each rule names one fault. Its name is the code of the diagnostic, the key in the setting `aadstsLens.rules`, and',
    'the word that silences it in a comment: `aadsts-lens-ignore <rule>: <reason>` on the line or the line above,',
    '`aadsts-lens-ignore-file <rule>: <reason>` for a whole file. A comment without a reason silences nothing',
    '(`suppression-without-reason`), and one that silences nothing is reported (`unused-suppression`).',
    'A file that is too large or nested too deep to be read to its end says so where the rest may concern Entra (`checked-in-part`).',
    '',
    ...rulesTable(rules),
    '',
    ...sections.flat(),
  ].join('\n');
}

/** What rules are about, told by the beginning of their names. */
const FAMILIES: readonly (readonly [about: string, names: RegExp])[] = [
  ['client secrets', /^secret-/],
  [
    'ids, tenants, authorities, environments',
    /^(?:authority|client-id|cloud|environment|id|object-id|setting|tenant)-/,
  ],
  ['token requests and scopes', /^(?:client-type|grant|obo|public-client|request|resource|scope)-/],
  ['client assertions', /^assertion-/],
  [
    'certificates, app registrations, federated credentials',
    /^(?:certificate|federated|manifest|thumbprint)-/,
  ],
  ['retired ways', /^(?:legacy|sharepoint)-/],
];

/** A line for each family of rules, each rule linked to its section on `page`. */
export function familiesTable(rules: readonly Rule[], page: string): readonly string[] {
  const lines = FAMILIES.map(([about, names]) => {
    const links = rules.filter(({ id }) => names.test(id)).map(({ id }) => `[${id}](${page}#${id})`);
    return `| ${about} | ${links.join(', ')} |`;
  });
  const listed = rules.filter(({ id }) => FAMILIES.some(([, names]) => names.test(id)));
  if (listed.length < rules.length) throw new Error('A rule belongs to no family of the README.');
  return ['| about | rules |', '| --- | --- |', ...lines];
}

/** A line for each rule, linked to its section. */
function rulesTable(rules: readonly Rule[]): readonly string[] {
  return [
    '| rule | severity | Entra would answer | finds |',
    '| --- | --- | --- | --- |',
    ...rules.map(
      (rule) => `| [${rule.id}](#${rule.id}) | ${rule.severity} | ${codesOf(rule) || '–'} | ${rule.finds} |`,
    ),
  ];
}

async function section(rule: Rule): Promise<readonly string[]> {
  const codes = codesOf(rule);
  return [
    `## ${rule.id}`,
    '',
    `${rule.finds} ${rule.why}`,
    '',
    `Severity: ${rule.severity}.${codes ? ` Entra would answer ${codes}.` : ''}`,
    '',
    ...(await fixesOf(rule)),
    ...rule.examples.flatMap(exampleOf),
    ...(rule.fine.length > 0
      ? [
          'Silent, for example:',
          '',
          ...rule.fine.flatMap((each) => blocks(each.path, each.text, each.beside)),
        ]
      : []),
    'Sources:',
    '',
    ...rule.sources.map((source) => `- <${source}>`),
    '',
  ];
}

/** The ways out that the examples are offered, each once; a safe one takes part in *fix all*. */
async function fixesOf({ id, examples }: Rule): Promise<readonly string[]> {
  const fixes = new Set<string>();
  for (const { path, bad, beside } of examples) {
    const { found } = await checkFile(path, bad.replace(SHOWN, ''), beside);
    for (const { actions } of found.filter(({ rule }) => rule === id)) {
      for (const action of actions) {
        const note = action.kind === 'edit' && action.safe ? ' (safe)' : '';
        fixes.add(`- ${action.title}${note}`);
      }
    }
  }
  return fixes.size > 0 ? ['Fixes offered in the examples:', '', ...fixes, ''] : [];
}

function exampleOf({ path, bad, fixed, beside }: BadExample): readonly string[] {
  const after = fixed === undefined ? [] : ['after the fix:', '', ...block(path, fixed)];
  return [`In \`${path}\`:`, '', ...blocks(path, bad.replace(SHOWN, ''), beside), ...after];
}

function blocks(path: string, text: string, beside: readonly FileBeside[] = []): readonly string[] {
  const others = beside.flatMap((file) => [`beside \`${file.path}\`:`, '', ...block(file.path, file.text)]);
  return [...block(path, text), ...others];
}

function block(path: string, text: string): readonly string[] {
  const language = /\.(\w+)$/.exec(path)?.[1] ?? '';
  return [`\`\`\`${language === 'env' ? 'dotenv' : language}`, text.trimEnd(), '```', ''];
}

function codesOf(rule: Rule): string {
  return rule.prevents.map((code) => `[AADSTS${code}](codes.md#${codeAnchor(code)})`).join(', ');
}
