import { describeInstant } from '../../core/time.ts';
import type { StatedCertificate } from '../../facts/types.ts';
import type { Located, Workspace } from '../../facts/workspace.ts';
import { keyReason } from './key-reason.ts';
import { distinct, type Proof, type Proven, type Spot, spotOf } from './proof.ts';
import { digestIn, meantThumbprint } from './thumbprint-encoding.ts';

/** The certificate that an assertion names, among the files of the workspace. */
export const thumbprintInWorkspace: Proof = {
  codes: [700027, 50012],
  source: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  prove({ message, values }, workspace) {
    const thumbprint = meantThumbprint(message);
    if (thumbprint === undefined) return [];
    return [
      ...namedBySettings(thumbprint, workspace),
      ...ownCertificate(thumbprint, message, workspace),
      ...(keyReason(message) === 'absent' ? notRegistered(thumbprint, values.appId, workspace) : []),
    ];
  },
};

/** Settings that name the thumbprint: this is where it comes from. */
function namedBySettings(thumbprint: string, { apps }: Workspace): readonly Proven[] {
  const places = apps.flatMap(({ uri, fact: { thumbprint: stated } }): readonly Spot[] =>
    stated && hexOf(stated.value) === thumbprint ? [spotOf(uri, stated)] : [],
  );
  if (places.length === 0) return [];
  return [
    {
      id: 'thumbprint-setting',
      message: `The thumbprint that the assertion names, ${thumbprint}, is the one in these settings.`,
      places: distinct(places),
    },
  ];
}

function ownCertificate(
  thumbprint: string,
  message: string,
  { certificates, now }: Workspace,
): readonly Proven[] {
  const all = certificates.filter(({ fact }) => isNamed(fact, thumbprint));
  const own = all.find(({ fact }) => fact.privateKey === 'other') ?? all[0];
  if (!own) return [];
  const { subject } = own.fact.certificate;
  const called = subject === '' ? 'a certificate' : `the certificate ${subject}`;
  const { id, tells } = stateOf(own, keyReason(message), now());
  return [
    {
      id,
      message: `${thumbprint} is ${called}. ${tells}`,
      places: all.map(({ uri, fact }) => spotOf(uri, fact)),
    },
  ];
}

interface State {
  readonly id: string;
  readonly tells: string;
}

/** What is wrong with a certificate of the workspace that Entra did not accept. */
function stateOf(
  { fact: { certificate, privateKey } }: Located<StatedCertificate>,
  reason: ReturnType<typeof keyReason>,
  time: number,
): State {
  const { notBefore, notAfter } = certificate;
  if (time > notAfter) {
    const tells = `It expired at ${describeInstant(notAfter)}: sign with another one, and upload that to the app registration.`;
    return { id: 'thumbprint-certificate-expired', tells };
  }
  if (reason === 'other-key') {
    const where = privateKey === 'other' ? 'and so is the one beside it here' : 'whatever the header names';
    const tells = `The app has it, but the key that signed is that of another certificate, ${where}: sign with the key that belongs to it.`;
    return { id: 'thumbprint-other-key', tells };
  }
  const tells =
    time < notBefore
      ? `It is valid from ${describeInstant(notBefore)} only.`
      : `It is valid until ${describeInstant(notAfter)}${reason === 'absent' ? ': what is missing is its upload to the app registration' : ''}.`;
  return { id: 'thumbprint-certificate', tells };
}

/** The app's registration, where a file shows it, lists certificates, and this one is not among them. */
function notRegistered(
  thumbprint: string,
  appId: string | undefined,
  { registrations }: Workspace,
): readonly Proven[] {
  return registrations.flatMap(({ uri, fact: { clientId, keyCredentials } }): readonly Proven[] => {
    const listed = keyCredentials.flatMap(({ customKeyIdentifier }) => customKeyIdentifier ?? []);
    const isApp = clientId?.value.kind === 'guid' && clientId.value.guid === appId?.toLowerCase();
    const digests = listed.map(({ value }) => hexOf(value));
    // Registrations list digests of SHA-1 as a rule: those of SHA-256 are compared to their like only.
    const isComplete =
      listed.length === keyCredentials.length &&
      digests.every((digest) => digest?.length === thumbprint.length);
    if (!isApp || !isComplete || listed.length === 0 || digests.includes(thumbprint)) return [];
    return [
      {
        id: 'thumbprint-not-registered',
        message: `The registration of this app lists ${listed.length === 1 ? 'one certificate, another one' : `${listed.length} certificates, all others`}: ${digests.join(', ')}. Sign with one of them, or upload ${thumbprint}.`,
        places: listed.map((each) => spotOf(uri, each)),
      },
    ];
  });
}

function isNamed({ certificate }: StatedCertificate, thumbprint: string): boolean {
  return certificate.thumbprint === thumbprint || hexOf(certificate.x5tS256) === thumbprint;
}

/** A digest as upper-case hex, from hex (colons and blanks between its bytes too) or base64; undefined for others. */
function hexOf(text: string): string | undefined {
  const hex = text.replace(/[\s:-]+/g, '').toUpperCase();
  return /^(?:[\dA-F]{40}|[\dA-F]{64})$/.test(hex) ? hex : digestIn(text)?.toUpperCase();
}
