import { writeValue } from '../core/fixes.ts';
import type { FederatedCredential, Stated, WorkflowJob } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';
/** Issuers of many, exactly as they stand in their tokens. */
const ISSUERS = [GITHUB, 'https://gitlab.com', 'https://app.terraform.io', 'https://accounts.google.com'];
const AUDIENCES = [
  'api://AzureADTokenExchange',
  'api://AzureADTokenExchangeUSGov',
  'api://AzureADTokenExchangeChina',
];

const CREDENTIAL = (subject: string, issuer = GITHUB, audience = 'api://AzureADTokenExchange') =>
  `{\n  "name": "deploy",\n  "issuer": "${issuer}",\n  "subject": "${subject}",\n  "audiences": ["${audience}"]\n}\n`;

export default defineRule({
  id: 'federated-credential-mismatch',
  on: ['federated-credential', 'workflow-job'],
  severity: 'error',
  prevents: [700211, 700212, 700213],
  finds:
    'A federated credential whose issuer, subject or audience no token can have, or has in another letter case only.',
  why:
    'Entra compares issuer, subject and audience of the presented token with the federated credential letter by letter. There are no patterns, and a ' +
    'slash at the end or another letter case is another value.',
  messages: {
    issuer:
      'Tokens of this issuer say {right}, letter by letter. Entra will answer AADSTS700211: write it so.',
    audience:
      'The audience of the tokens is {right}, letter by letter. Entra will answer AADSTS700212: write it so.',
    pattern:
      'A subject is compared as it stands: * is no pattern. Entra will answer AADSTS700213: write one credential for each subject, or a flexible one with claimsMatchingExpression.',
    reference:
      'GitHub writes a branch as ref:refs/heads/<branch>, and a tag as ref:refs/tags/<tag>. Entra will answer AADSTS700213: write the whole reference.',
    environment:
      'The federated credential has this environment in another letter case: {other}. Entra compares letter by letter and will answer AADSTS700213 when the token says it as it stands here: write both alike.',
  },
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust',
  ],
  examples: [
    {
      path: 'credential.json',
      bad: CREDENTIAL('repo:contoso/shop:environment:production', `«${GITHUB}/»`),
      fixed: CREDENTIAL('repo:contoso/shop:environment:production'),
    },
    {
      path: 'credential.json',
      bad: CREDENTIAL('repo:contoso/shop:environment:production', GITHUB, '«api://azureadtokenexchange»'),
      fixed: CREDENTIAL('repo:contoso/shop:environment:production'),
    },
    {
      path: 'main.tf',
      bad: `resource "azuread_application_federated_identity_credential" "deploy" {\n  application_id = azuread_application.shop.id\n  display_name   = "deploy"\n  audiences      = ["api://AzureADTokenExchange"]\n  issuer         = "${GITHUB}"\n  subject        = "«repo:contoso/shop:ref:main»"\n}\n`,
      fixed: `resource "azuread_application_federated_identity_credential" "deploy" {\n  application_id = azuread_application.shop.id\n  display_name   = "deploy"\n  audiences      = ["api://AzureADTokenExchange"]\n  issuer         = "${GITHUB}"\n  subject        = "repo:contoso/shop:ref:refs/heads/main"\n}\n`,
    },
    {
      path: 'identity.bicep',
      bad: `resource deploy 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {\n  name: 'deploy'\n  parent: identity\n  properties: {\n    issuer: '${GITHUB}'\n    subject: '«repo:contoso/shop:*»'\n    audiences: ['api://AzureADTokenExchange']\n  }\n}\n`,
    },
    {
      path: '.github/workflows/deploy.yml',
      bad: 'on: push\npermissions:\n  id-token: write\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    environment: «production»\n    steps:\n      - uses: azure/login@v2\n        with:\n          client-id: ${{ vars.AZURE_CLIENT_ID }}\n          tenant-id: ${{ vars.AZURE_TENANT_ID }}\n',
      beside: [{ path: 'credential.json', text: CREDENTIAL('repo:contoso/shop:environment:Production') }],
    },
  ],
  fine: [
    { path: 'credential.json', text: CREDENTIAL('repo:contoso/shop:ref:refs/heads/main') },
    { path: 'credential.json', text: CREDENTIAL('repo:contoso@1234/shop@5678:pull_request') },
    { path: 'credential.json', text: CREDENTIAL('system:serviceaccount:shop:api', 'https://oidc.example/') },
    {
      path: 'idp.json',
      text: `{ "issuer": "${GITHUB}/", "subject": "repo:contoso/*", "roleArn": "arn:aws:iam::123456789012:role/deploy" }\n`,
    },
    {
      path: '.github/workflows/deploy.yml',
      text: 'on: push\njobs:\n  deploy:\n    environment: production\n    steps:\n      - uses: azure/login@v2\n        with:\n          client-id: ${{ vars.AZURE_CLIENT_ID }}\n          tenant-id: ${{ vars.AZURE_TENANT_ID }}\n',
      beside: [
        { path: 'upper.json', text: CREDENTIAL('repo:contoso/shop:environment:Production') },
        { path: 'lower.json', text: CREDENTIAL('repo:contoso/shop:environment:production') },
      ],
    },
  ],

  *check(fact, workspace) {
    if (fact.kind === 'workflow-job') yield* inWorkflow(fact, workspace);
    else yield* inCredential(fact);
  },
});

