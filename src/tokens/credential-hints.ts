import type { App, CredentialKind, Flow } from '../facts/types.ts';

/** What a file says of how an app proves itself and gets its tokens, besides a client secret. */
export interface CredentialHints {
  /** The kinds of credentials that the file shows, in the order of the file. */
  readonly kinds: readonly CredentialKind[];
  /** As written, with `/`; relative to the file as a rule. */
  readonly certificatePath?: string;
  /** Upper-case hexadecimal. */
  readonly thumbprint?: string;
  readonly flow?: Flow;
}

/** Reads the hints of an app's settings. Placeholders and references count as absent. */
export function credentialHints(app: App): CredentialHints {
  const { certificate, thumbprint, flow } = app;
  const source = certificate?.value;
  const digest = thumbprint?.value.replace(/[\s:]/g, '').toUpperCase() ?? '';
  return {
    kinds: app.credentials ?? kindsStated(app),
    ...(source?.kind === 'file' && { certificatePath: source.path }),
    ...(/^[0-9A-F]{40}$/.test(digest) && { thumbprint: digest }),
    ...(flow && { flow }),
  };
}

/** Settings name no kind: what is stated shows it. */
function kindsStated({ clientSecret, certificate, thumbprint }: App): readonly CredentialKind[] {
  return [
    ...(clientSecret ? ['secret' as const] : []),
    ...(certificate || thumbprint ? ['certificate' as const] : []),
  ];
}
