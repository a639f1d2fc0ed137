import { claim, type JsonObject, readEntraIssuer, textClaim } from './claims.ts';
import { readUrl, type UrlParts } from './url.ts';

/** Who issues tokens that end up at Entra, or come from it. Each has a table of meanings, or uses the common one. */
export type ProviderId =
  | 'entra'
  | 'github'
  | 'gitlab'
  | 'kubernetes'
  | 'cognito'
  | 'aws'
  | 'google'
  | 'azure-devops'
  | 'terraform'
  | 'other';

export interface Provider {
  readonly id: ProviderId;
  /** What people call it: `GitHub Actions`. */
  readonly name: string;
}

/** A provider known by its issuer. `host` is matched against the host of `iss`. */
interface KnownIssuer extends Provider {
  readonly host: RegExp;
  readonly path?: RegExp;
}

/**
 * Sources: the documentation of each provider on OpenID Connect. AKS: learn.microsoft.com/azure/aks/use-oidc-issuer;
 * EKS: docs.aws.amazon.com/eks, "IAM roles for service accounts"; STS: docs.aws.amazon.com/IAM, "Outbound identity
 * federation".
 */
const BY_ISSUER: readonly KnownIssuer[] = [
  {
    id: 'github',
    name: 'GitHub Actions',
    host: /^token\.actions\.(?:githubusercontent\.com|[a-z0-9-]+\.ghe\.com)$/,
  },
  { id: 'gitlab', name: 'GitLab CI/CD', host: /^gitlab\.com$/ },
  {
    id: 'kubernetes',
    name: 'Kubernetes (AKS)',
    host: /\.oic\.(?:prod-aks\.azure\.com|[a-z-]+\.azure\.(?:us|cn))$/,
  },
  {
    id: 'kubernetes',
    name: 'Kubernetes (EKS)',
    host: /^oidc\.eks(?:-[a-z]+)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/,
  },
  { id: 'kubernetes', name: 'Kubernetes (GKE)', host: /^container\.googleapis\.com$/ },
  { id: 'cognito', name: 'Amazon Cognito', host: /^cognito-i(?:dp\.[a-z0-9-]+|dentity)\.amazonaws\.com$/ },
  { id: 'aws', name: 'AWS STS', host: /\.tokens\.sts(?:\.[a-z0-9-]+)*\.(?:api\.aws|amazonaws\.com)$/ },
  { id: 'google', name: 'Google', host: /^(?:accounts\.google\.com|securetoken\.google\.com)$/ },
  {
    id: 'azure-devops',
    name: 'Azure DevOps',
    host: /^vstoken\.(?:dev\.azure\.com|actions\.githubusercontent\.com)$/,
  },
  { id: 'terraform', name: 'HCP Terraform', host: /^app\.(?:eu\.)?terraform\.io$/ },
  { id: 'other', name: 'Bitbucket Pipelines', host: /^api\.bitbucket\.org$/ },
  { id: 'other', name: 'CircleCI', host: /^oidc\.circleci\.com$/ },
  { id: 'other', name: 'Buildkite', host: /^agent\.buildkite\.com$/ },
  { id: 'other', name: 'Auth0', host: /\.auth0\.com$/ },
  { id: 'other', name: 'Okta', host: /\.okta(?:preview|-emea)?\.com$/ },
  { id: 'other', name: 'Apple', host: /^appleid\.apple\.com$/ },
  { id: 'other', name: 'AD FS', host: /./, path: /^adfs(?:\/|$)/ },
  { id: 'other', name: 'Keycloak', host: /./, path: /(?:^|\/)realms\/[^/]+$/ },
];

/** Providers that run at addresses of their own are known by a claim that no other has, each of its group. */
const BY_CLAIMS: readonly (Provider & { readonly claims: readonly string[] })[] = [
  { id: 'github', name: 'GitHub Actions', claims: ['repository', 'workflow_ref', 'run_id'] },
  { id: 'gitlab', name: 'GitLab CI/CD', claims: ['project_path', 'namespace_path', 'pipeline_id'] },
  { id: 'kubernetes', name: 'Kubernetes', claims: ['kubernetes.io'] },
  { id: 'kubernetes', name: 'Kubernetes', claims: ['kubernetes.io/serviceaccount/namespace'] },
  { id: 'terraform', name: 'HCP Terraform', claims: ['terraform_workspace_id', 'terraform_run_id'] },
  { id: 'aws', name: 'AWS STS', claims: ['https://sts.amazonaws.com/'] },
];

/** What `sub` begins with, where nothing else tells. */
const BY_SUBJECT: readonly (Provider & { readonly subject: RegExp })[] = [
  { id: 'kubernetes', name: 'Kubernetes', subject: /^system:serviceaccount:/ },
  { id: 'github', name: 'GitHub Actions', subject: /^repo:[^:/]+\/[^:]+:/ },
  { id: 'azure-devops', name: 'Azure DevOps', subject: /^sc:\/\// },
  { id: 'gitlab', name: 'GitLab CI/CD', subject: /^project_path:/ },
  { id: 'terraform', name: 'HCP Terraform', subject: /^organization:[^:]+:project:/ },
  { id: 'other', name: 'SPIFFE', subject: /^spiffe:\/\// },
];

/** Who issued a token, by its claims alone: nothing is verified. Undefined where nobody known did. */
export function providerOf(claims: JsonObject): Provider | undefined {
  const iss = textClaim(claims, 'iss') ?? '';
  const sub = textClaim(claims, 'sub') ?? '';
  // Service connections of Azure DevOps, in their newer form, are vouched for by Entra itself.
  if (/^\/eid1\/c\/[^/]+\/t\/[^/]+\/a\/[^/]+\/sc\//.test(sub))
    return { id: 'azure-devops', name: 'Azure DevOps' };
  if (readEntraIssuer(iss) !== undefined) return { id: 'entra', name: 'Microsoft Entra' };
  if (iss === 'accounts.google.com') return { id: 'google', name: 'Google' };
  const url = readUrl(iss);
  return (
    (url?.scheme === 'https' ? BY_ISSUER.find((known) => isIssuer(known, url)) : undefined) ??
    BY_CLAIMS.find(({ claims: names }) => names.every((name) => claim(claims, name) !== undefined)) ??
    BY_SUBJECT.find(({ subject }) => subject.test(sub))
  );
}

function isIssuer({ host, path }: KnownIssuer, url: UrlParts): boolean {
  return host.test(url.host) && (path === undefined || path.test(url.segments.join('/')));
}
