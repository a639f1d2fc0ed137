import type { Code } from '../types.ts';

const WORKLOAD = 'https://learn.microsoft.com/entra/workload-id';
const FEDERATED = 'Certificates & secrets > Federated credentials';

/** Codes about workload identity federation: a token of an outside provider in place of a secret. */
export const federatedCredential: readonly Code[] = [
  {
    code: 70021,
    title: 'No federated credential matches the presented token',
    happened:
      'The app or managed identity trusts outside tokens, but none of its federated credentials has exactly the issuer, subject and audience of this one. The message prints all three as they arrived.',
    causes: [
      'One of the three differs in a detail: letter case, a trailing slash, branch instead of environment.',
      'The credential was added to another app or managed identity than the client ID in the request.',
      'It was created only a moment ago. New credentials take some minutes to reach every server, and until then answers come mixed.',
    ],
    fixes: [
      'Lay the printed issuer, subject and audience beside `az ad app federated-credential list --id <clientId>`; for a managed identity `az identity federated-credential list --identity-name <name> --resource-group <group>`.',
      `Correct the credential under App registrations > your app > ${FEDERATED}, copying the values out of the message.`,
      'If all three agree, wait a few minutes and run again; still no match after that: delete the credential and create it anew.',
    ],
    examples: [
      {
        title: 'Credential for the branch main of a GitHub repository',
        language: 'json',
        text: [
          '{',
          '  "name": "github-main",',
          '  "issuer": "https://token.actions.githubusercontent.com",',
          '  "subject": "repo:<owner>/<repo>:ref:refs/heads/main",',
          '  "audiences": ["api://AzureADTokenExchange"]',
          '}',
        ].join('\n'),
      },
      {
        title: 'Creating it',
        language: 'shellscript',
        text: [
          'az ad app federated-credential create --id <clientId> --parameters credential.json',
          '# For a user-assigned managed identity',
          'az identity federated-credential create --name github-main --identity-name <identity> \\',
          '  --resource-group <group> --issuer "https://token.actions.githubusercontent.com" \\',
          '  --subject "repo:<owner>/<repo>:ref:refs/heads/main" --audiences "api://AzureADTokenExchange"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: true,
    templates: [
      "No matching federated identity record found for presented assertion. Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'.",
      'No matching federated identity record found for presented assertion.',
      'No matching federated identity record found',
    ],
    links: [
      `${WORKLOAD}/workload-identity-federation-considerations`,
      `${WORKLOAD}/workload-identity-federation-create-trust`,
    ],
    related: [700211, 700212, 700213, 7002138, 700016],
  },
  {
    code: 70025,
    title: 'App has no federated credential at all',
    happened:
      'An outside token was presented for a client that trusts none. Reported from many pipelines, not documented.',
    causes: [
      'The credential was added to another app registration, or to the managed identity instead of the app (or the other way round).',
      'The client ID in the request is that of another environment.',
      'Terraform or Bicep made the app, and the step that adds the credential failed or runs later.',
    ],
    fixes: [
      'List what is there: `az ad app federated-credential list --id <clientId>`; for a managed identity `az identity federated-credential list --identity-name <name> --resource-group <group>`.',
      `Add one: Entra admin center > App registrations > your app > ${FEDERATED} > Add credential, or \`az ad app federated-credential create --id <clientId> --parameters credential.json\`.`,
      'New credentials take a few minutes to reach every server: run the job again after that.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ["The client '{appId}'({appName}) has no configured federated identity credentials."],
    confidence: 'medium',
    links: [`${WORKLOAD}/workload-identity-federation-create-trust`],
    related: [70021, 700211, 700213, 700016],
  },
  {
    code: 700211,
    title: 'Token issuer unknown to the app',
    happened:
      'No federated credential of this app has the issuer of the presented token. Subject and audience were not compared.',
    causes: [
      'The URL differs by a trailing slash, by http instead of https, or by the path of an enterprise: GitHub Enterprise may issue as `https://token.actions.githubusercontent.com/<enterprise>`.',
      'The Kubernetes cluster was recreated and has a new issuer URL, or it still issues as `https://kubernetes.default.svc.cluster.local`.',
      'The token comes from another tenant or cloud than the credential expects (managed identities).',
      'The client ID belongs to an app without any federated credential.',
    ],
    fixes: [
      'Take the issuer from the message, without touching it, into the credential.',
      'For AKS: `az aks show --name <cluster> --resource-group <group> --query oidcIssuerProfile.issuerUrl -o tsv`.',
      'The plain GitHub issuer is `https://token.actions.githubusercontent.com`, with no slash at the end.',
      'For a managed identity as issuer: `https://login.microsoftonline.com/<tenantId>/v2.0`.',
    ],
    examples: [
      {
        title: 'Both sides of the comparison',
        language: 'shellscript',
        text: [
          '# What the cluster writes into its tokens',
          'az aks show --name <cluster> --resource-group <group> --query oidcIssuerProfile.issuerUrl -o tsv',
          '# What the app, or the managed identity, trusts',
          'az ad app federated-credential list --id <clientId> --query "[].[name,issuer]" -o tsv',
          'az identity federated-credential list --identity-name <identity> --resource-group <group> \\',
          '  --query "[].[name,issuer]" -o tsv',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "No matching federated identity record found for presented assertion issuer '{issuer}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
      "No matching federated identity record found for presented assertion issuer '{issuer}'.",
    ],
    links: [
      `${WORKLOAD}/workload-identity-federation-create-trust`,
      `${WORKLOAD}/workload-identity-federation`,
    ],
    related: [70021, 700212, 700213, 50166],
  },
  {
    code: 700212,
    title: 'Audience of the token not the expected one',
    happened: 'Issuer and app are known, but the `aud` of the presented token is in no federated credential.',
    causes: [
      'The token was requested for another audience: GitLab, Kubernetes and cloud SDKs put their own address there when nothing is asked for.',
      'The credential has a typing mistake, such as `api://AzureADTokenCredential`.',
      'A managed identity token for `https://management.azure.com` or another API was presented.',
      'A sovereign cloud uses its own value: `api://AzureADTokenExchangeUSGov`, `api://AzureADTokenExchangeChina`.',
      'AKS identity binding: the token is meant for the binding proxy, and the client is not set up to use it.',
    ],
    fixes: [
      'Ask the provider for `api://AzureADTokenExchange` (GitHub: `audience` of azure/login; GitLab: `aud` under `id_tokens`; Kubernetes: the projected token volume).',
      'Write the same value, as the only audience, into the federated credential.',
      'See what the app accepts: App registrations > your app > Certificates & secrets > Federated credentials, or `az ad app federated-credential list --id <clientId> --query "[].audiences"`.',
    ],
    examples: [
      {
        title: 'GitLab: a token for the right audience',
        language: 'yaml',
        text: [
          'deploy:',
          '  id_tokens:',
          '    AZURE_OIDC:',
          '      aud: api://AzureADTokenExchange',
          '  script:',
          '    - >-',
          '      az login --service-principal -u "$AZURE_CLIENT_ID" -t "$AZURE_TENANT_ID"',
          '      --federated-token "$AZURE_OIDC"',
        ].join('\n'),
      },
      {
        title: 'Kubernetes: the projected token of a pod',
        language: 'yaml',
        text: [
          'volumes:',
          '  - name: azure-identity-token',
          '    projected:',
          '      sources:',
          '        - serviceAccountToken:',
          '            audience: api://AzureADTokenExchange',
          '            expirationSeconds: 3600',
          '            path: azure-identity-token',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "No matching federated identity record found for presented assertion audience '{audience}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
      "No matching federated identity record found for presented assertion audience '{audience}'.",
    ],
    links: [
      `${WORKLOAD}/workload-identity-federation-create-trust`,
      `${WORKLOAD}/workload-identity-federation-considerations`,
    ],
    related: [70021, 700211, 700214, 7002121],
  },
  {
    code: 7002121,
    title: 'Audience of the Entra-issued token not the expected one',
    happened:
      'A token of Entra itself (usually of a managed identity) was presented, and its audience is in no federated credential. Seen in the field, not documented.',
    causes: ['The managed identity token was requested for an API instead of for the token exchange.'],
    fixes: [
      'Request the managed identity token with the resource `api://AzureADTokenExchange` and present that one.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ["No matching federated identity record found for presented assertion audience '{audience}'."],
    confidence: 'medium',
    links: [`${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`],
    related: [700212, 700222],
  },
  {
    code: 700213,
    title: 'Subject of the token not trusted by the app',
    happened:
      'Issuer and audience fit a federated credential, the `sub` does not. The message prints the subject exactly as it came; that string is the answer to the riddle.',
    causes: [
      'GitHub: the job names an `environment`, which makes the subject `repo:owner/repo:environment:name`, while the credential was written for a branch (or the reverse).',
      'GitHub: the workflow runs on another trigger: pull requests give `repo:owner/repo:pull_request`, tags `…:ref:refs/tags/name`, branches `…:ref:refs/heads/name`.',
      'GitHub: the repository uses immutable subjects with numbers in them, `repo:owner@ownerId/repo@repoId:…`. That form is the default for repositories created, renamed or transferred since 15 July 2026.',
      'The repository or organisation was renamed, forked, or customises its subject (for instance to `repository_owner_id:…`).',
      'Kubernetes: namespace or service account differ from `system:serviceaccount:<namespace>:<name>`.',
      'Azure DevOps: project or service connection was renamed.',
      'A managed identity as subject: its client ID was entered instead of its object (principal) ID.',
    ],
    fixes: [
      'Copy the subject from the message into the credential: `az ad app federated-credential update --id <clientId> --federated-credential-id <credentialId> --parameters \'{"subject":"<subject>","issuer":"https://token.actions.githubusercontent.com","audiences":["api://AzureADTokenExchange"]}\'`.',
      'If a branch and an environment both deploy, keep one credential for each: the comparison knows no wildcards unless you set up a flexible federated credential.',
      'Ask GitHub which prefix it uses: `gh api repos/<owner>/<repo>/actions/oidc/customization/sub --jq .sub_claim_prefix`.',
      'When moving to immutable subjects, add the new credential first, and remove the name-based one after a successful run.',
      'Azure DevOps: open the service connection, edit and save it, and it writes the credential again.',
      'Everything equal and still refused: give a new credential some minutes, then delete and recreate it.',
    ],
    examples: [
      {
        title: 'Credential for a job with an environment',
        language: 'json',
        text: [
          '{',
          '  "name": "github-production",',
          '  "issuer": "https://token.actions.githubusercontent.com",',
          '  "subject": "repo:<owner>/<repo>:environment:production",',
          '  "audiences": ["api://AzureADTokenExchange"]',
          '}',
        ].join('\n'),
      },
      {
        title: 'The workflow it belongs to',
        language: 'yaml',
        text: [
          'permissions:',
          '  id-token: write',
          '  contents: read',
          'jobs:',
          '  deploy:',
          '    runs-on: ubuntu-latest',
          '    environment: production # this line decides the subject',
          '    steps:',
          '      - uses: azure/login@v2',
          '        with:',
          '          client-id: ${{ vars.AZURE_CLIENT_ID }}',
          '          tenant-id: ${{ vars.AZURE_TENANT_ID }}',
          '          subscription-id: ${{ vars.AZURE_SUBSCRIPTION_ID }}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "No matching federated identity record found for presented assertion subject '{subject}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
      "No matching federated identity record found for presented assertion subject '{subject}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
      "No matching federated identity record found for presented assertion subject '{subject}'.",
    ],
    links: [
      `${WORKLOAD}/workload-identity-federation-create-trust`,
      `${WORKLOAD}/workload-identities-github-immutable-subjects`,
      `${WORKLOAD}/workload-identities-flexible-federated-identity-credentials`,
    ],
    related: [7002138, 7002137, 70021, 700211],
  },
  {
    code: 700214,
    title: 'Audience of the federated credential has to be the fixed one',
    happened:
      'The federated credential uses an audience of your own where Entra wants its fixed value. Seen in the field, not documented.',
    causes: [
      'The credential was written with a GUID or a custom URI as audience, for tokens that Entra itself issued.',
    ],
    fixes: [
      'Set the audience of credential and token to `api://AzureADTokenExchange` (or the value of your sovereign cloud).',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [],
    confidence: 'low',
    links: [`${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`],
    related: [700212],
  },
  {
    code: 7002137,
    title: 'Subject differs from the one Entra expects',
    happened:
      'The presented subject matches no credential, and Entra itself proposes the one it would accept. Met with Power Platform, bots and Azure DevOps, which build subjects of the `/eid1/…` form.',
    causes: [
      'The credential was made with another tenant, app or site address in its subject.',
      'The address was typed with a slash or path at the end.',
    ],
    fixes: [
      'Take the subject the message proposes, unchanged, into the federated credential.',
      'Where to put it: App registrations > your app > Certificates & secrets > Federated credentials > the credential, or `az ad app federated-credential update --id <clientId> --federated-credential-id <credentialId> --parameters credential.json`.',
    ],
    examples: [
      {
        title: 'Credential with the proposed subject',
        language: 'json',
        text: [
          '{',
          '  "name": "<name>",',
          '  "issuer": "https://login.microsoftonline.com/<tenantId>/v2.0",',
          '  "subject": "<the expected subject of the message: it starts with /eid1/>",',
          '  "audiences": ["api://AzureADTokenExchange"]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "No matching federated identity record found for presented assertion subject '{subject}'. Please make sure the federated identity credential Subject is '{expectedSubject}'.",
    ],
    links: [`${WORKLOAD}/workload-identity-federation`],
    related: [700213],
  },
  {
    code: 7002138,
    title: 'Subject differs only in upper and lower case',
    happened:
      'The credential names the right repository, environment or service account, but in other letters. Entra has compared subjects case-sensitively since the change announced in August 2024.',
    causes: [
      'The organisation or repository is written in lower case in the credential, while GitHub sends the real spelling.',
      'The environment is called `Production` in the workflow and `production` in the credential.',
    ],
    fixes: [
      'Take over the spelling of the message: `az ad app federated-credential update --id <clientId> --federated-credential-id <credentialId> --parameters credential.json`.',
      'In Terraform or Bicep, take the spelling from the GitHub page of the repository; do not lower-case it in code.',
      'Ask GitHub for the real spelling: `gh api repos/<owner>/<repo> --jq .full_name`, and for the environments `gh api repos/<owner>/<repo>/environments --jq ".environments[].name"`.',
    ],
    examples: [
      {
        title: 'Spelt as GitHub spells it',
        language: 'json',
        text: [
          '{',
          '  "name": "github-production",',
          '  "issuer": "https://token.actions.githubusercontent.com",',
          '  "subject": "repo:Contoso/Web-App:environment:Production",',
          '  "audiences": ["api://AzureADTokenExchange"]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "No matching federated identity record found for presented assertion subject '{subject}'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison.",
    ],
    links: [
      `${WORKLOAD}/workload-identity-federation-considerations`,
      `${WORKLOAD}/workload-identity-federation-create-trust`,
    ],
    related: [700213, 70021],
  },
  {
    code: 7000226,
    title: 'App has no federated credential for this assertion',
    happened:
      'The assertion is not signed by a certificate of the app, and no federated credential covers it either. Known by its wording only, not documented.',
    causes: [
      'The client ID in the request is another app than the one that was given the federated credential.',
      'The wrong token was handed over as client_assertion.',
    ],
    fixes: [
      'Check `client_id` first; then list the credentials of exactly that app with `az ad app federated-credential list`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      'No federated identity credential policy found on application ({appId}). The client_assertion used to authenticate the request does not match the subject or application being requested.',
    ],
    confidence: 'medium',
    links: [`${WORKLOAD}/workload-identity-federation-create-trust`],
    related: [70021, 7000227, 700026],
  },
  {
    code: 7000227,
    title: 'App does not trust this managed identity',
    happened:
      'The assertion was signed for a managed identity, and the app has no federated credential for it. The message spells out the subject, issuer and audience it would need; the code is not documented.',
    causes: [
      'The federated credential is missing, or holds the client ID of the managed identity instead of its object (principal) ID.',
      'The identity is a system-assigned one; apps can trust user-assigned identities only.',
      'It was deleted and created again under its old name, which gave it a new object ID.',
    ],
    fixes: [
      `Create the credential from the three values in the message: App registrations > your app > ${FEDERATED} > Add credential > Managed identity.`,
      'Print that ID: `az identity show --name <identity> --resource-group <group> --query principalId -o tsv`. What the app trusts so far: `az ad app federated-credential list --id <clientId> --query "[].subject"`.',
    ],
    examples: [
      {
        title: 'Credential made from the message',
        language: 'shellscript',
        text: [
          "az ad app federated-credential create --id <clientId> --parameters '{",
          '  "name": "<name>",',
          '  "issuer": "https://login.microsoftonline.com/<tenantId>/v2.0",',
          '  "subject": "<principalId of the managed identity>",',
          '  "audiences": ["api://AzureADTokenExchange"]',
          "}'",
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "No Federated Identity Credential policy found on application that matched the presented MSI-signed client assertion. Expecting a Federated Identity Credential with subject: '{expectedSubject}', issuer: '{issuer}' and audience: '{expectedAudience}'.",
    ],
    confidence: 'medium',
    links: [`${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`],
    related: [7000226, 700213],
  },
  {
    code: 7000272,
    title: 'Signing key not in the metadata of the identity provider',
    happened:
      'The token is signed with a key that Entra did not find in the published keys of its issuer. The message names the key ID and the issuer.',
    causes: [
      'The signing key of the cluster or provider was rotated or recreated, and the published key set (JWKS) is still the old one.',
      'The keys were published moments ago; Entra keeps a copy of the metadata for a while, for new issuers up to half an hour.',
      'The JWKS was generated by another tool, so its `kid` differs from the one in the tokens.',
    ],
    fixes: [
      'Open `<issuer>/.well-known/openid-configuration`, then its `jwks_uri`, and look for the `kid` of the message.',
      'For a self-managed cluster publish what the API server really uses: `kubectl get --raw /openid/v1/jwks`.',
      'During a rotation publish old and new key side by side, and switch signing over later.',
    ],
    examples: [
      {
        title: 'A key set in the middle of a rotation',
        language: 'json',
        text: [
          '{',
          '  "keys": [',
          '    { "kty": "RSA", "use": "sig", "kid": "<key ID of the message>", "n": "<modulus>", "e": "AQAB" },',
          '    { "kty": "RSA", "use": "sig", "kid": "<key ID used before>", "n": "<modulus>", "e": "AQAB" }',
          '  ]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_client',
    retry: true,
    templates: [
      "The certificate with identifier {keyId} used to sign the federated credential could not be found in the metadata of identity provider {issuer}. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token.",
    ],
    links: [`${WORKLOAD}/workload-identity-federation`, 'https://www.rfc-editor.org/rfc/rfc7517#section-4.5'],
    related: [50166, 700211],
  },
  {
    code: 700221,
    title: 'Exchange of a federated token refused, reason unknown',
    happened:
      'The number is listed between those of workload identity federation, and nobody has shown its message yet: not documented. What follows holds for its whole neighbourhood.',
    causes: [
      'Issuer, subject or audience of the outside token is not what the app or managed identity trusts.',
    ],
    fixes: [
      'Read the words behind the number: they count more than this entry.',
      'Decode the token that was sent and hold its `iss`, `sub` and `aud` beside the output of `az ad app federated-credential list --id <clientId>`.',
      'Ask Microsoft’s support, with the correlation ID and the time.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    confidence: 'low',
    links: [`${WORKLOAD}/workload-identity-federation-considerations`],
    related: [70021, 700211, 700213, 700222],
  },
  {
    code: 700222,
    title: 'Entra-issued tokens not accepted for federation here',
    happened:
      'The presented token comes from Entra ID itself, and for this app or audience such tokens are not accepted as federated credential.',
    causes: [
      'An ordinary access token (Graph, Azure Resource Manager) was sent as client_assertion.',
      'The issuer in the federated credential is Entra, but the setup is not the supported one: a user-assigned managed identity in the tenant of the app. A system-assigned one will not do.',
    ],
    fixes: [
      'Use a user-assigned managed identity of the same tenant, ask it for `api://AzureADTokenExchange`, and put its object ID as subject into the credential.',
      'Add it under App registrations > your app > Certificates & secrets > Federated credentials > Add credential > Managed identity; the object ID is printed by `az identity show --name <identity> --resource-group <group> --query principalId -o tsv`.',
      'Outside Azure, use the provider that runs the workload (GitHub, Kubernetes) as issuer instead.',
    ],
    examples: [
      {
        title: 'Credential that trusts a managed identity',
        language: 'json',
        text: [
          '{',
          '  "name": "<name>",',
          '  "issuer": "https://login.microsoftonline.com/<tenantId>/v2.0",',
          '  "subject": "<object (principal) ID of the managed identity>",',
          '  "audiences": ["api://AzureADTokenExchange"]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['AAD-issued tokens may not be used for federated identity flows.'],
    links: [`${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`],
    related: [700226, 700229, 700236],
  },
  {
    code: 700223,
    title: 'Workload identity federation switched off',
    happened:
      'Microsoft’s Azure DevOps pages give this number for tenants that do not allow federated credentials; its wording is not documented.',
    causes: ['A policy of the tenant blocks federated identity credentials.'],
    fixes: [
      'Ask an administrator which Entra or Azure policy blocks them, and whether an exception is possible; until then use a certificate.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_client',
    retry: false,
    templates: [],
    confidence: 'medium',
    links: [
      'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
      `${WORKLOAD}/workload-identity-federation-block-using-azure-policy`,
    ],
    related: [700238],
  },
  {
    code: 700226,
    title: 'Only managed identities can vouch for an app within Entra',
    happened:
      'The token of an app registration was presented as federated credential of another app. Seen in the field, not documented.',
    causes: ['The first token was obtained with a secret or certificate instead of by a managed identity.'],
    fixes: [
      'Attach a managed identity to the workload and let it fetch the first token, or give the second app a certificate.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Only MSI tokens may be used as Federated Identity Credentials for AAD issuer.'],
    confidence: 'medium',
    links: [`${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`],
    related: [700222, 700231],
  },
  {
    code: 700227,
    title: 'Audience of the Entra-issued token is forbidden here',
    happened:
      'A token issued by Entra itself was offered as federated credential, with an audience that may not be used for that. Reported once, with a managed identity whose credential used the `sts.windows.net` issuer; not documented.',
    causes: [
      'The managed identity requested a token for an API (`https://management.azure.com/`, Microsoft Graph) instead of one for the exchange.',
      'The federated credential has the v1.0 issuer `https://sts.windows.net/<tenantId>/`.',
    ],
    fixes: [
      'Request the token for the exchange: `curl -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=api://AzureADTokenExchange"`.',
      'Set the issuer of the credential to `https://login.microsoftonline.com/<tenantId>/v2.0` and the subject to the principal (object) ID of the managed identity.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Forbidden token audience'],
    confidence: 'low',
    links: [`${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`],
    related: [7002121, 700226, 700214],
  },
  {
    code: 700229,
    name: 'ForbiddenTokenType',
    title: 'User token used as federated credential',
    happened:
      'The token in client_assertion belongs to a signed-in user. Only tokens issued to an application itself can stand in for a credential.',
    causes: [
      'A developer’s own token (from `az account get-access-token` or a browser) was pasted.',
      'The token cache returned the user’s token instead of the managed identity’s.',
    ],
    fixes: [
      'Get the assertion by a user-assigned managed identity; its `idtyp` claim, where present, reads `app`. The token of another app registration is refused too, with 700226.',
      'If you want to act for a user, send that token as `assertion` in the on-behalf-of flow.',
      'On a developer’s machine there is no managed identity: test with a certificate of the app there, or sign in as the user with `az login` and leave the app out.',
    ],
    examples: [
      {
        title: 'A token of the managed identity instead, on a virtual machine',
        language: 'shellscript',
        text: [
          'curl -s -G -H "Metadata: true" "http://169.254.169.254/metadata/identity/oauth2/token" \\',
          '  -d "api-version=2018-02-01" -d "client_id=<managedIdentityClientId>" \\',
          '  --data-urlencode "resource=api://AzureADTokenExchange"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      'Forbidden token type. Only app-only tokens may be used as Federated Identity Credentials for AAD issuer.',
    ],
    links: [
      'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
      `${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`,
    ],
    related: [700222, 700226, 240002],
  },
  {
    code: 700231,
    title: 'Federated credentials cannot be chained',
    happened:
      'The presented token was itself obtained through a federated credential. Entra does not accept it as the credential of the next app.',
    causes: [
      'AKS workload identity: the pod’s identity is already federated, and its token is used for a second hop.',
      'A pipeline signs in with OIDC to identity A and uses A’s token to become app B.',
      'Hosted agent platforms whose runtime identity is federated behind the scenes.',
    ],
    fixes: [
      'Let the last app trust the first issuer directly (the cluster, GitHub, Azure DevOps), and present the original token.',
      'Or run where a managed identity gets its token from the instance metadata service (VM, App Service), which is no federation.',
      'A certificate kept in Key Vault also breaks the chain.',
      'Check who issued what you present: decode it, and compare its `iss` with the issuers that `az ad app federated-credential list --id <clientId> --query "[].issuer"` prints.',
    ],
    examples: [
      {
        title: 'The last app trusts the cluster itself',
        language: 'json',
        text: [
          '{',
          '  "name": "<name>",',
          '  "issuer": "<issuer URL of the cluster>",',
          '  "subject": "system:serviceaccount:<namespace>:<serviceAccount>",',
          '  "audiences": ["api://AzureADTokenExchange"]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      'Token obtained using another federated identity credential may not be used as federated identity credential.',
    ],
    links: [`${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`],
    related: [700226, 700222],
  },
  {
    code: 700236,
    title: 'Managed identity of another tenant not accepted',
    happened:
      'The token was issued by a different tenant’s Entra. Managed identity and app registration have to live in the same tenant.',
    causes: [
      'The app is registered in tenant B, and the managed identity that should vouch for it in tenant A.',
    ],
    fixes: [
      'Register a multitenant app in the tenant of the managed identity, federate it there, and let tenant B consent to it; then request the token from tenant B.',
      'Bring the app into tenant B with `az login --tenant <tenantB> --allow-no-subscriptions` and `az ad sp create --id <clientId>`, after `az ad app update --id <clientId> --sign-in-audience AzureADMultipleOrgs` in tenant A.',
      'Where that is impossible, use a certificate.',
    ],
    examples: [
      {
        title: 'Settings of a multitenant app (Microsoft.Identity.Web) that calls tenant B',
        language: 'json',
        text: [
          '{',
          '  "AzureAd": {',
          '    "Instance": "https://login.microsoftonline.com/",',
          '    "TenantId": "<tenant B, where the data is>",',
          '    "ClientId": "<multitenant app, registered in tenant A>",',
          '    "ClientCredentials": [',
          '      {',
          '        "SourceType": "SignedAssertionFromManagedIdentity",',
          '        "ManagedIdentityClientId": "<managed identity of tenant A>"',
          '      }',
          '    ]',
          '  }',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "Entra ID tokens issued by issuer '{issuer}' may not be used for federated identity credential flows for applications or managed identities registered in this tenant.",
    ],
    links: [`${WORKLOAD}/workload-identity-federation-config-app-trust-managed-identity`],
    related: [700222, 700238],
  },
  {
    code: 700238,
    title: 'Federation blocked by policy or across clouds',
    happened:
      'A policy refuses the federated credential. Azure DevOps pages name this number together with 700223, and reports from the field add attempts between sovereign clouds; the wording is not documented.',
    causes: [
      'The tenant restricts which issuers may be trusted.',
      'Issuer and app belong to different Microsoft clouds.',
    ],
    fixes: ['Stay inside one cloud, and ask the administrator for the issuers the policy admits.'],
    fixedBy: 'administrator',
    oauthError: 'invalid_client',
    retry: false,
    templates: [],
    confidence: 'medium',
    links: ['https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity'],
    related: [700223, 7002381],
  },
  {
    code: 700263,
    title: 'Two federated credentials for one subject',
    happened:
      'The app holds more than one federated credential that the presented token could match. Known from deployment scripts of one project, where a v1.0 and a v2.0 issuer stood side by side; not documented.',
    causes: [
      'To be safe, the same managed identity was entered twice, once with `https://sts.windows.net/<tenantId>/` and once with the v2.0 issuer.',
    ],
    fixes: [
      'List them: `az ad app federated-credential list --id <clientId> --query "[].{name:name,issuer:issuer,subject:subject}" -o table`.',
      'Decode the token, keep the credential whose issuer equals its `iss`, and delete the other: `az ad app federated-credential delete --id <clientId> --federated-credential-id <credentialId>`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    confidence: 'low',
    links: [`${WORKLOAD}/workload-identity-federation-considerations`],
    related: [70021, 700238],
  },
  {
    code: 7002203,
    title: 'Agent identity presented to an app that does not know it',
    happened:
      'The subject of the token is an agent identity of Entra Agent ID, and the client named in the request has no trust in it. Met in projects of 2026, not documented.',
    causes: [
      'The steps of the exchange were mixed up: the agent identity presents itself where its blueprint should, or the other way round.',
      '`fmi_path` in the first request was empty or named another agent identity than `client_id` of the second.',
      'A registration of the older kind is used as the agent instance.',
    ],
    fixes: [
      'Step 1: the blueprint, with its own credential, requests `api://AzureADTokenExchange/.default` with `fmi_path=<agentIdentityId>`.',
      'Step 2: that token is the `client_assertion` of a request with `client_id=<agentIdentityId>` and the scope of the API. The agent identity must be a child of this very blueprint.',
      'Let Microsoft.Identity.Web (`WithAgentIdentity`) or the Entra SDK for agent IDs make both requests.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ["No matching federated identity record found for presented assertion subject '{subject}'"],
    confidence: 'low',
    links: ['https://learn.microsoft.com/entra/agent-id/identity-platform/agent-autonomous-app-oauth-flow'],
    related: [700213, 7002137],
  },
  {
    code: 7002381,
    title: 'Tenant wants tokens of its own GitHub enterprise',
    happened:
      'A tenant policy accepts GitHub tokens only when their `enterprise` claim has one of the listed values. This token has another, or none.',
    causes: [
      'The workflow runs in a personal repository or in a fork outside the enterprise.',
      'The organisation was moved to another GitHub enterprise.',
    ],
    fixes: [
      'Run the workflow from a repository of the enterprise named in the message.',
      'For own experiments, deploy to a tenant without that policy.',
      'Changing subject or audience does not help here: the credential itself already matched.',
      'Find out whose repository it is: `gh api repos/<owner>/<repo> --jq "{owner:.owner.login,type:.owner.type,fork:.fork}"`; the repository of a personal account (`User`) is in no enterprise, unless that account is managed by one.',
    ],
    examples: [
      {
        title: 'Claims of a GitHub token that passes',
        language: 'json',
        text: [
          '{',
          '  "iss": "https://token.actions.githubusercontent.com",',
          '  "aud": "api://AzureADTokenExchange",',
          '  "sub": "repo:<owner>/<repo>:ref:refs/heads/main",',
          '  "enterprise": "<the value the message expects>"',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "Federated identity credentials issued by '{issuer}' for applications or managed identities registered in this tenant must contain the enterprise claim with value '{expectedEnterprise}' but actual value is '{enterprise}'.",
    ],
    links: [`${WORKLOAD}/workload-identity-federation`],
    related: [700238, 700213],
  },
  {
    code: 50166,
    name: 'ExternalClaimsProviderThrottled',
    title: 'Entra could not reach the identity provider of the token',
    happened:
      'To check the presented token Entra fetches the issuer’s discovery document and keys. That call failed or took too long.',
    causes: [
      'The issuer is not reachable from the internet: a firewall, an allow list, a private GitHub Enterprise or GitLab server.',
      'The discovery document redirects, has an untrusted or expired TLS certificate, or names a `jwks_uri` that answers with an error.',
      'The provider was slow or down for a moment.',
    ],
    fixes: [
      'From a network outside yours: `curl -sS <issuer>/.well-known/openid-configuration` and the `jwks_uri` in it must both answer 200 with JSON.',
      'Open those two paths to the internet; nothing else of the server has to be public.',
      'Retry with a pause. A provider that answers again needs no other change.',
    ],
    examples: [
      {
        title: 'What Entra fetches, tried from outside',
        language: 'shellscript',
        text: [
          'curl -sS -o /dev/null -w "%{http_code} %{ssl_verify_result} %{num_redirects}\\n" \\',
          '  "<issuer>/.well-known/openid-configuration"    # 200 0 0 is right',
          'curl -sS "$(curl -sS "<issuer>/.well-known/openid-configuration" | jq -r .jwks_uri)"',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_request',
    retry: true,
    templates: ['Request to External OIDC endpoint failed.'],
    links: [
      `${WORKLOAD}/workload-identity-federation`,
      'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    ],
    related: [501661, 90061, 7000272],
  },
  {
    code: 501661,
    title: 'Call to the external OIDC endpoint failed',
    happened:
      'A second number for the same failure as 50166: the metadata of the token’s issuer could not be fetched.',
    causes: ['Typically a self-hosted GitLab or GitHub Enterprise Server behind a firewall.'],
    fixes: [
      'Expose `/.well-known/openid-configuration` and the key endpoint (`/oauth/discovery/keys` at GitLab) publicly with a valid certificate, or use a certificate credential instead.',
      'Test it where your network cannot help, such as Azure Cloud Shell: `curl -sSf https://gitlab.example.com/.well-known/openid-configuration`.',
    ],
    examples: [
      {
        title: 'The least a discovery document has to say',
        language: 'json',
        text: [
          '{',
          '  "issuer": "https://gitlab.example.com",',
          '  "jwks_uri": "https://gitlab.example.com/oauth/discovery/keys",',
          '  "response_types_supported": ["code"],',
          '  "subject_types_supported": ["public"],',
          '  "id_token_signing_alg_values_supported": ["RS256"]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_request',
    retry: true,
    templates: ['Request to External OIDC endpoint failed.'],
    links: [`${WORKLOAD}/workload-identity-federation`],
    related: [50166, 90061],
  },
  {
    code: 90061,
    title: 'External OIDC endpoint did not answer',
    happened: 'The third number under which Entra reports that it could not load the metadata of the issuer.',
    causes: [
      'Kubernetes: the storage account or host with the discovery document was deleted, made private, or has not yet been filled.',
    ],
    fixes: [
      'Restore public read access to the discovery document and the JWKS, check both with curl, and try again.',
      'Storage that was closed to the public shows in `az storage account show --name <account> --query "{blobs:allowBlobPublicAccess,network:publicNetworkAccess}"`.',
    ],
    examples: [
      {
        title: 'Publish the documents of a self-managed cluster again',
        language: 'shellscript',
        text: [
          'kubectl get --raw /.well-known/openid-configuration > openid-configuration.json',
          'kubectl get --raw /openid/v1/jwks > jwks.json',
          'az storage blob upload --account-name <account> --container-name <container> --overwrite \\',
          '  --file openid-configuration.json --name .well-known/openid-configuration',
          'az storage blob upload --account-name <account> --container-name <container> --overwrite \\',
          '  --file jwks.json --name openid/v1/jwks',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_request',
    retry: true,
    templates: ['Request to External OIDC endpoint failed.'],
    links: [`${WORKLOAD}/workload-identity-federation`],
    related: [50166, 501661],
  },
];
