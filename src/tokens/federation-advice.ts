import { claim, type JsonObject, quote, textClaim } from './claims.ts';
import type { Advice } from './inspection.ts';
import type { TokenIdentity } from './token-type.ts';

const CREATE_TRUST =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust';

/** What to do with a token of another provider that is to be exchanged at Entra. */
export function federationAdvice(claims: JsonObject, identity: TokenIdentity): readonly Advice[] {
  const { type, source } = identity;
  if (type !== 'federated-token' && !(type === 'foreign-token' && FEDERATED.has(source))) return [];
  return [audience(type), subject(claims, source), serviceAccount(claims)].filter(
    (each) => each !== undefined,
  );
}

/** Providers whose tokens people bring to Entra. */
const FEDERATED: ReadonlySet<string> = new Set([
  'github',
  'gitlab',
  'kubernetes',
  'aws',
  'azure-devops',
  'terraform',
]);

function audience(type: TokenIdentity['type']): Advice | undefined {
  if (type === 'federated-token') return undefined;
  return {
    text: 'To be exchanged at Entra it has to be for api://AzureADTokenExchange, or for the audience that the federated credential names: else AADSTS700212.',
    link: CREATE_TRUST,
  };
}

function subject(claims: JsonObject, source: TokenIdentity['source']): Advice | undefined {
  const sub = textClaim(claims, 'sub');
  if (sub === undefined) return undefined;
  const text = `The federated credential has to name the subject ${quote(sub)}, letter by letter.`;
  if (source === 'github') return { text: `${text} ${githubSubject(sub)}`, link: CREATE_TRUST };
  if (source === 'terraform') {
    return {
      text: `${text} Plan and apply have subjects of their own, and need a credential each.`,
      link: CREATE_TRUST,
    };
  }
  return { text, link: CREATE_TRUST };
}

/** Source: docs.github.com, "OpenID Connect reference": immutable subject claims. */
function githubSubject(sub: string): string {
  if (/^repo:[^/:@]+@\d+\/[^/:@]+@\d+:/.test(sub)) {
    return 'It holds the ids of owner and repository: credentials that were made with the names alone do not match it.';
  }
  return 'A job with an environment has another subject than one without, and so have branches, tags and pull requests.';
}

function serviceAccount(claims: JsonObject): Advice | undefined {
  const secret = claim(claims, 'kubernetes.io/serviceaccount/secret.name');
  if (secret === undefined && claim(claims, 'iss') !== 'kubernetes/serviceaccount') return undefined;
  return {
    text: 'This is the older kind of service account token, which never expires and which Entra cannot verify. Use a projected volume with its own audience, or kubectl create token --audience.',
  };
}
