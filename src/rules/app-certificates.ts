import type { Evidence } from '../core/types.ts';
import type { App, Registration, StatedCertificate } from '../facts/types.ts';
import type { Located, Workspace } from '../facts/workspace.ts';

type LocatedCertificate = Located<StatedCertificate>;

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

/**
 * What shows that an app signs in with a certificate: settings that name its file, or its thumbprint. Certificates of
 * servers and authorities stand in many a workspace; without such proof nothing is said of them.
 */
export function usesOf(
  certificate: StatedCertificate,
  uri: string,
  workspace: Workspace,
): readonly Evidence[] | undefined {
  const isIt = (found: LocatedCertificate | undefined) => found?.uri === uri && found.fact === certificate;
  const inApps = workspace.apps.flatMap(({ fact: app, uri: at }): readonly Evidence[] => {
    const { thumbprint, certificate: source } = app;
    const stated = isIt(certificateOfApp(app, at, workspace))
      ? source
      : thumbprint && isThumbprintOf(thumbprint.value, certificate)
        ? thumbprint
        : undefined;
    return stated
      ? [{ uri: at, span: stated.place.span, message: `${stated.name} names this certificate.` }]
      : [];
  });
  const uses = [
    ...inApps,
    ...workspace.registrations.flatMap((each) => usesInRegistration(certificate, each)),
  ];
  if (uses.length === 0) return undefined;
  return uses.filter((use) => use.uri !== uri || use.span.start !== certificate.place.span.start);
}

function usesInRegistration(
  certificate: StatedCertificate,
  { fact, uri }: Located<Registration>,
): readonly Evidence[] {
  return fact.keyCredentials.flatMap(({ customKeyIdentifier }) =>
    customKeyIdentifier && isThumbprintOf(customKeyIdentifier.value, certificate)
      ? [
          {
            uri,
            span: customKeyIdentifier.place.span,
            message: 'The app registration lists this certificate.',
          },
        ]
      : [],
  );
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
