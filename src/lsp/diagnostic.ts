import { createHash } from 'node:crypto';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { type Diagnosis, rulePage, type Severity } from '../index.ts';
import type { Client } from './client.ts';

/** The name under which findings stand among those of other tools. */
export const SOURCE = 'AADSTS Lens';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding as the protocol has it. Editors that show no places beside it read of them in its message. */
export function diagnosticOf(
  uri: string,
  { rule, severity, message, range, evidence }: Diagnosis,
  { showsRelatedInformation }: Pick<Client, 'showsRelatedInformation'>,
): Diagnostic {
  const places = evidence.map(({ uri: other = uri, range: at, message: proof }) => ({
    location: { uri: other, range: at },
    message: proof,
  }));
  const lines = showsRelatedInformation ? [] : places.map((place) => lineOf(place, uri));
  return {
    range,
    severity: SEVERITIES[severity],
    code: rule,
    codeDescription: { href: rulePage(rule) },
    source: SOURCE,
    message: [message, ...lines].join('\n'),
    ...(showsRelatedInformation && places.length > 0 && { relatedInformation: places }),
  };
}

type Place = NonNullable<Diagnostic['relatedInformation']>[number];

function lineOf({ location, message }: Place, own: string): string {
  const name = location.uri.slice(location.uri.lastIndexOf('/') + 1);
  const line = location.range.start.line + 1;
  return `${location.uri === own ? `line ${line}` : `${decode(name)}:${line}`}: ${message}`;
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A name for diagnostics that is the same as long as they are: clients hand it back to be spared what they have. */
export function resultIdOf(items: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 22);
}
