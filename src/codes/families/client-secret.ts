import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const SECRETS = 'Entra admin center > App registrations > your app > Certificates & secrets > Client secrets';

/** Codes about the client secret: wrong, expired, missing, or sent beside another credential. */
export const clientSecret: readonly Code[] = [
  {
    code: 7000215,
    title: 'Client secret not accepted',
    happened:
      'Entra knows the app, but the client_secret in the request equals none of its current secrets. A secret that has merely run out is usually answered with 7000222, so look for a wrong text before you look for an old one.',
    causes: [
      'The Secret ID was copied instead of the Value. Both stand in the same row of the portal, and the ID is the one that stays readable. A GUID (36 characters with four hyphens) in the secret setting is nearly always this; only passwords made by the Azure CLI before mid-2020 really look that way.',
      'The secret and the client ID come from two different registrations: another environment, another tenant, or a colleague’s copy of the app.',
      'The text changed on its way. A `+`, `&`, `%` or `=` went unencoded (or twice encoded) through a hand-built form body; a shell or compose file expanded `$`, `!` or a backtick; an unquoted `#` cut a .env line short; `echo` or a secret file added a newline.',
      'Something else stands in the field: the client ID, the tenant ID, a certificate thumbprint (40 or 64 hex digits), the description, or the masked hint such as `abc****`.',
      'The secret is gone: it was deleted, or `az ad app credential reset` ran without `--append`, which clears all other secrets and certificates.',
      'The secret is only seconds old and some servers do not have it yet.',
    ],
    fixes: [
      'Look at the shape. Values made since about 2021 have 40 characters with `8Q~` starting at the fourth; the generation before has 37 with `7Q~`. A GUID, pure hex digits or asterisks cannot be one.',
      'Compare the beginning: `az ad app credential list --id <clientId> --query "[].{name:displayName,hint:hint,end:endDateTime}" -o table` shows the first three characters of each secret the app has. No row with yours means wrong app or deleted secret.',
      `Make a new one: ${SECRETS} > New client secret, and copy the Value column before leaving the page; it is never shown again.`,
      'Without the portal: `az ad app credential reset --id <clientId> --append --display-name <name>` prints it as `password`; in Microsoft Graph PowerShell `Add-MgApplicationPassword -ApplicationId <objectId>` returns it as `SecretText`.',
      'In a body built by hand, encode exactly once: `curl --data-urlencode "client_secret=$CLIENT_SECRET"`, `URLSearchParams`, `urllib.parse.urlencode`. A library that builds the body wants the raw value.',
      'Where the code runs in Azure, GitHub Actions or Kubernetes, a managed identity or a federated credential does away with the secret altogether.',
    ],
    examples: [
      {
        title: 'Token request whose secret arrives as it is, encoded once',
        language: 'shellscript',
        text: [
          'curl "https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token" \\',
          '  --data-urlencode "grant_type=client_credentials" \\',
          '  --data-urlencode "client_id=<clientId>" \\',
          '  --data-urlencode "client_secret@secret.txt" \\',
          '  --data-urlencode "scope=https://graph.microsoft.com/.default"',
          '# secret.txt holds the Value and no line break: printf %s "$CLIENT_SECRET" > secret.txt',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{appId}'.",
      'Invalid client secret is provided.',
      'Invalid client secret provided.',
    ],
    links: [
      `${PLATFORM}/how-to-add-credentials`,
      `${PLATFORM}/v2-oauth2-client-creds-grant-flow`,
      'https://aka.ms/msal-net-invalid-client',
    ],
    related: [7000222, 7000216, 50012, 700016],
  },
  {
    code: 7000216,
    title: 'App-only request without any credential',
    happened:
      'A client_credentials request reached Entra with neither a secret nor an assertion in the form body. The app itself was not yet judged.',
    causes: [
      'The variable that should hold the secret is empty in this environment, so the library or template left the field out.',
      '`client_assertion_type` was sent but `client_assertion` was not, or it carries a misspelt type and was ignored.',
      'The credential travels under another name (`secret`, `clientSecret`, `password`) or in the query string instead of the body.',
      'A secret object was used a second time after the library had cleared it.',
    ],
    fixes: [
      'Log which settings are empty at start-up (names and lengths only, never the values) and compare with what this environment defines.',
      'Send either `client_secret=<value>`, or `client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer` together with `client_assertion=<JWT>`, in an `application/x-www-form-urlencoded` body.',
      'In pipelines and containers, print whether the variable exists in the very step that calls Entra: secrets are often not passed to forked pull requests, child processes or another job.',
      'Ask the shell that starts the program: `test -n "$AZURE_CLIENT_SECRET" && echo set || echo empty`; in PowerShell `[bool]$env:AZURE_CLIENT_SECRET`.',
      'If there never was a credential, create one under Entra admin center > App registrations > your app > Certificates & secrets, and give it to this environment.',
    ],
    examples: [
      {
        title: 'Body of an app-only request with a secret',
        language: 'http',
        text: [
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=client_credentials',
          '&client_id=<clientId>',
          '&client_secret=<a secret value, percent-encoded>',
          '&scope=https://graph.microsoft.com/.default',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    ],
    links: [
      `${PLATFORM}/v2-oauth2-client-creds-grant-flow`,
      'https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2',
    ],
    related: [7000218, 7000219, 900144, 50027],
  },
  {
    code: 7000219,
    title: 'This grant needs a client credential',
    happened:
      'The grant named in the message is open to confidential clients only, and the request carried no client credential. Seen in the field, not documented.',
    causes: [
      'On-behalf-of or another server-side grant was called with the settings of a public client.',
      'The secret or assertion setting is empty where the code runs.',
    ],
    fixes: [
      'Add `client_secret`, or `client_assertion` with its type, to the body of exactly this grant: it has to be there on every call, not only on the first.',
      'If the code runs on users’ devices, choose a grant for public clients (authorization code with PKCE, device code) instead.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ["'client_assertion' or 'client_secret' is required for the '{grantType}' grant type."],
    confidence: 'medium',
    links: [`${PLATFORM}/msal-client-applications`],
    related: [7000216, 7000218],
  },
  {
    code: 7000222,
    name: 'InvalidClientSecretExpiredKeysProvided',
    title: 'Client secret expired',
    happened:
      'The secret is the right one, but its end date has passed. Everything that uses it stops at the same moment, without any change on your side.',
    causes: [
      'Secrets made in the portal live 24 months at most, and about six by default; nobody renewed this one.',
      'A new secret exists, but this deployment slot, container, pipeline variable or Key Vault version still hands out the old one.',
      'The app runs with a registration of an older environment that nobody maintains any more.',
    ],
    fixes: [
      `See which secret ran out: ${SECRETS}, column Expires, or \`az ad app credential list --id <clientId> --query "[].{name:displayName,end:endDateTime}" -o table\`.`,
      'Add a second one beside it: `az ad app credential reset --id <clientId> --append --years 1`, or `Add-MgApplicationPassword -ApplicationId <objectId>`. Leave out `--append` only if every other credential of the app may vanish.',
      'Put the new value wherever the old one was used, restart what caches it, and delete the old secret when the sign-in log shows no more use of its key ID.',
      'Azure DevOps service connections renew their own secret: open the connection and save it, instead of adding one by hand.',
      'To be spared the next time: a certificate, a federated credential or a managed identity, or at least an alert some weeks before the end date.',
    ],
    examples: [
      {
        title: 'Renew without an outage',
        language: 'shellscript',
        text: [
          '# A second secret beside the one that ran out; the answer shows it this once',
          'az ad app credential reset --id <clientId> --append --years 1 --display-name <name>',
          '# When everything uses the new one, take the old one away',
          'az ad app credential list --id <clientId> --query "[].{keyId:keyId,end:endDateTime}" -o table',
          'az ad app credential delete --id <clientId> --key-id <keyId>',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "The provided client secret keys for app '{appId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
      "The provided client secret keys for app '{appId}' are expired.",
      'The provided client secret keys are expired.',
    ],
    links: [
      `${PLATFORM}/how-to-add-credentials`,
      'https://aka.ms/NewClientSecret',
      'https://aka.ms/certCreds',
      'https://learn.microsoft.com/entra/identity/enterprise-apps/migrate-applications-from-secrets',
    ],
    related: [7000215, 1000502],
  },
  {
    code: 9002324,
    title: 'More than one client credential in the request',
    happened:
      'The token request proves the app’s identity twice. Entra takes exactly one of client_secret, client_assertion and request. Seen in the field, not documented.',
    causes: [
      'Code moved from a secret to a certificate or federated token, and the old `client_secret` field stayed in the body.',
      'A library adds the assertion by itself while extra parameters of yours add the secret.',
      'The secret also travels in a Basic authorization header.',
    ],
    fixes: [
      'Remove the credential you no longer want from the settings, not only from the code: several SDKs pick up a secret from the environment when it is there.',
      'Keep the pair `client_assertion` and `client_assertion_type` together, and nothing else beside it.',
    ],
    examples: [
      {
        title: 'Azure.Identity reads these first: leave only one kind',
        language: 'shellscript',
        text: [
          'env | cut -d= -f1 | grep -E "^AZURE_(CLIENT|FEDERATED)"',
          '# A certificate or a federated token: take the variable with the secret away',
          'unset AZURE_CLIENT_SECRET',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Request should not contain more than one client credential parameters, this includes 'client_secret', 'client_assertion' and 'request' parameters.",
    ],
    confidence: 'medium',
    links: ['https://www.rfc-editor.org/rfc/rfc6749#section-2.3'],
    related: [7000216, 700025],
  },
  {
    code: 70002,
    name: 'InvalidClient',
    title: 'Client credentials not valid (old umbrella code)',
    happened:
      'An answer of the older kind: 70002 only says that checking the client failed. A second code inside the same text carries the reason; act on that one.',
    causes: [
      'The inner code is 50012: a wrong secret, an unknown certificate, or an assertion with a wrong audience or time.',
      'The inner code is 70008, 50011 or 50013: an old code, another redirect URI, or a user assertion that was refused.',
    ],
    fixes: [
      'Read on in the message to the last `AADSTS` number and look that one up.',
      'If there is none, check the secret first: value instead of ID, right app, percent-encoded once.',
      'Old ADAL libraries produce this form; moving to MSAL gives the precise code directly.',
      'See in one place what kinds of credential the app really has: `az ad app credential list --id <clientId>`, and again with `--cert`.',
    ],
    examples: [
      {
        title: 'The successor of an ADAL call',
        language: 'csharp',
        text: [
          'var app = ConfidentialClientApplicationBuilder',
          '    .Create("<clientId>")',
          '    .WithAuthority("https://login.microsoftonline.com/<tenantId>")',
          '    .WithCertificate(certificate)',
          '    .Build();',
          'var scopes = new[] { "https://graph.microsoft.com/.default" };',
          'var result = await app.AcquireTokenForClient(scopes).ExecuteAsync();',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Error validating credentials.'],
    others: [
      {
        title: 'No client credential sent (older code)',
        happened:
          'The app counts as confidential for this request, yet the body holds neither secret nor assertion. Today the same situation is reported as 7000218.',
        causes: [
          'The redirect URI is registered under Web, or public client flows are switched off, while the code runs as a public client.',
          'The secret setting is empty on this machine.',
        ],
        fixes: [
          'Send the credential, or move the address to the platform of a public client (mobile and desktop, or single-page), whichever the code is.',
          'For device code and username-password flows switch on App registrations > your app > Authentication > Allow public client flows (`az ad app update --id <clientId> --is-fallback-public-client true`).',
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: [
          "The request body must contain the following parameter: 'client_secret or client_assertion'.",
        ],
      },
      {
        title: 'Personal-account endpoint wants another client type',
        happened:
          'The endpoint for personal Microsoft accounts refused the client: it expects a mobile app for this flow, or a secret that was not sent.',
        causes: [
          'Device code or username-password flow with a registration whose public client flows are off.',
          'A code redeemed without a secret although its redirect URI sits on the Web platform.',
        ],
        fixes: [
          'Entra admin center > App registrations > your app > Authentication: allow public client flows; for a code without secret, register its redirect URI on a platform other than Web.',
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: [
          "The provided client is not supported for this feature. The client application must be marked as 'mobile.'",
          "The provided request must include a 'client_secret' input parameter.",
        ],
      },
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-oauth2-auth-code-flow`],
    related: [50012, 7000215, 7000218, 70008],
  },
];
