/** Why a file gives no certificate. */
export type CertificateFault =
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'not-a-certificate'
  | 'key-only'
  | 'damaged'
  | 'password-needed'
  | 'wrong-password'
  | 'unsupported';

/** A file that gives no certificate. */
export interface CertificateFailure {
  readonly kind: 'failed';
  readonly fault: CertificateFault;
  /** One sentence. */
  readonly message: string;
}

const MESSAGES: Readonly<Record<Exclude<CertificateFault, 'unreadable'>, string>> = {
  empty: 'The file is empty.',
  'too-large': 'The file is larger than 1 MB: it is not a certificate.',
  'not-a-certificate':
    'This is not a certificate: neither PEM (-----BEGIN CERTIFICATE-----) nor DER nor PKCS#12 (.pfx).',
  'key-only': 'The file holds a private key but no certificate: name the file of the certificate.',
  damaged: 'The file looks like a certificate but is damaged: part of it is missing or changed.',
  'password-needed': 'The file is protected by a password, and none was given.',
  'wrong-password': 'The password does not open the file.',
  unsupported: 'The file is encrypted in a way that is not supported: export it again with AES-256.',
};

/** The failure of a file that was read. */
export function failed(fault: keyof typeof MESSAGES): CertificateFailure {
  return { kind: 'failed', fault, message: MESSAGES[fault] };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder.',
  EACCES: 'It may not be read.',
  EPERM: 'It may not be read.',
};

/** The failure of a file that the file system did not hand out; `code` is that of Node's error. */
export function unreadable(code: string): CertificateFailure {
  return { kind: 'failed', fault: 'unreadable', message: REASONS[code] ?? `It cannot be read (${code}).` };
}
