import { mayHoldPem } from '../core/pem.ts';
import { deferred } from './deferred.ts';
import type { CertificateSource } from './types.ts';

/** Where a setting says that an app's certificate is. Windows writes paths with backslashes. */
export function certificateSourceOf(text: string): CertificateSource {
  if (mayHoldPem(text)) return { kind: 'inline' };
  const value = text.trim();
  const path = value.replaceAll('\\', '/');
  if (/^[^\s'"<>|*?]+\.(?:pem|crt|cer|cert|der|pfx|p12)$/i.test(path)) return { kind: 'file', path };
  return deferred(value) ?? { kind: 'other' };
}
