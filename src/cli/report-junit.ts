import type { Diagnosis } from '../index.ts';
import { type CheckSummary, countFindings, type FileFindings } from './check-report.ts';
import { ruleAddress } from './rule-page.ts';

/**
 * JUnit XML, in the shape that Azure Pipelines, Jenkins and GitLab read: a suite for each file with findings, a failed
 * case for each of them; one case that passes where there are none, for an empty report counts as a mistake.
 */
export function junitReport({ found, files }: CheckSummary): string {
  const count = countFindings(found);
  const suites = found.length > 0 ? found.map(suiteOf) : [cleanSuite(files)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="AADSTS Lens" tests="${Math.max(1, count)}" failures="${count}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteOf({ path, findings }: FileFindings): string {
  const count = findings.length;
  return [
    `  <testsuite name="${escaped(path)}" tests="${count}" failures="${count}" errors="0" skipped="0">`,
    ...findings.map((finding) => caseOf(path, finding)),
    '  </testsuite>',
  ].join('\n');
}

function caseOf(path: string, { rule, severity, message, range: { start } }: Diagnosis): string {
  const place = `${start.line + 1}:${start.character + 1}`;
  const text = `${path}:${place}\n${message}\n${ruleAddress(rule)}`;
  return [
    `    <testcase name="${escaped(`${rule} at ${place}`)}" classname="${escaped(path)}" file="${escaped(path)}">`,
    `      <failure type="${severity}" message="${escaped(message)}">${escaped(text)}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function cleanSuite(files: number): string {
  return [
    '  <testsuite name="aadsts-lens check" tests="1" failures="0" errors="0" skipped="0">',
    `    <testcase name="nothing found in ${files} checked" classname="aadsts-lens"/>`,
    '  </testsuite>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML 1.0 cannot hold is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
