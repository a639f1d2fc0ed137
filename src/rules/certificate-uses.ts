import type { Evidence } from '../core/types.ts';
import type { Registration, StatedCertificate } from '../facts/types.ts';
import type { Located, Workspace } from '../facts/workspace.ts';
import { certificateOfApp, isThumbprintOf, type LocatedCertificate } from '../tokens/app-certificate.ts';

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
