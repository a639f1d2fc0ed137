import { describeInstant } from '../../core/time.ts';
import type { StatedCertificate } from '../../facts/types.ts';
import type { Located, Workspace } from '../../facts/workspace.ts';
import { distinct, type Proof, type Proven, type Spot, spotOf } from './proof.ts';
import { meantThumbprint } from './thumbprint-encoding.ts';

/** The certificate that an assertion names, among the files of the workspace. */
export const thumbprintInWorkspace: Proof = {
  codes: [700027, 50012],
  source: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  prove({ message, values }, workspace) {
    const thumbprint = meantThumbprint(message);
    if (thumbprint === undefined) return [];
    return [
      ...namedBySettings(thumbprint, workspace),
      ...ownCertificate(thumbprint, workspace),
      ...notRegistered(thumbprint, values.appId, workspace),
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

function ownCertificate(thumbprint: string, { certificates, now }: Workspace): readonly Proven[] {
  const own = certificates.find(({ fact }) => isNamed(fact, thumbprint));
  if (!own) return [];
  const { subject, notBefore, notAfter } = own.fact.certificate;
  const called = subject === '' ? 'a certificate' : `the certificate ${subject}`;
  const time = now();
  const state =
    time > notAfter
      ? `It expired at ${describeInstant(notAfter)}: sign with another one, and upload that to the app registration.`
      : time < notBefore
        ? `It is valid from ${describeInstant(notBefore)} only.`
        : `It is valid until ${describeInstant(notAfter)}: what is missing is its upload to the app registration.`;
  return [
    {
      id: certificateId(time, own),
      message: `${thumbprint} is ${called}. ${state}`,
      places: [spotOf(own.uri, own.fact)],
    },
  ];
}

function certificateId(time: number, { fact: { certificate } }: Located<StatedCertificate>): string {
  return time > certificate.notAfter ? 'thumbprint-certificate-expired' : 'thumbprint-certificate';
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
    const isComplete = listed.length === keyCredentials.length && !digests.includes(undefined);
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

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A digest as upper-case hex, from hex (colons and blanks between its bytes too) or base64; undefined for others. */
function hexOf(text: string): string | undefined {
  const hex = text.replace(/[\s:-]+/g, '').toUpperCase();
  if (/^(?:[\dA-F]{40}|[\dA-F]{64})$/.test(hex)) return hex;
  const digits = text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (!/^(?:[\w-]{27}|[\w-]{43})$/.test(digits)) return undefined;
  const bits = [...digits].map((digit) => BASE64URL.indexOf(digit).toString(2).padStart(6, '0')).join('');
  return (bits.match(/.{8}/g) ?? [])
    .map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
