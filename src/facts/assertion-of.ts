import type { Code } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { algorithmOf } from './assertion-algorithm.ts';
import { audienceOf, hostOf } from './assertion-audience.ts';
import type { GatheredAssertion } from './assertion-draft.ts';
import { partyOf } from './assertion-party.ts';
import { segmentsIn } from './assertion-segments.ts';
import type { Senders } from './assertion-sender.ts';
import { timeOf } from './assertion-time.ts';
import type {
  Assertion,
  AssertionAudience,
  AssertionEntry,
  AssertionParty,
  AssertionThumbprint,
} from './assertion-types.ts';
import { isMicrosoftLoginHost } from './authority.ts';
import { heldBy } from './content-of.ts';
import { HOLE } from './expression-text.ts';
import { type JwtLibrary, jwtLibraries } from './library-jwt.ts';

/**
 * An audience at a Microsoft login host is proof. Where it is computed or no address, the file must send the assertion
 * to Entra, and where it is an API of Microsoft's, some assertion. Another host tells of somebody else's assertion.
 */
export function isForEntra(gathered: GatheredAssertion, senders: Senders): boolean {
  const audience = gathered.claims.find(({ name }) => name === 'aud')?.value;
  const host = audience && hostOf(audience);
  if (host === undefined || host.includes(HOLE)) return senders.mayBeSent(gathered);
  if (isMicrosoftLoginHost(host)) return true;
  return senders.isAny && /(?:^|\.)(?:microsoft\.(?:com|us)|windows\.net|azure\.(?:com|net))$/.test(host);
}

/** What the parts that were gathered of an assertion mean. */
export function assertionOf(gathered: GatheredAssertion, code: Code): Assertion {
  const { algorithm: _, isFixed, ...rest } = gathered;
  const library = jwtLibraries.find(({ id }) => id === gathered.library);
  const language = isFixed ? undefined : code.language;
  const algorithm = algorithmOf(gathered, library);
  const parties = partiesOf(gathered, library, language);
  return {
    kind: 'assertion',
    ...rest,
    ...(language !== undefined && { language }),
    modules: code.modules.flatMap(({ name, isUnnamed }) => (isUnnamed ? [] : [name])),
    isFederated: isFederated(parties),
    ...(algorithm && { algorithm }),
    thumbprints: thumbprintsIn(gathered.header, language),
    times: gathered.claims.flatMap((entry) => timeOf(entry, library) ?? []),
    ...parties,
    segments: gathered.library === 'hand-made' ? segmentsIn(code) : [],
  };
}

type Parties = Pick<Assertion, 'issuer' | 'subject' | 'audience'>;

/** Who issues it, about whom, and for whom. */
function partiesOf(
  { claims, isFixed }: GatheredAssertion,
  library: JwtLibrary | undefined,
  language: string | undefined,
): Parties {
  const [iss, sub, aud] = ['iss', 'sub', 'aud'].map((name) => claims.find((entry) => entry.name === name));
  const placed = <Part extends AssertionParty | AssertionAudience>(part: Part): Part =>
    isFixed ? withoutPlace(part) : part;
  return {
    ...(iss && { issuer: placed(partyOf(iss.value, language)) }),
    ...(sub && { subject: placed(partyOf(sub.value, language)) }),
    ...(aud && { audience: placed(audienceOf(aud, library, language)) }),
  };
}

/** What stands in one text with others has no place of its own. */
function withoutPlace<Part extends AssertionParty | AssertionAudience>(part: Part): Part {
  const { place: _, ...rest } = part;
  return rest as Part;
}

/** Made for an exchange, or issued by an address that is no application, for an audience that is not known. */
function isFederated({ audience, issuer, subject }: Parties): boolean {
  const { kind } = audience?.value ?? { kind: 'unknown' };
  if (kind === 'exchange') return !(isClient(issuer) && isClient(subject));
  return kind === 'unknown' && issuer?.value.kind === 'text' && issuer.value.form === 'address';
}

function isClient(party: AssertionParty | undefined): boolean {
  return party?.value.kind === 'guid' || (party?.value.kind === 'named' && party.value.of === 'client');
}

function thumbprintsIn(
  header: readonly AssertionEntry[],
  language: string | undefined,
): readonly AssertionThumbprint[] {
  return header.flatMap(({ name, value, nameSpan }): readonly AssertionThumbprint[] => {
    if (name !== 'x5t' && name !== 'x5t#S256') return [];
    const renamed = nameSpan && renaming(nameSpan, name, language);
    return [{ name, held: heldBy(value), ...(renamed && { renamed }) }];
  });
}

/** Languages whose objects have names without quotes, and texts in single quotes. */
const BARE_NAMES = /^(?:javascript|typescript|tsx|powershell|ruby)$/;

/** Between the quotes where there are some; of fields of types only those of Rust are known. */
function renaming(
  { start, end }: Span,
  name: string,
  language: string | undefined,
): AssertionThumbprint['renamed'] {
  const quotes = (end - start - name.length) / 2;
  if (quotes === 1) return (newText) => ({ span: { start: start + 1, end: end - 1 }, newText });
  const span = { start, end };
  if (language === 'rust') return (other) => ({ span, newText: other === 'x5t#S256' ? 'x5t_s256' : other });
  const isBare = quotes === 0 && BARE_NAMES.test(language ?? '');
  return isBare ? (other) => ({ span, newText: `'${other}'` }) : undefined;
}
