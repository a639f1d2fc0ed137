import { findPemBlocks } from '../core/pem.ts';
import type { Reader, Reading, Syntax } from '../core/types.ts';

/**
 * Files of certificates and keys (RFC 7468). Each block is a setting named by its label, with the whole block for a
 * value; what is underlined is its first line. Files in DER are no text and are not read.
 */
export const pem: Reader = {
  id: 'pem',
  languages: ['pem'],
  fileNames: /\.(?:pem|crt|cer|cert)$/i,
  read: readPem,
};

/** A block stands for itself: there is nothing to escape. */
const syntax: Syntax = { encode: (value) => value };

function readPem(text: string): Reading {
  const settings = findPemBlocks(text).flatMap(({ label, span, pem: value }) => {
    if (value === undefined) return [];
    const firstLine = { start: span.start, end: span.start + `-----BEGIN ${label}-----`.length };
    return [{ path: [label], value, place: { span: firstLine, literal: span, entry: span, syntax } }];
  });
  return { settings, comments: [] };
}