function* inCredential({ issuer, subject, audiences }: FederatedCredential) {
  const rightIssuer = nearly(issuer.value, ISSUERS);
  if (rightIssuer) yield mistaken('issuer', issuer, rightIssuer);
  for (const audience of audiences) {
    const right = nearly(audience.value, AUDIENCES);
    if (right) yield mistaken('audience', audience, right);
  }
  // Other clouds' roles and stores use the same words, with patterns that are right there.
  if (
    canonical(issuer.value) !== GITHUB ||
    !audiences.some(({ value }) => /AzureADTokenExchange/i.test(value))
  )
    return;
  if (/\*/.test(subject.value)) yield { message: 'pattern', at: subject.place } as const;
  const [, before, branch] = /^(repo:[^:/]+\/[^:/]+:ref:)(?:heads\/)?([\w.-]+)$/.exec(subject.value) ?? [];
  if (branch === undefined) return;
  const whole = `${before}refs/heads/${branch}`;
  yield {
    message: 'reference',
    at: subject.place,
    fixes: [writeValue(subject.place, whole, `Write ${whole}`, false)],
  } as const;
}

function mistaken<Message extends 'issuer' | 'audience'>(
  message: Message,
  at: Stated<string>,
  right: string,
) {
  return {
    message,
    at: at.place,
    values: { right },
    fixes: [writeValue(at.place, right, `Write ${right}`, true)],
  };
}

/** The known value that a text means, where it is not that value letter by letter. */
function nearly(text: string, known: readonly string[]): string | undefined {
  const meant = known.find((each) => canonical(each) === canonical(text));
  return meant === text ? undefined : meant;
}

function canonical(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^http:/, 'https:')
    .replace(/\/$/, '');
}

const ENVIRONMENT = /:environment:([^:]+)$/;

function* inWorkflow({ environment }: WorkflowJob, { federatedCredentials }: Workspace) {
  const { value, place } = environment;
  const named = federatedCredentials.flatMap(({ fact, uri }) => {
    const [, name] = ENVIRONMENT.exec(fact.subject.value) ?? [];
    return name === undefined ? [] : [{ name, uri, span: fact.subject.place.span }];
  });
  if (value === '' || named.some(({ name }) => name === value)) return;
  const other = named.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  // A credential whose subject is put together elsewhere may be the one.
  if (!other || federatedCredentials.some(({ fact }) => /^$|[${<]/.test(fact.subject.value))) return;
  const evidence = [
    { uri: other.uri, span: other.span, message: 'The subject of the federated credential.' },
  ];
  yield {
    message: 'environment',
    severity: 'warning',
    at: place,
    values: { other: other.name },
    evidence,
  } as const;
}
