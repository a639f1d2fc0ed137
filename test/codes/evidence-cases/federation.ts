import { consoleText, type EvidenceCase, json, OTHER_TENANT, TENANT, workflowLog } from './evidence-case.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';
const EXCHANGE = 'api://AzureADTokenExchange';
const CLUSTER = `https://westeurope.oic.prod-aks.azure.com/${TENANT}`;

const CHECK =
  'Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

const subject = (value: string) =>
  workflowLog(
    700213,
    `No matching federated identity record found for presented assertion subject '${value}'. ${CHECK}`,
  );
const issuer = (value: string) =>
  json(
    700211,
    `No matching federated identity record found for presented assertion issuer '${value}'. Please ${CHECK}`,
  );
const audience = (value: string) =>
  consoleText(
    700212,
    `No matching federated identity record found for presented assertion audience '${value}'. Please ${CHECK}`,
  );
const allThree = (iss: string, sub: string, aud: string) =>
  json(
    70021,
    `No matching federated identity record found for presented assertion. Assertion Issuer: '${iss}'. Assertion Subject: '${sub}'. Assertion Audience: '${aud}'. ${CHECK}`,
  );

const terraform = (
  sub: string,
  iss = GITHUB,
  aud = EXCHANGE,
) => `resource "azuread_application_federated_identity_credential" "deploy" {
  application_id = azuread_application.shop.id
  display_name   = "deploy"
  audiences      = ["${aud}"]
  issuer         = "${iss}"
  subject        = "${sub}"
}
`;

const bicep = (
  sub: string,
) => `resource deploy 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: identity
  name: 'deploy'
  properties: {
    issuer: '${GITHUB}'
    subject: '${sub}'
    audiences: [
      '${EXCHANGE}'
    ]
  }
}
`;

const parameters = (sub: string, iss = GITHUB, aud = EXCHANGE) => `{
  "name": "deploy",
  "issuer": "${iss}",
  "subject": "${sub}",
  "audiences": ["${aud}"]
}
`;

const workflow = (environment: string) => `name: deploy
on: push
permissions:
  id-token: write
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: ${environment}
    steps:
      - uses: azure/login@v2
        with:
          client-id: \${{ vars.AZURE_CLIENT_ID }}
          tenant-id: \${{ vars.AZURE_TENANT_ID }}
          subscription-id: \${{ vars.AZURE_SUBSCRIPTION_ID }}
`;

const MAIN = 'repo:contoso/shop:ref:refs/heads/main';

