import { findPemBlocks, mayHoldPem } from '../core/pem.ts';
import type { Setting } from '../core/types.ts';
import type { Certificate, StatedCertificate } from './types.ts';

/** Reads certificates. Given by the host, for each has a parser of its own; without one no certificate is seen. */
export interface CertificateParser {
  /** Undefined when the PEM block holds no certificate that can be read. */
  parse(certificate: string): Certificate | undefined;
  /** Whether a private key, PEM, belongs to a certificate, PEM; undefined when it cannot be read, or is encrypted. */
  belongs(privateKey: string, certificate: string): boolean | undefined;
}

/** Keys and certificates that are tried on one another: an app has one of each, and some for its chain. */
const MOST_KEYS = 4;
const MOST_CERTIFICATES = 20;

interface Block {
  readonly pem: string;
  readonly setting: Setting;
}

/** The certificates in the values of a file's settings, each with the private key that stands beside it. */
export function certificatesOf(
  settings: readonly Setting[],
  parser: CertificateParser | undefined,
): readonly StatedCertificate[] {
  if (!parser) return [];
  const holders = settings.filter(({ value }) => mayHoldPem(value));
  const sections = new Map<string, Setting[]>();
  for (const setting of holders) {
    const section = setting.path.slice(0, -1).join('\u0000');
    sections.set(section, [...(sections.get(section) ?? []), setting]);
  }
  return [...sections.values()].flatMap((each) => certificatesIn(each, parser));
}

/** Of settings that stand together. */
function certificatesIn(
  settings: readonly Setting[],
  parser: CertificateParser,
): readonly StatedCertificate[] {
  const blocks = settings.flatMap((setting) =>
    findPemBlocks(setting.value).map((block) => ({ setting, ...block })),
  );
  const labelled = (matches: (label: string) => boolean): readonly Block[] =>
    blocks.flatMap(({ setting, label, pem }) =>
      pem !== undefined && matches(label) ? [{ pem, setting }] : [],
    );
  const certificates = labelled((label) => label === 'CERTIFICATE');
  const keys = labelled((label) => label.endsWith('PRIVATE KEY'));
  const tried = keys.slice(0, MOST_KEYS);
  const own = certificates
    .slice(0, MOST_CERTIFICATES)
    .find(({ pem }) => tried.some((key) => parser.belongs(key.pem, pem)));
  return certificates.flatMap(({ pem, setting }, index): StatedCertificate[] => {
    const certificate = parser.parse(pem);
    if (!certificate) return [];
    // Without a key that tells, the first is the app's own, and the others are its chain.
    const isOwn = own ? own.pem === pem : index === 0;
    const isAlone = certificates.length === 1 && keys.length === 1;
    const isOther = isAlone && keys[0] !== undefined && parser.belongs(keys[0].pem, pem) === false;
    return [
      {
        kind: 'certificate',
        certificate,
        name: setting.path.at(-1) ?? '',
        place: setting.place,
        isChain: !isOwn,
        privateKey: own?.pem === pem ? 'own' : isOther ? 'other' : keys.length === 0 ? 'absent' : 'unknown',
      },
    ];
  });
}
