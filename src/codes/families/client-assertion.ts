import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const ASSERTION_PAGE = `${PLATFORM}/certificate-credentials`;

/** Codes about the JWT a client signs to prove its identity (RFC 7523): header, claims, times, algorithm. */
export const clientAssertion: readonly Code[] = [
  {
    code: 50012,
    name: 'AuthenticationFailed',
    title: 'Client credential rejected',
    happened:
      'Entra could not accept the secret, certificate or assertion the app authenticated with. Until about 2019 this number stood for every such failure; today each reason has its own code, and the bare form is rare.',
    causes: [
      'The secret is not the value of a current secret of this app: often the Secret ID, or a value from another environment.',
      'The certificate behind the assertion is not registered on the app, is another than the thumbprint says, or has expired.',
      'The assertion itself is built wrongly: `iss` or `sub` is not the client ID, `aud` is not the token endpoint, or its times lie outside now.',
      'With subject name and issuer trust: the subject is not on the list of the app, or the chain does not lead to a trusted authority.',
    ],
    fixes: [
      'Read the words after the number and treat them as the newer code: invalid secret is 7000215, expired secret 7000222, signature or key 700027, audience 700023, time range 700024.',
      'Confirm that client ID, tenant and credential belong together: `az ad app show --id <clientId> --query "{name:displayName,appId:appId}"` in the tenant you call.',
      'List what the app holds: `az ad app credential list --id <clientId>` for secrets, the same with `--cert` for certificates, and look at the end dates.',
      'Decode the assertion locally and check `iss`, `sub`, `aud`, `nbf`, `exp` and the thumbprint header before sending it again.',
      'For code hosted in Azure, a managed identity removes this class of failure.',
    ],
    examples: [
      {
        title: 'Three checks before anything is changed',
        language: 'shellscript',
        text: [
          'az account show --query tenantId -o tsv                     # the tenant you are asking',
          'az ad app show --id <clientId> --query "{name:displayName,appId:appId}"',
          'az ad app credential list --id <clientId> --query "[].{hint:hint,end:endDateTime}"',
          'az ad app credential list --id <clientId> --cert --query "[].{name:displayName,end:endDateTime}"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Authentication failed.'],
    others: [
      {
        title: 'Client secret not accepted (older code)',
        happened:
          'The secret in the request is not one of the app’s secrets. Newer answers give 7000215 for the same thing.',
        causes: [
          'The ID of the secret was taken for its value.',
          'Reserved characters of the secret were not percent-encoded in the form body, or a library encoded them a second time.',
          'The secret has been deleted, or was made for another app.',
        ],
        fixes: [
          'Create a secret under App registrations > your app > Certificates & secrets > Client secrets, copy its Value, and try it with `curl --data-urlencode` before touching the code.',
          'If that works and the code does not, the text is altered between setting and request: compare the lengths.',
          '`az ad app credential list --id <clientId> --query "[].[hint,endDateTime]" -o tsv` prints how each secret begins.',
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: ['Invalid client secret is provided.'],
      },
      {
        title: 'Signature of the client assertion not accepted (older code)',
        happened:
          'Entra found no usable key for the signature of the client assertion. Newer answers give 700027.',
        causes: [
          'Reason "The key was not found": the thumbprint printed belongs to no certificate of this app, or is the hex text encoded once more (80 digits instead of 40).',
          'Reason "The key used is expired": the certificate on the app has ended; Found key shows its dates.',
          'Any other reason: the private key that signed is not the partner of the certificate named in the header.',
        ],
        fixes: [
          'Compare the printed thumbprint with the Certificates tab of the app.',
          'Upload the public certificate to this very client ID, or renew it, and sign with the key that belongs to it.',
          'To lay the file beside it: `openssl x509 -in cert.pem -noout -fingerprint -sha1`, the same digits with colons between them.',
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: [
          "Client assertion contains an invalid signature. [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}', Found key '{foundKey}'",
          "Client assertion contains an invalid signature. [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}'",
          'Client assertion contains an invalid signature.',
        ],
      },
      {
        title: 'Audience of the client assertion is wrong (older code)',
        happened:
          'The `aud` of the client assertion does not name the tenant that was called. Newer answers give 700023.',
        causes: [
          'The assertion is addressed to /common, to another tenant or cloud, or to the API to be called.',
        ],
        fixes: ['Put the token endpoint you post to into `aud`, with the tenant ID in its path.'],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: ['Client assertion audience claim does not match Realm issuer.'],
      },
      {
        title: 'Client assertion out of its time (older code)',
        happened: 'The assertion was too old, or dated ahead. Newer answers give 700024.',
        causes: [
          'The clock of the signing machine is off, or local time was written as if it were UTC.',
          'One assertion was kept and used again after its end.',
        ],
        fixes: ['Synchronise the clock and build a fresh assertion for every token request.'],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: ['Client assertion is not within its valid time range.'],
      },
    ],
    links: [ASSERTION_PAGE, `${PLATFORM}/reference-error-codes`],
    related: [7000215, 7000222, 700027, 700023, 700024, 70002],
  },
  {
    code: 50027,
    name: 'InvalidJwtToken',
    title: 'Not a readable JWT',
    happened:
      'A string that should be a JWT (client assertion, user assertion or federated token) could not be read as one, or a claim in it has a form Entra does not take.',
    causes: [
      'The text is not a JWT at all: an opaque token, a file path, a placeholder, an object printed as text.',
      'It was altered: `Bearer ` in front, quotes or a newline around, cut by a shell or log, or with parts in standard base64 (`+`, `/`, `=`) instead of base64url.',
      '`aud` is an array. Entra wants a single string there in a client assertion.',
      'It is a user’s access token in the place of the client assertion, or an encrypted token (five parts).',
      '`client_assertion_type` names the grant type URN instead of the assertion type.',
    ],
    fixes: [
      'Count the dots: a signed JWT has two, and its first part starts with `eyJ`.',
      'Let a JWT library build and sign it; never glue the parts together by string functions.',
      'For `az login --federated-token`, pass the content of the token file, not its path: `"$(cat $AZURE_FEDERATED_TOKEN_FILE)"`.',
      'Send `client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer` with a JWT that the app signed itself.',
      'Look at the first part without sending the token anywhere: `cut -d. -f1 assertion.txt | tr "_-" "/+" | base64 -d` has to print JSON (an error about missing padding at its end does no harm).',
    ],
    examples: [
      {
        title: 'Where the signed JWT goes in the request',
        language: 'http',
        text: [
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=client_credentials',
          '&client_id=<clientId>',
          '&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          '&client_assertion=<a JWT of three parts with two dots>',
          '&scope=https://graph.microsoft.com/.default',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['JWT token is invalid or malformed.'],
    others: [
      {
        title: 'Client assertion lacks its key identifier (older text)',
        happened:
          'The JWT could be read, but its header does not say which certificate signed it. Newer answers give 5002723.',
        causes: ['The header has no `x5t#S256`, `x5t` or `kid`.'],
        fixes: [
          'Add `x5t#S256`: the SHA-256 hash of the DER certificate, 32 bytes, as base64url without padding.',
          'The value for the header: `openssl x509 -in cert.pem -outform der | openssl dgst -sha256 -binary | openssl base64 -A | tr "+/" "-_" | tr -d "="`.',
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: [
          'Invalid JWT token. No certificate thumbprint specified in token header.',
          'Invalid JWT token. No certificate thumbprint nor keyId specified in token header.',
        ],
      },
    ],
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc7519#section-3'],
    related: [5002723, 5002710, 500132, 900144],
  },
  {
    code: 50048,
    name: 'SubjectMismatchesIssuer',
    title: 'Subject and issuer of the client assertion differ',
    happened:
      'A client speaks for itself, so both `iss` and `sub` must be its own client ID. In this assertion they are two different values.',
    causes: [
      'An access token was sent as the client assertion: its issuer is Entra and its subject a user or service principal.',
      'One of the two holds a name, an e-mail address, the tenant or the App ID URI.',
      'A token of an outside provider (GitHub, Kubernetes) was sent to an app that has no federated credential for it.',
    ],
    fixes: [
      'Set `iss` and `sub` to the Application (client) ID, character for character the same GUID.',
      'If the token really comes from another provider, create a federated credential for its issuer and subject instead of editing the token.',
      'To call an API for a user, pass the user’s token as `assertion` with the on-behalf-of grant, and authenticate the app separately.',
      'The GUID stands under Entra admin center > App registrations > your app > Overview; `az ad app show --id <clientId> --query appId -o tsv` prints it without blanks around it.',
    ],
    examples: [
      {
        title: 'Claims of the assertion',
        language: 'json',
        text: [
          '{',
          '  "aud": "https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token",',
          '  "iss": "00000000-0000-0000-0000-000000000000",',
          '  "sub": "00000000-0000-0000-0000-000000000000",',
          '  "jti": "<a new GUID for each assertion>",',
          '  "nbf": 1767225600,',
          '  "exp": 1767226200',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Subject must match the issuer claim in the client assertion.'],
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc7523#section-3'],
    related: [700021, 700022, 50027],
  },
  {
    code: 50171,
    title: 'Audience only valid over mutual TLS',
    happened:
      'The assertion is addressed to the mutual-TLS token endpoint, while the request came in over the ordinary one.',
    causes: [
      '`aud` was copied from the mTLS host (`mtlsauth.microsoft.com`) and the post goes to `login.microsoftonline.com`.',
      'A library with mTLS switched on fell back to the normal endpoint, for example behind a proxy.',
    ],
    fixes: [
      'Use the same host in `aud` and in the request: either both mTLS, or both ordinary.',
      'If certificate-bound tokens are not needed, switch them off in the client.',
      'Try the connection by itself with `curl -v --cert cert.pem --key key.pem https://mtlsauth.microsoft.com/<tenantId>/oauth2/v2.0/token`: any answer, even an error page, shows that the way there is open.',
    ],
    examples: [
      {
        title: 'Claim and address on the mutual-TLS host',
        language: 'http',
        text: [
          '# In the claims: "aud": "https://mtlsauth.microsoft.com/<tenantId>/oauth2/v2.0/token"',
          'POST https://mtlsauth.microsoft.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['The given audience can only be used in Mutual-TLS token calls.'],
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc8705#section-2'],
    related: [700023],
  },
  {
    code: 5002710,
    title: 'JWT header unreadable',
    happened:
      'The first part of the JWT does not decode to a JSON object. Seen in the field, not documented.',
    causes: [
      'The header was base64-encoded with padding, or from a text with a byte order mark.',
      'A shell swallowed the quotes of the JSON before it was encoded.',
      'A placeholder or a template marker was sent where the token belongs.',
    ],
    fixes: [
      'Decode the text before the first dot: it has to give something like `{"alg":"PS256","typ":"JWT","x5t#S256":"…"}`.',
      'Replace hand-made encoding by a JWT library, and read the token from a file rather than from a quoted argument.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Invalid JWT token: header is malformed.'],
    confidence: 'medium',
    links: ['https://www.rfc-editor.org/rfc/rfc7515#section-4'],
    related: [50027, 5002727],
  },
  {
    code: 5002723,
    title: 'Client assertion names no certificate',
    happened:
      'The header of the assertion has neither x5t#S256 nor x5t nor kid, so Entra cannot tell which of the app’s certificates to check the signature with.',
    causes: [
      'The JWT was made with a general tool or library that writes only `alg` and `typ`.',
      'The client uses client_secret_jwt (HS256 with the secret as key), which Entra does not offer.',
      'The thumbprint was written into the claims (for instance as `jti`) instead of into the header.',
    ],
    fixes: [
      'Add `x5t#S256` to the header: SHA-256 over the DER bytes of the certificate (not over the PEM text, not over the hex thumbprint), 32 bytes, as base64url without `=`; always 43 characters.',
      'OpenSSL: `openssl x509 -in cert.pem -outform der | openssl dgst -sha256 -binary | openssl base64 -A | tr "+/" "-_" | tr -d "="`.',
      'Node.js: `createHash("sha256").update(new X509Certificate(pem).raw).digest("base64url")`. Python: `urlsafe_b64encode(sha256(der).digest()).rstrip(b"=")`. C#: `Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256))`.',
      'The older `x5t` does it too: the SHA-1 hash, 20 bytes, 27 characters in base64url. The portal shows those same bytes as 40 hex digits; convert from the bytes, never from the digits.',
      'Upload the public certificate to the app under Certificates & secrets > Certificates, and let MSAL build the assertion where you can.',
    ],
    examples: [
      {
        title: 'The header that names the certificate, in Node.js',
        language: 'javascript',
        text: [
          "import { createHash, X509Certificate } from 'node:crypto';",
          '',
          'const der = new X509Certificate(pem).raw;',
          'const header = {',
          "  alg: 'PS256',",
          "  typ: 'JWT',",
          "  'x5t#S256': createHash('sha256').update(der).digest('base64url'),",
          '};',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      'Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in token header.',
      'Invalid JWT token. No certificate thumbprint nor keyId specified in token header.',
    ],
    links: [
      ASSERTION_PAGE,
      'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.8',
      'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.7',
    ],
    related: [700027, 5002738, 50027],
  },
  {
    code: 5002726,
    title: 'JWT header carries a parameter Entra does not take',
    happened:
      'A header parameter of the JWT is not supported for this kind of key. Seen in the field, not documented.',
    causes: [
      'A token of another server, with headers of its own, was offered as assertion.',
      'A signing tool added extension headers such as `crit` or `b64`.',
    ],
    fixes: [
      'Reduce the header to `alg`, `typ` and the key identifier (`x5t#S256`, with `x5c` for subject name and issuer trust).',
      'Check that the token is of the kind the request wants before editing anything.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'Invalid JWT token. Found unsupported token header. Supported headers are runtime specific based on keys.',
      'Invalid JWT token. Found unsupported token header.',
    ],
    confidence: 'medium',
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11'],
    related: [5002710, 5002727],
  },
  {
    code: 5002727,
    title: 'Type in the JWT header not allowed',
    happened: 'The `typ` of the JWT is neither JWT nor the older OpenID type that Entra still takes.',
    causes: [
      'A library that follows the newer access-token profile writes `at+jwt`.',
      'An access token of another authorization server was passed as client or user assertion.',
    ],
    fixes: [
      'When your code builds the assertion, set `typ` to `JWT`.',
      'A foreign access token cannot be exchanged this way: sign the user in with Entra, or trust the other provider through a federated credential with tokens made for that purpose.',
      'To trust tokens of that other provider, add it under Entra admin center > App registrations > your app > Certificates & secrets > Federated credentials; the type its tokens carry has to be one of those the message lists.',
    ],
    examples: [
      {
        title: 'Setting the type with jose',
        language: 'javascript',
        text: [
          "// typ 'at+jwt' is for access tokens; an assertion of a client is plain 'JWT'",
          "new SignJWT(claims).setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint });",
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Invalid JWT header type specified. Allowed types: 'JWT','http://openid.net/specs/jwt/1.0'.",
      'Invalid JWT header type specified.',
    ],
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc9068#section-2.1'],
    related: [5002738, 50013],
  },
  {
    code: 5002730,
    title: 'Key does not suit the signing algorithm',
    happened:
      'Entra found a key for the JWT, but not one that can verify the algorithm named in its header. Seen in several flows, not documented.',
    causes: [
      'An elliptic-curve key signs, or its certificate is registered, while only RSA is taken for client assertions.',
      '`alg` says PS256 on a path of Entra that did not support it at the time; MSAL.NET 4.60 met this.',
      'In the on-behalf-of flow: a Microsoft Graph token was passed as user assertion.',
    ],
    fixes: [
      'Use an RSA key of 2048 bits or more with `PS256`, or `RS256` where that fails.',
      'Update MSAL to the current release.',
      'For on-behalf-of, pass on a token whose audience is your own API.',
      'Which kind of key the certificate holds: `openssl x509 -in cert.pem -noout -text | grep "Public Key Algorithm"` has to print `rsaEncryption`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Invalid JWT token. Unsupported key for the signing algorithm.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE, `${PLATFORM}/v2-oauth2-on-behalf-of-flow`],
    related: [5002738, 50013, 50032],
  },
  {
    code: 5002738,
    title: 'Signing algorithm not supported',
    happened:
      'The assertion is signed with an algorithm outside the list in the message. Client assertions have to be signed with an RSA certificate.',
    causes: [
      'HS256: the client is set to client_secret_jwt and signs with its secret.',
      'ES256, ES384 or EdDSA: the key is an elliptic-curve key.',
      '`alg` is `none`, or a library default nobody looked at.',
    ],
    fixes: [
      'Make an RSA certificate: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 365 -subj "/CN=<appName>"`.',
      'Register its public part: `az ad app credential reset --id <clientId> --cert @cert.pem --append`.',
      'Sign with `PS256` (the documented one) or `RS256`, and set the client’s authentication method to private_key_jwt.',
    ],
    examples: [
      {
        title: 'Signed with RSA in Python',
        language: 'python',
        text: [
          'import jwt  # PyJWT with cryptography',
          '',
          'signed = jwt.encode(',
          '    claims,',
          '    private_key_pem,  # an RSA key, not the client secret',
          '    algorithm="PS256",',
          '    headers={"x5t#S256": thumbprint},',
          ')',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "Invalid JWT token. '{algorithm}' is not a supported signature algorithm. Supported signing algorithms are: '{supportedAlgorithms}'",
    ],
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc7518#section-3.1'],
    related: [5002723, 5002730, 50032],
  },
  {
    code: 700021,
    title: 'Client assertion made for another client ID',
    happened: 'The app named in the assertion is not the app named by client_id in the same request.',
    causes: [
      '`iss` and `sub` hold the object ID, the tenant ID, the App ID URI or a display name instead of the client ID.',
      'The assertion was built with the settings of another environment.',
      'A token issued by Entra was sent as the assertion: its issuer is the tenant, not the app.',
    ],
    fixes: [
      'Take the Application (client) ID from Entra admin center > App registrations > your app > Overview, and use it three times: as `iss`, as `sub` and as the form field `client_id`.',
      'Build the assertion from the same setting the request uses, so that the two cannot drift apart.',
      'If `iss` is an outside provider on purpose, add a federated credential for it to this app; such tokens keep their own issuer and subject.',
    ],
    examples: [
      {
        title: 'One setting for issuer, subject and client_id',
        language: 'javascript',
        text: [
          'const clientId = process.env.AZURE_CLIENT_ID;',
          'const jwt = await new SignJWT()',
          "  .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })",
          '  .setIssuer(clientId)',
          '  .setSubject(clientId)',
          '  .setAudience(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`)',
          '  .setJti(crypto.randomUUID())',
          "  .setNotBefore('0s')",
          "  .setExpirationTime('10m')",
          '  .sign(privateKey);',
          "body.set('client_id', clientId);",
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ["Client assertion application identifier doesn't match 'client_id' parameter."],
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc7523#section-3'],
    related: [50048, 700022, 70021],
  },
  {
    code: 700022,
    title: 'Client assertion without a subject',
    happened:
      'The assertion has no `sub` claim. (Microsoft’s public list still explains this number by its former meaning, a scope with two resources.)',
    causes: [
      'The code that builds the JWT sets `iss` only.',
      'The variable with the client ID was empty, and the library dropped the claim.',
    ],
    fixes: [
      'Set `sub` to the client ID, the same GUID as `iss`, and check it is there by decoding the JWT.',
      'Let the program stop when the setting is empty: the value is the Application (client) ID of Entra admin center > App registrations > your app > Overview.',
    ],
    examples: [
      {
        title: 'Claims built in Python',
        language: 'python',
        text: [
          'claims = {',
          '    "aud": f"https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/token",',
          '    "iss": client_id,',
          '    "sub": client_id,  # the app speaks for itself',
          '    "jti": str(uuid.uuid4()),',
          '    "nbf": now,',
          '    "exp": now + 600,',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['No Subject claim provided in the assertion.'],
    others: [
      {
        title: 'Scope names two resources (former meaning)',
        happened: 'The scope list mixes permissions of more than one API. Entra answers with 28000 today.',
        causes: ['Scopes of Microsoft Graph and of your own API were put into a single token request.'],
        fixes: ['Ask for one token per API, each with the scopes of that API alone.'],
        examples: [
          {
            title: 'Two requests instead of one',
            language: 'http',
            text: [
              '# First token:   scope=https://graph.microsoft.com/User.Read',
              '# Second token:  scope=api://<apiClientId>/access_as_user',
            ].join('\n'),
          },
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_request',
        retry: false,
        templates: [
          'The provided value for the input parameter scope is not valid because it contains more than one resource.',
        ],
      },
    ],
    links: [ASSERTION_PAGE, `${PLATFORM}/reference-error-codes`],
    related: [28000, 700021, 50048],
  },
  {
    code: 700023,
    title: 'Audience of the client assertion is not this tenant',
    happened:
      'The assertion is addressed to somebody else: its `aud` does not match the authority the request was sent to.',
    causes: [
      '`aud` ends in /common or /organizations, or names another tenant than the URL.',
      'Host and cloud differ: `login.microsoftonline.com` in the claim and `login.microsoftonline.us` in the URL, or the reverse.',
      '`aud` is the API to be called (such as Microsoft Graph), a bare host, or a leftover placeholder.',
      'The audience of workload identity federation, `api://AzureADTokenExchange`, was put into an assertion the app signs itself.',
    ],
    fixes: [
      'Address the assertion to the URL you post to, as one string: `"aud": "https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token"`.',
      'Use the tenant ID on both sides. A client assertion has to go to a tenant; it does not work on /common.',
      'For a sovereign cloud take its own host in both places.',
      'Read the exact address of your tenant and cloud: `curl -s https://login.microsoftonline.com/<tenantId>/v2.0/.well-known/openid-configuration`, field `token_endpoint`.',
    ],
    examples: [
      {
        title: 'The same tenant and host twice',
        language: 'http',
        text: [
          '# In the claims: "aud": "https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token"',
          '# A string, not an array; not /common; not the API that is called',
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Client assertion audience claim does not match Realm issuer.'],
    others: [
      {
        title: 'Scope not usable for an access token (former meaning)',
        happened: 'The scope names no API, so no access token could be made. Entra answers with 28002 today.',
        causes: ['Only `openid`, `profile` or `offline_access` was requested.'],
        fixes: ['Add a scope of the API you want to call.'],
        examples: [
          {
            title: 'An API beside the OpenID scopes',
            language: 'http',
            text: 'scope=openid%20profile%20https%3A%2F%2Fgraph.microsoft.com%2FUser.Read',
          },
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_request',
        retry: false,
        templates: [
          'The provided value for the input parameter scope is not valid when requesting an access token.',
        ],
      },
    ],
    links: [
      ASSERTION_PAGE,
      `${PLATFORM}/authentication-national-cloud`,
      'https://www.rfc-editor.org/rfc/rfc7523#section-3',
    ],
    related: [28002, 700024, 50171],
  },
  {
    code: 700024,
    title: 'Client assertion outside its time range',
    happened:
      'At the moment of the request the assertion had expired or was not valid yet. The message prints all three times in UTC: now, valid from, and expiry.',
    causes: [
      'A federated token grew old: the OIDC token of a CI job lives only minutes, and the step that needs Azure came late.',
      'The clock of the machine is off, or local time was converted to epoch seconds without the time zone (the difference is then whole hours).',
      'An assertion was cached and sent again, by your code or by a library.',
      '`nbf` and `exp` are in milliseconds, or `exp` lies before `nbf`.',
    ],
    fixes: [
      'Subtract the times in the message. A few minutes past expiry means reuse or a late step; whole hours mean a time zone; years mean milliseconds; now before valid-from means a fast clock.',
      'Build a new assertion for each token request: `nbf` = now, `exp` = now + 600, in seconds since 1970 UTC.',
      'In GitHub Actions, log in again right before the late step, or use a credential that fetches a fresh OIDC token on every call.',
      'Synchronise the clock: `timedatectl status` on Linux, `w32tm /resync` on Windows.',
    ],
    examples: [
      {
        title: 'Times of an assertion, in seconds of UTC',
        language: 'python',
        text: [
          'now = int(time.time())  # not datetime.now().timestamp() * 1000',
          'claims.update({"iat": now, "nbf": now, "exp": now + 600})',
        ].join('\n'),
      },
      {
        title: 'GitHub Actions: a fresh login before the late step',
        language: 'yaml',
        text: [
          '- run: ./build-for-half-an-hour.sh',
          '- uses: azure/login@v2',
          '  with:',
          '    client-id: ${{ vars.AZURE_CLIENT_ID }}',
          '    tenant-id: ${{ vars.AZURE_TENANT_ID }}',
          '    subscription-id: ${{ vars.AZURE_SUBSCRIPTION_ID }}',
          '- run: az deployment group create --resource-group <group> --template-file main.bicep',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      'Client assertion is not within its valid time range. Current time: {currentTime}, assertion valid from {validFrom}, expiry time of assertion {expiry}.',
      'Client assertion is not within its valid time range.',
    ],
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4'],
    related: [500133, 1000502, 700023],
  },
  {
    code: 700033,
    title: 'Assertion adds custom_claims without the right to',
    happened:
      'The client assertion holds a `custom_claims` object. Entra takes that only together with an `xms_actor_token`, or from a certificate trusted by subject and issuer for which these claims were allowed; this rule is not documented.',
    causes: [
      'Extra claims were put into the assertion (`WithClientClaims` in MSAL.NET, hand-written JWT) in the hope that they would show up in the access token.',
      'Code written for services inside Microsoft runs with an ordinary app registration.',
    ],
    fixes: [
      'Take `custom_claims` out of the assertion: `iss`, `sub`, `aud`, `exp`, `nbf` and `jti` are all it needs.',
      'For claims of your own in tokens use optional claims, a claims-mapping policy or app roles on the API.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      'For asserting custom_claims, client must provide either xms_actor_token or subject name issuer certificate with custom claim allowed values.',
    ],
    confidence: 'medium',
    links: [ASSERTION_PAGE, `${PLATFORM}/optional-claims`],
    related: [700034, 700035],
  },
  {
    code: 700034,
    title: 'Actor token inside the assertion not valid',
    happened:
      'The `xms_actor_token` claim of the client assertion failed its check. It is an internal mechanism of Microsoft and not documented for other apps.',
    causes: [
      'The embedded token has expired, or was issued to another client or for another audience.',
      'A sample for internal services was copied, and the claim was filled with any token at hand.',
    ],
    fixes: [
      'Drop the claim if your app is not one of those it was made for.',
      'Otherwise request the inner token immediately before building the assertion, and never cache the two apart.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Client assertion contains an invalid xms_actor_token claim.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [700033, 700035],
  },
  {
    code: 700035,
    title: 'custom_claims has the wrong form',
    happened:
      'The assertion can be read, but its `custom_claims` part is not the kind of JSON that is expected. Its exact form is not documented.',
    causes: [
      'The object was turned into a string, so the claim holds quoted JSON. MSAL.NET 4.79 had trouble with nested objects in WithClientClaims.',
      'An array or a bare value stands where an object belongs.',
    ],
    fixes: [
      'Decode the assertion: `custom_claims` has to be an object whose members are strings or lists of strings, as in `"custom_claims":{"name":["a","b"]}`.',
      'Update MSAL, or hand the finished assertion over with `WithClientAssertion`.',
      'Remove the claim when nothing needs it.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Client assertion contains custom_claims in the incorrect format.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [700033, 700034],
  },
  {
    code: 7000221,
    title: 'Certificate subject and assertion issuer differ',
    happened:
      'For this client Entra expects the subject of the certificate to be the same value as the `iss` claim, and they are two. Which clients this rule applies to is not documented.',
    causes: [
      'The certificate was issued for a host name, while `iss` is the client ID (or the reverse).',
      'A certificate of another service was loaded from a shared store.',
    ],
    fixes: [
      'Put both side by side: `openssl x509 -in cert.pem -noout -subject`, and `iss` of the decoded assertion.',
      'Select the certificate made for this client, or have one issued whose subject is the value in `iss`.',
      'An ordinary app registration does not need this pairing: upload the certificate to it, set `iss` and `sub` to the client ID, and send no chain.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Certificate Subject must match Issuer claim in the client assertion.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [50048, 700030, 700021],
  },
];