export const federationCases: readonly EvidenceCase[] = [
  {
    name: 'exactly this subject in Terraform',
    error: subject(MAIN),
    files: { 'infra/main.tf': terraform(`«${MAIN}»`) },
    proves: [['subject-as-written', 'not deployed yet']],
  },
  {
    name: 'letter case of an environment, in Bicep and in the workflow',
    error: subject('repo:contoso/shop:environment:Production'),
    files: {
      'infra/main.bicep': bicep('«repo:contoso/shop:environment:production»'),
      '.github/workflows/deploy.yml': workflow('«Production»'),
    },
    proves: [['subject-letter-case', 'differ in letter case only']],
  },
  {
    name: 'letter case, by the code of its own',
    error: json(
      7002138,
      "No matching federated identity record found for presented assertion subject 'repo:Contoso/shop:ref:refs/heads/main'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison.",
    ),
    files: { 'credential.json': parameters(`«${MAIN}»`) },
    proves: [['subject-letter-case', 'write the credential as the token has it']],
  },
  {
    name: 'ids of GitHub in the token alone',
    error: subject('repo:contoso@6154722/shop@912345678:ref:refs/heads/main'),
    files: { 'infra/main.tf': terraform(`«${MAIN}»`) },
    proves: [['subject-immutable', 'ids of owner and repository']],
  },
  {
    name: 'ids of GitHub in the credential alone',
    error: subject(MAIN),
    files: { 'infra/main.tf': terraform('«repo:contoso@6154722/shop@912345678:ref:refs/heads/main»') },
    proves: [['subject-without-ids', 'names without ids']],
  },
  {
    name: 'an environment where the branch is trusted, and the job that names it',
    error: subject('repo:contoso/shop:environment:production'),
    files: {
      'infra/main.tf': terraform(`«${MAIN}»`),
      '.github/workflows/deploy.yml': workflow('«production»'),
    },
    proves: [
      [
        'subject-other-entity',
        'for the environment production. For this repository the workspace describes the branch main:',
      ],
    ],
  },
  {
    name: 'pull requests where a branch and a tag are trusted, one of them twice',
    error: subject('repo:contoso/shop:pull_request'),
    files: {
      'infra/main.tf': terraform(`«${MAIN}»`),
      'infra/main.bicep': bicep(`«${MAIN}»`),
      'credential.json': parameters('«repo:contoso/shop:ref:refs/tags/v1»'),
    },
    proves: [
      [
        'subject-other-entity',
        'for pull requests. For this repository the workspace describes the branch main and the tag v1:',
      ],
    ],
  },
  {
    name: 'another branch of a project of GitLab',
    error: subject('project_path:contoso/shop:ref_type:branch:ref:dev'),
    files: {
      'credential.json': parameters(
        '«project_path:contoso/shop:ref_type:branch:ref:main»',
        'https://gitlab.com',
      ),
    },
    proves: [['subject-other-entity', 'for the branch dev. For this project']],
  },
  {
    name: 'the phase of HCP Terraform that has no credential',
    error: subject('organization:contoso:project:web:workspace:shop:run_phase:apply'),
    files: {
      'main.tf': terraform(
        '«organization:contoso:project:web:workspace:shop:run_phase:plan»',
        'https://app.terraform.io',
      ),
    },
    proves: [['subject-other-entity', 'for the phase apply']],
  },
  {
    name: 'an environment of a job, where no credential is described',
    error: subject('repo:contoso/shop:environment:production'),
    files: { '.github/workflows/deploy.yml': workflow('«production»') },
    proves: [['subject-environment', 'takes the place of the branch']],
  },
  {
    name: 'the subject of another repository',
    error: subject('repo:contoso/stock:ref:refs/heads/main'),
    files: { 'infra/main.tf': terraform(MAIN) },
    proves: [],
  },
  {
    name: 'a repository whose name only begins alike',
    error: subject('repo:contoso/shop-api:ref:refs/heads/main'),
    files: { 'infra/main.tf': terraform(MAIN) },
    proves: [],
  },
  {
    name: 'a masked subject',
    error: subject('repo:***/shop:ref:refs/heads/main'),
    files: { 'infra/main.tf': terraform(MAIN) },
    proves: [],
  },
  {
    name: 'a subject that Terraform puts together',
    error: subject('repo:contoso/shop:environment:production'),
    files: { 'infra/main.tf': terraform('repo:${var.repository}:ref:refs/heads/main') },
    proves: [],
  },
  {
    name: 'a subject that is cut off',
    error:
      "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/shop:ref:refs/he",
    files: { 'infra/main.tf': terraform(MAIN) },
    proves: [],
  },
  {
    name: 'a service account of another namespace',
    error: subject('system:serviceaccount:stock:reader'),
    files: {
      'infra/main.tf': terraform(
        'system:serviceaccount:shop:writer',
        `${CLUSTER}/1f5c0a7e-93d2-4b68-8e41-c7a9d0f2b356/`,
      ),
    },
    proves: [],
  },
  {
    name: 'a slash at the end of the issuer',
    error: issuer(GITHUB),
    files: { 'infra/main.tf': terraform(MAIN, `«${GITHUB}/»`) },
    proves: [['issuer-spelling', 'a slash at the end']],
  },
  {
    name: 'the issuer of an enterprise',
    error: issuer(`${GITHUB}/contoso`),
    files: { 'credential.json': parameters(MAIN, `«${GITHUB}»`) },
    proves: [['issuer-enterprise', 'name of the enterprise']],
  },
  {
    name: 'a token of version 1 where version 2 is trusted',
    error: issuer(`https://sts.windows.net/${TENANT}/`),
    files: {
      'credential.json': parameters('an-object', `«https://login.microsoftonline.com/${TENANT}/v2.0»`),
    },
    proves: [['issuer-token-version', 'version 1 and 2']],
  },
  {
    name: 'a cluster that was made anew',
    error: issuer(`${CLUSTER}/1f5c0a7e-93d2-4b68-8e41-c7a9d0f2b356/`),
    files: {
      'infra/main.tf': terraform(
        'system:serviceaccount:shop:web',
        `«${CLUSTER}/39b7d54f-5e18-4c02-b8a6-d1f3907c2e4b/»`,
      ),
    },
    proves: [['issuer-other-cluster', 'made anew']],
  },
  {
    name: 'the issuer of another tenant',
    error: issuer(`https://sts.windows.net/${OTHER_TENANT}/`),
    files: { 'credential.json': parameters('an-object', `https://login.microsoftonline.com/${TENANT}/v2.0`) },
    proves: [],
  },
  {
    name: 'the issuer as it is described',
    error: issuer(GITHUB),
    files: { 'infra/main.tf': terraform(MAIN) },
    proves: [],
  },
  {
    name: 'the issuer of another service',
    error: issuer('https://gitlab.com'),
    files: { 'infra/main.tf': terraform(MAIN) },
    proves: [],
  },
  {
    name: 'an audience in another letter case',
    error: audience('api://azureadtokenexchange'),
    files: { 'infra/main.tf': terraform(MAIN, GITHUB, `«${EXCHANGE}»`) },
    proves: [['audience-spelling', 'letter case']],
  },
  {
    name: 'the audience that GitHub gives by itself',
    error: audience('https://github.com/contoso'),
    proves: [['audience-not-exchange', EXCHANGE]],
  },
  {
    name: 'the audience that GitHub gives by itself, beside a credential',
    error: audience('https://github.com/contoso'),
    files: { 'infra/main.tf': terraform(MAIN, GITHUB, `«${EXCHANGE}»`) },
    proves: [['audience-not-exchange', 'which the federated credential has']],
  },
  {
    name: 'an audience of one’s own in the credential',
    error: audience(EXCHANGE),
    files: { 'credential.json': parameters(MAIN, GITHUB, '«api://contoso-exchange»') },
    proves: [['audience-other', 'for api://contoso-exchange']],
  },
  {
    name: 'the usual audience, and no credential',
    error: audience(EXCHANGE),
    files: { '.github/workflows/deploy.yml': workflow('production') },
    proves: [],
  },
  {
    name: 'all three in the message: the issuer is wrong, and only that',
    error: allThree(`${GITHUB}/`, MAIN, EXCHANGE),
    files: { 'infra/main.tf': terraform(MAIN, `«${GITHUB}»`) },
    proves: [['issuer-spelling', 'letter by letter']],
  },
  {
    name: 'all three in the message, as they are described',
    error: allThree(GITHUB, MAIN, EXCHANGE),
    files: { 'infra/main.tf': terraform(`«${MAIN}»`) },
    proves: [['subject-as-written', 'belongs to another app']],
  },
  {
    name: 'all three in the message, and nothing of them is described',
    error: allThree(
      'https://gitlab.com',
      'project_path:contoso/stock:ref_type:branch:ref:main',
      'https://gitlab.com',
    ),
    files: { 'infra/main.tf': terraform(MAIN) },
    proves: [],
  },
];
