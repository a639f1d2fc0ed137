import * as vscode from 'vscode';
import { type EntraLens, findPemBlocks } from '../index.ts';
import { decodeToken } from '../tokens/jwt.ts';
import { keyNamesIn, namesOfCertificate } from '../tokens/named-key.ts';
import type { KeyMaterial } from '../tokens/verification-keys.ts';
import { type Verification, verifyToken } from '../tokens/verify.ts';
import type { ReadPem } from './pem-certificates.ts';

/** One is what there is, but for copies; more need not be opened to tell. */
const MOST_FILES = 8;

/**
 * Verifies a token with the certificate of the workspace that its header names by thumbprint. Undefined where there is
 * none. Files are looked into, nobody is asked.
 */
export async function verifyWithWorkspace(
  text: string,
  lens: EntraLens,
  readPem: ReadPem,
): Promise<Verification | undefined> {
  const now = Math.floor(Date.now() / 1000);
  const names = new Set(keyNamesIn(decodeToken(text, now).header ?? {}));
  const named = (lens.workspace()?.certificates ?? []).filter(({ fact }) =>
    namesOfCertificate(fact.certificate).some((name) => names.has(name)),
  );
  const files = [...new Set(named.map(({ uri }) => uri))].slice(0, MOST_FILES);
  const material = (await Promise.all(files.map((file) => certificatesIn(file, readPem)))).flat();
  const meant = material.filter(
    ({ certificate }) => certificate && namesOfCertificate(certificate).some((name) => names.has(name)),
  );
  return meant.length > 0 ? verifyToken(text, meant, now) : undefined;
}

type CertificateMaterial = Extract<KeyMaterial, { readonly kind: 'certificate' }>;

/** The certificates that a file holds now; none where it is gone. */
async function certificatesIn(file: string, readPem: ReadPem): Promise<readonly CertificateMaterial[]> {
  const uri = vscode.Uri.parse(file);
  const text = await vscode.workspace.openTextDocument(uri).then(
    (document) => document.getText(),
    () => '',
  );
  const material = findPemBlocks(text).map(async ({ pem }): Promise<readonly CertificateMaterial[]> => {
    const certificate = pem === undefined ? undefined : await readPem(pem);
    if (pem === undefined || !certificate) return [];
    const name = `${certificate.subject || 'the certificate'} in ${vscode.workspace.asRelativePath(uri)}`;
    return [{ kind: 'certificate', name, pem, certificate }];
  });
  return (await Promise.all(material)).flat();
}
