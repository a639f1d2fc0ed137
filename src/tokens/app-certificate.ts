import type { App, StatedCertificate } from '../facts/types.ts';
import type { Located, Workspace } from '../facts/workspace.ts';

export type LocatedCertificate = Located<StatedCertificate>;

/** The certificate that an app’s settings name: the one in the setting, or the one in the file of that path. */
export function certificateOfApp(
  app: App,
  uri: string,
  { certificates }: Workspace,
): LocatedCertificate | undefined {
  const { certificate } = app;
  const own = certificates.filter(({ fact }) => !fact.isChain);
  if (certificate?.value.kind === 'inline') {
    const { start } = certificate.place.span;
    return own.find((each) => each.uri === uri && each.fact.place.span.start === start);
  }
  return certificate?.value.kind === 'file' ? certificateAt(certificate.value.path, uri, own) : undefined;
}

/** A path counts from the folder of the file, or from a folder above: where the program is started. */
function certificateAt(
  path: string,
  uri: string,
  certificates: readonly LocatedCertificate[],
): LocatedCertificate | undefined {
  if (/^(?:\/|[a-z]:|~)|[$%{]/i.test(path)) return undefined;
  const tail = `/${encodeURI(path.replace(/^(?:\.{1,2}\/)+/, ''))}`;
  const found = certificates.filter((each) => each.uri.endsWith(tail));
  const [only, second] = found;
  return second ? found.find((each) => each.uri === `${folderOf(uri)}${tail}`) : only;
}

/** The folder of a file, without the slash at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

/** Whether a text is the SHA-1 thumbprint of a certificate: in hexadecimal, or as base64 as manifests have it. */
export function isThumbprintOf(text: string, { certificate }: StatedCertificate): boolean {
  const hex = text.replace(/[^0-9a-f]/gi, '').toUpperCase();
  const base64url = text
    .trim()
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/(?<!=)=+$/, '');
  return hex === certificate.thumbprint || base64url === certificate.x5t;
}
