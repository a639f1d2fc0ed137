import manifest from '../../package.json' with { type: 'json' };
import type { Diagnosis, EntraRule, Severity } from '../index.ts';
import type { CheckSummary, FileFindings } from './check-report.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { HOME } from './rule-page.ts';
import { ruleDescriptors } from './sarif-rules.ts';

type Range = Diagnosis['range'];
type Action = Diagnosis['actions'][number];

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** The folder that paths start from. */
const BASE = 'SRCROOT';

/** The name and version of our fingerprint: rule, name of the setting, path. */
const FINGERPRINT = 'aadstsLensFinding/v1';

/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). Every rule is listed, so that what is
 * found no longer is known to have been looked for. Lines and columns count from 1, in UTF-16 code units.
 */
export function sarifReport(
  { found, failures, shard, base, pathOf }: CheckSummary,
  rules: readonly EntraRule[],
): string {
  const described = ruleDescriptors(rules, LEVELS);
  const indexOf = new Map(described.map(({ id }, index) => [id, index]));
  const run = {
    tool: {
      driver: {
        name: manifest.displayName,
        version: manifest.version,
        semanticVersion: manifest.version,
        informationUri: HOME,
        rules: described,
      },
    },
    // What is reported of one part does not replace what was of another.
    ...(shard !== undefined && {
      automationDetails: { id: `aadsts-lens/shard-${shard.replace('/', '-of-')}/` },
    }),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [BASE]: { uri: base } },
    invocations: [
      {
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: failures.map((text) => ({ level: 'error', message: { text } })),
      },
    ],
    results: found.flatMap((file) => resultsOf(file, { indexOf, base, pathOf })),
  };
  const $schema =
    'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
  return `${JSON.stringify({ $schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

interface Context extends Pick<CheckSummary, 'base' | 'pathOf'> {
  readonly indexOf: ReadonlyMap<string, number>;
}

function resultsOf(file: FileFindings, context: Context): readonly object[] {
  const fingerprints = fingerprintsOf(file);
  const artifactLocation = artifactAt(file.path, context.base);
  return file.findings.map((finding, index) => {
    const { rule, severity, message, range, actions, codes, setting } = finding;
    const fixes = actions.flatMap((action) => fixOf(action, artifactLocation));
    const related = relatedTo(finding, artifactLocation, context);
    const logicalLocations = setting === undefined ? [] : [{ name: setting, kind: 'member' }];
    const physicalLocation = { artifactLocation, region: regionOf(range) };
    return {
      ruleId: rule,
      ruleIndex: context.indexOf.get(rule) ?? -1,
      level: LEVELS[severity],
      message: { text: message },
      locations: [{ physicalLocation, ...(setting !== undefined && { logicalLocations }) }],
      ...(related.length > 0 && { relatedLocations: related }),
      partialFingerprints: { [FINGERPRINT]: fingerprints[index] },
      ...(fixes.length > 0 && { fixes }),
      properties: { severity, codes: codes.map((code) => `AADSTS${code}`) },
    };
  });
}

/** What proves a finding. */
function relatedTo({ evidence }: Diagnosis, own: object, { base, pathOf }: Context): readonly object[] {
  return evidence.map(({ uri, range, message }, index) => ({
    id: index + 1,
    message: { text: message },
    physicalLocation: {
      artifactLocation: uri === undefined ? own : artifactAt(pathOf(uri), base),
      region: regionOf(range),
    },
  }));
}

/** What lies outside the working directory is told by its whole address. */
function artifactAt(path: string, base: string): object {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  const isBelow = !/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(path);
  return isBelow
    ? { uri, uriBaseId: BASE }
    : { uri: new URL(uri.replace(/^([A-Za-z])%3A/, '/$1:'), base).href };
}

function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** `safe` says whether `--fix` would take it. What is deleted is told by its place, never by its text. */
function fixOf(action: Action, artifactLocation: object): readonly object[] {
  if (action.kind !== 'edit') return [];
  const replacements = action.edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    ...(newText !== '' && { insertedContent: { text: newText } }),
  }));
  return [
    {
      description: { text: action.title },
      artifactChanges: [{ artifactLocation, replacements }],
      properties: { safe: action.safe },
    },
  ];
}
