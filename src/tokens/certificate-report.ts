import { describeDuration, describeInstant } from '../core/time.ts';
import type { Certificate } from '../facts/types.ts';
import { certificateProblems, keyName } from './certificate-checks.ts';

/** One line of a description: what it is, and its value. Values to be copied stand alone. */
export interface CertificateRow {
  readonly name: string;
  readonly value: string;
  /** True for thumbprints: texts that are put into settings and headers. */
  readonly isThumbprint?: boolean;
}

/** What is known of the private key beside a certificate. */
export type PrivateKeyState = 'absent' | 'own' | 'other' | 'encrypted' | 'wrong-password' | 'damaged';

const PRIVATE_KEYS: Readonly<Record<PrivateKeyState, string>> = {
  absent: 'not in the file',
  own: 'in the file, and it belongs to this certificate',
  other: 'in the file, but it belongs to another certificate',
  encrypted: 'in the file, encrypted',
  'wrong-password': 'in the file, encrypted; the password does not open it',
  damaged: 'in the file, but damaged',
};

/** The lines that describe a certificate. `privateKey` is left out where the file says nothing of it. */
export function certificateRows(
  certificate: Certificate,
  now: number,
  privateKey?: PrivateKeyState,
): readonly CertificateRow[] {
  const { subject, issuer, serialNumber, notBefore, notAfter, key, signatureAlgorithm } = certificate;
  return [
    { name: 'Subject', value: shownName(subject) },
    { name: 'Issuer', value: subject === issuer ? 'itself' : shownName(issuer) },
    { name: 'Serial number', value: serialNumber },
    { name: 'Valid from', value: describeInstant(notBefore) },
    { name: 'Valid until', value: `${describeInstant(notAfter)} (${timeLeft(certificate, now)})` },
    { name: 'Key', value: keyName(key) },
    ...(privateKey ? [{ name: 'Private key', value: PRIVATE_KEYS[privateKey] }] : []),
    { name: 'Signature', value: signatureAlgorithm },
    ...thumbprintRows(certificate),
  ];
}

/** The thumbprints in the spellings that settings and headers want. */
export function thumbprintRows({ thumbprint, x5t, x5tS256 }: Certificate): readonly CertificateRow[] {
  return [
    { name: 'Thumbprint (SHA-1)', value: thumbprint, isThumbprint: true },
    { name: 'x5t', value: x5t, isThumbprint: true },
    { name: 'x5t#S256', value: x5tS256, isThumbprint: true },
  ];
}

/** `41 days left`, `expired 3 days ago`, `valid in 2 hours`. */
export function timeLeft({ notBefore, notAfter }: Certificate, now: number): string {
  if (now > notAfter) return `expired ${describeDuration(now - notAfter)} ago`;
  if (now < notBefore) return `not valid yet: begins in ${describeDuration(notBefore - now)}`;
  return `${describeDuration(notAfter - now)} left`;
}

/**
 * A certificate for a terminal: the subject, then one aligned line for each part, then what is
 * wrong (`x`) and what is not advised (`!`).
 */
export function certificateText(certificate: Certificate, now: number, privateKey?: PrivateKeyState): string {
  const rows = certificateRows(certificate, now, privateKey).map(
    ({ name, value }) => `  ${name.padEnd(20)}${value}`,
  );
  const problems = certificateProblems(certificate, now).map(
    ({ ok, message }) => `  ${ok === false ? 'x' : '!'} ${message}`,
  );
  return `${[...rows, ...problems].join('\n')}\n`;
}

/** A certificate in Markdown: a table, thumbprints as code, what is wrong below. */
export function certificateMarkdown(
  certificate: Certificate,
  now: number,
  privateKey?: PrivateKeyState,
): string {
  const rows = certificateRows(certificate, now, privateKey).map(
    ({ name, value }) => `| ${name} | ${codeCell(value)} |`,
  );
  const problems = certificateProblems(certificate, now).map(({ message }) => `\n${message}\n`);
  return `| | |\n| --- | --- |\n${rows.join('\n')}\n${problems.join('')}`;
}

/** A code span within a table, which knows no markup but the bar that ends a cell. */
function codeCell(value: string): string {
  return `\`${value.replaceAll('`', '\u2019').replaceAll('|', '\u2758')}\``;
}

const LONGEST_NAME = 200;

/** A name as it may be shown: cut when long; control and bidirectional marks replaced. */
export function shownName(name: string): string {
  if (name === '') return '(none)';
  const visible = name.slice(0, LONGEST_NAME).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD');
  return name.length > LONGEST_NAME ? `${visible}\u2026` : visible;
}
