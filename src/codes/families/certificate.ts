import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const ASSERTION_PAGE = `${PLATFORM}/certificate-credentials`;
const AUTHORITIES_PAGE =
  'https://learn.microsoft.com/graph/api/resources/certificatebasedapplicationconfiguration';
const CERTIFICATES =
  'Entra admin center > App registrations > your app > Certificates & secrets > Certificates';

/** Codes about certificates and keys: of the client, of the app as token signer, and their trust. */
export const certificate: readonly Code[] = [
  {
    code: 700027,
    title: 'Certificate of the client assertion not found on the app',
    happened:
      'The header of the assertion points to a certificate that is not registered on this app. The signature was not even checked; it is the key identifier, or the registration, that does not fit.',
    causes: [
      'The key identifier is encoded wrongly. Count the digits of the thumbprint in the message: Entra prints the bytes it received as hex.',
      '40 digits are a proper SHA-1, 64 a proper SHA-256: the header is well formed, so the certificate is missing on this app, or is another one.',
      '80 digits: the 40-digit hex text itself was base64-encoded (each pair reads 30-39, 41-46 or 61-66). 128 digits: the same with SHA-256 hex.',
      '60 digits: the hex text was put into `x5t` as it stands, and Entra decoded it as base64. 96 digits: the same with SHA-256 hex.',
      'No thumbprint printed: the header had no SHA-1 value to show, usually because only `x5t#S256` or `kid` is there and matches nothing: standard base64 instead of base64url, a SHA-1 under the SHA-256 name, or a hash of the PEM text.',
      'The certificate was uploaded to another app, another tenant, or to the enterprise application; or two tools share the app and one overwrote the other’s certificate.',
      'The new certificate is in use, but only the old one is registered (or the reverse).',
    ],
    fixes: [
      `Compare: ${CERTIFICATES} shows each thumbprint; so does \`az ad app credential list --id <clientId> --cert\`.`,
      'Compute the identifier from the DER bytes: `openssl x509 -in cert.pem -outform der | openssl dgst -sha256 -binary | openssl base64 -A | tr "+/" "-_" | tr -d "="` for `x5t#S256` (43 characters). For `x5t` take `-sha1` (27 characters).',
      'In .NET use `GetCertHash()`, not the `Thumbprint` text; in Node.js `new X509Certificate(pem).raw` as input of the hash.',
      'Register the public part on this client ID: `az ad app credential reset --id <clientId> --cert @cert.pem --append`, or upload the .cer or .pem in the portal.',
      'Check the manifest entry: `type` must be AsymmetricX509Cert and `usage` Verify. Encrypt or Sign entries are not used for client authentication.',
      'With subject name and issuer trust (no thumbprint registered), send the chain: `x5c` in the header, or sendX5c / SendCertificateChain in the SDK.',
      'In Microsoft Graph PowerShell: `(Get-MgApplication -Filter "appId eq \'<clientId>\'").KeyCredentials | Format-List DisplayName,Type,Usage,StartDateTime,EndDateTime`.',
    ],
    examples: [
      {
        title: 'Header of the assertion',
        language: 'json',
        text: [
          '{',
          '  "alg": "PS256",',
          '  "typ": "JWT",',
          '  "x5t#S256": "<base64url of the SHA-256 hash: 43 characters>"',
          '}',
        ].join('\n'),
      },
      {
        title: 'The three forms of one thumbprint',
        language: 'shellscript',
        text: [
          '# What the portal shows (SHA-1, 40 hex digits)',
          'openssl x509 -in cert.pem -noout -fingerprint -sha1 | cut -d= -f2 | tr -d :',
          '# What the header parameter x5t wants (27 characters)',
          'openssl x509 -in cert.pem -outform der | openssl dgst -sha1 -binary \\',
          '  | openssl base64 -A | tr "+/" "-_" | tr -d "="',
          '# What the header parameter x5t#S256 wants (43 characters)',
          'openssl x509 -in cert.pem -outform der | openssl dgst -sha256 -binary \\',
          '  | openssl base64 -A | tr "+/" "-_" | tr -d "="',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{appId}'.",
      "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{appId}'.",
      'The certificate with identifier used to sign the client assertion is not registered on application.',
      "Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}', Please visit 'https://developer.microsoft.com/en-us/graph/graph-explorer' and query for 'https://graph.microsoft.com/beta/applications/{appId}' to see configured keys]",
      "Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}'",
      'Client assertion contains an invalid signature. [Reason - The key was not found.',
      'Client assertion failed signature validation.',
    ],
    others: [
      {
        title: 'Certificate of the client assertion expired',
        happened:
          'Entra found the certificate on the app, but its validity has ended or not begun. The part after Found key gives its dates.',
        causes: [
          'The registered certificate ran out, and no newer one is in use.',
          'A renewed certificate is installed, but the code still picks the old one by thumbprint.',
          'The certificate starts in the future: it was made on a machine whose clock or time zone is wrong.',
        ],
        fixes: [
          'Read Start and End in the message and compare them with the time at its end.',
          'Make a new certificate, add it to the app before removing the old one, and point the code to it.',
          'When products create the certificate themselves (Entra Connect, NPS extension, connectors), run their own renewal.',
          'By command: `openssl x509 -in cert.pem -noout -enddate` tells the end of the file in use, `az ad app credential list --id <clientId> --cert --query "[].endDateTime"` those of the app.',
        ],
        examples: [
          {
            title: 'Renewing the certificate of an app',
            language: 'shellscript',
            text: [
              'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=<appName>" \\',
              '  -keyout key.pem -out cert.pem',
              'az ad app credential reset --id <clientId> --cert @cert.pem --append',
              'cat key.pem cert.pem > client.pem    # what Azure.Identity and the Azure CLI read',
            ].join('\n'),
          },
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: [
          "Client assertion contains an invalid signature. [Reason - The key used is expired., Thumbprint of key used by client: '{thumbprint}', Found key '{foundKey}'",
          'Client assertion contains an invalid signature. [Reason - The key used is expired.',
          "The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key used is expired., Thumbprint of key used by client: '{thumbprint}', Found key '{foundKey}'",
          "The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key used is expired., Found key '{foundKey}'",
          'The certificate with identifier used to sign the client assertion is expired on application.',
        ],
      },
      {
        title: 'Signature does not fit the certificate named in the header',
        happened:
          'The certificate is registered, yet the signature cannot be verified with it: another private key signed, or the signed text was changed.',
        causes: [
          'Private key and certificate are not a pair: an old key beside a renewed certificate, or the wrong file of a folder.',
          'A chain file has another certificate than the leaf on top, so the library takes its thumbprint.',
          'The PEM text was damaged: `\\n` as two characters, carriage returns, or bag attributes in front of it.',
          'The JWT was edited after signing, or signed over another text than the two parts joined by a dot.',
        ],
        fixes: [
          'Compare the public keys: `openssl pkey -in key.pem -pubout` and `openssl x509 -in cert.pem -noout -pubkey` must print the same block.',
          'Put the leaf certificate first in the PEM file and its private key beside it.',
          'When the key comes from an environment variable, turn `\\n` back into line breaks before use.',
        ],
        examples: [
          {
            title: 'Do key and certificate belong together',
            language: 'shellscript',
            text: [
              'diff <(openssl pkey -in key.pem -pubout) <(openssl x509 -in cert.pem -noout -pubkey) \\',
              '  && echo "they are a pair"',
              "# The first certificate of a file is the one libraries take: it must be your own, not its issuer's",
              'openssl x509 -in chain.pem -noout -subject',
            ].join('\n'),
          },
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_client',
        retry: false,
        templates: [
          "Client assertion contains an invalid signature. [Reason - Key was found, but use of the key to verify the signature failed., Thumbprint of key used by client: '{thumbprint}', Found key '{foundKey}'",
          'Client assertion contains an invalid signature. [Reason - Key was found, but use of the key to verify the signature failed.',
          'Client assertion contains an invalid signature. [Reason - The provided signature value did not match the expected signature value.',
        ],
      },
    ],
    links: [
      ASSERTION_PAGE,
      'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.8',
      'https://learn.microsoft.com/graph/api/application-get',
      'https://aka.ms/msal-net-invalid-client',
    ],
    related: [5002723, 1000502, 700026, 700030, 50012],
  },
  {
    code: 700026,
    title: 'App has no certificate at all',
    happened:
      'The request authenticates with a client assertion, but the app registration holds no certificate to check it with. Seen in the field, not documented.',
    causes: [
      'The certificate was uploaded to a different app, or to the app of the same name in another tenant.',
      'Somebody removed it, or a deployment replaced the key list with an empty one.',
    ],
    fixes: [
      `Upload the public certificate: ${CERTIFICATES} > Upload certificate (.cer, .pem or .crt).`,
      'Make sure the client ID in the request is the one whose Certificates tab you are looking at.',
      'In infrastructure code, check that the block with the certificate belongs to the application, not only to the service principal.',
      'By command: `az ad app credential reset --id <clientId> --cert @cert.pem --append`; `az ad app credential list --id <clientId> --cert` must then print one entry.',
    ],
    examples: [
      {
        title: 'Terraform’s and Bicep’s way, checked by hand',
        language: 'shellscript',
        text: [
          'az rest --url "https://graph.microsoft.com/v1.0/applications(appId=\'<clientId>\')" \\',
          '  --query "keyCredentials[].{name:displayName,type:type,usage:usage,end:endDateTime}"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Client application has no configured keys.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE, `${PLATFORM}/how-to-add-credentials`],
    related: [700027, 7000226],
  },
  {
    code: 700028,
    title: 'Thumbprint not authorized',
    happened:
      'The certificate is readable, but its thumbprint is not among those the app allows. Known by its wording only, not documented.',
    causes: [
      'Another certificate of the same subject was picked from the store.',
      'The list of trusted certificates was not updated after a renewal.',
    ],
    fixes: ['Select the certificate by the thumbprint registered on the app, or register the one in use.'],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Certificate with thumbprint {thumbprint} is not authorized.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [700027, 700030],
  },
  {
    code: 700029,
    title: 'Signing certificate not usable',
    happened:
      'Entra got a certificate with the assertion and could not work with it. The text gives no reason, and the number is not documented.',
    causes: [
      'The `x5c` header does not hold base64 DER: it was encoded as base64url, still has its BEGIN and END lines, or has line breaks in it.',
      'The certificate has another kind of key than RSA, or its key usage excludes digital signatures.',
      'The chain begins with the root or an intermediate instead of the certificate that signed.',
    ],
    fixes: [
      'Look at it: `openssl x509 -in cert.pem -noout -subject -issuer -dates -text`; Public Key Algorithm has to be rsaEncryption, and Key Usage, if present, has to name Digital Signature.',
      'Build an `x5c` entry with `openssl x509 -in cert.pem -outform der | openssl base64 -A`: standard base64 with `+`, `/` and `=`, one string per certificate, leaf first (RFC 7515, section 4.1.6).',
      'Export the certificate anew from its source, and compare the thumbprint with the one on the app.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Invalid signing certificate.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.6'],
    related: [700027, 700031, 7000213],
  },
  {
    code: 700030,
    title: 'Subject name of the certificate not authorized',
    happened:
      'The app trusts certificates by subject name and issuer, and the names in this certificate are not on its list. The message prints up to ten of them.',
    causes: [
      'The certificate was issued for another name than the one the app trusts.',
      'The chain in `x5c` or in the PEM file is in the wrong order, so a root or intermediate is taken for the leaf.',
    ],
    fixes: [
      'Compare the printed names with the trusted subject names of the app, letter by letter.',
      'Put the leaf first, then the intermediates; `openssl crl2pkcs7 -nocrl -certfile chain.pem | openssl pkcs7 -print_certs -noout` shows the order.',
      'If the app is meant to trust one certificate only, register that by thumbprint and stop sending `x5c`.',
      'Print what the certificate calls itself: `openssl x509 -in cert.pem -noout -subject -ext subjectAltName`.',
    ],
    examples: [
      {
        title: 'Header with the chain, leaf first',
        language: 'json',
        text: [
          '{',
          '  "alg": "PS256",',
          '  "typ": "JWT",',
          '  "x5t#S256": "<base64url of the leaf\'s SHA-256 hash>",',
          '  "x5c": [',
          '    "<base64 DER of the leaf>",',
          '    "<base64 DER of the intermediate>"',
          '  ]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      'Invalid certificate - subject name in certificate is not authorized. SubjectNames/SubjectAlternativeNames (up to 10) in token certificate are: {subjectNames}.',
    ],
    others: [
      {
        title: 'Certificate was issued in another cloud',
        happened: 'The issuer of the certificate belongs to a different Microsoft cloud than the app.',
        causes: ['A certificate of the public cloud was carried over to Azure Government, or the reverse.'],
        fixes: ['Request the certificate from the authority of the cloud the app is registered in.'],
        fixedBy: 'administrator',
        oauthError: 'invalid_client',
        retry: false,
        templates: [
          'Invalid certificate - the issuer of the certificate is from a different cloud instance.',
        ],
      },
    ],
    links: [`${PLATFORM}/reference-error-codes`, 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.6'],
    related: [7000213, 700027, 700032],
  },
  {
    code: 700031,
    title: 'Certificate has no subject name',
    happened:
      'Trust by subject name and issuer was asked for, but the certificate carries neither a subject nor a subject alternative name to compare. This text is not documented.',
    causes: [
      'It was made by a script with an empty subject.',
      'An authority that puts names only into other extensions issued it.',
    ],
    fixes: [
      'Check: `openssl x509 -in cert.pem -noout -subject -ext subjectAltName`.',
      'Have one issued with the name the app trusts, for example from Key Vault: `az keyvault certificate create --vault-name <vault> --name <certificate> --policy @policy.json`, with `subject` filled in the policy.',
      'If trust by name was not intended, leave out `x5c` and register this certificate by thumbprint.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Invalid certificate - SubjectName or SubjectAlternativeName is missing'],
    confidence: 'medium',
    links: [ASSERTION_PAGE, 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.6'],
    related: [700030, 700032, 700029],
  },
  {
    code: 700032,
    title: 'App has no trusted certificate subjects',
    happened:
      'The request relies on subject name and issuer trust, but the app has no trusted names set. Known by its wording only, not documented.',
    causes: ['`x5c` is sent for an app that registers its certificate by thumbprint.'],
    fixes: [
      'Turn off sending the chain (sendX5c, SendCertificateChain, sendCertificateChain) in the client, or have the trusted subjects configured.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Invalid certificate - Trusted Certificate Subjects for application are missing'],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [700030, 7000213],
  },
  {
    code: 7000210,
    title: 'Source of the trusted-authority policy not found',
    happened:
      'To judge the certificate Entra needs the list of certificate authorities the tenant trusts for apps, and it could not tell where that list lies. What exactly sets this off is not documented.',
    causes: [
      'The app trusts certificates by name, and the tenant has no configuration of authorities for that.',
      'A configuration was deleted while a policy or an app still refers to it.',
    ],
    fixes: [
      'Administrator: list the configurations: `az rest --method GET --url https://graph.microsoft.com/beta/directory/certificateAuthorities/certificateBasedApplicationConfigurations` (permission AppCertTrustConfiguration.Read.All), and create the missing one.',
      'Developer, to get going meanwhile: send no `x5c`, and put the certificate itself on the app: `az ad app credential reset --id <clientId> --cert @cert.pem --append`.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Unable to find source of Trusted Certificate Authority policy.'],
    confidence: 'low',
    links: [AUTHORITIES_PAGE],
    related: [7000211, 7000212],
  },
  {
    code: 7000211,
    title: 'Tenant has no trusted-authority policy',
    happened:
      'The certificate would have to be checked against the authorities this tenant trusts for its apps, and the tenant has named none. The number is not documented.',
    causes: [
      'The app was moved or copied from a tenant that has such a policy.',
      'The client sends its chain (`x5c`), although the app was meant to be checked by thumbprint.',
    ],
    fixes: [
      'Simplest: switch off sendX5c / SendCertificateChain in the client and upload the public certificate under Certificates & secrets > Certificates.',
      'If trust by authority is wanted: the list that Microsoft Graph (beta) keeps for this purpose is the likely place. An Application Administrator creates it by a POST to `/directory/certificateAuthorities/certificateBasedApplicationConfigurations` with at least one root certificate; at most ten authorities fit into one configuration.',
    ],
    examples: [
      {
        title: 'Body of that request',
        language: 'json',
        text: '{\n  "displayName": "Authorities of our apps",\n  "description": "Issues the certificates of our services",\n  "trustedCertificateAuthorities": [\n    { "isRootAuthority": true, "certificate": "<base64 of the DER root certificate>" }\n  ]\n}',
      },
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ["Trusted Certificate Authority policy is not configured on the tenant '{tenant}'."],
    confidence: 'low',
    links: [AUTHORITIES_PAGE, ASSERTION_PAGE],
    related: [7000210, 7000212, 700032],
  },
  {
    code: 7000212,
    title: 'No trusted-authority policy fits the certificate’s subject',
    happened:
      'The subject name is one the app accepts, but no policy says which authority may issue it. Texts on the web that explain 7000212 as a wrong client secret mean 7000215; the real meaning is not documented.',
    causes: [
      'The certificate was renewed at another authority than before.',
      'The trusted subject of the app names an authority that the tenant’s policy leaves out.',
    ],
    fixes: [
      'Who issued it? `openssl x509 -in cert.pem -noout -issuer -subject`.',
      'Compare with the trust of the app: `az rest --method GET --url "https://graph.microsoft.com/beta/applications(appId=\'<clientId>\')"`, part `trustedSubjectNameAndIssuers`.',
      'Either have the certificate issued by the authority that is listed, or let the administrator add the new one to the tenant’s configuration.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['No matching Trusted Certificate Authority policy found for authorized subject name.'],
    confidence: 'medium',
    links: [AUTHORITIES_PAGE],
    related: [7000211, 700030, 7000215],
  },
  {
    code: 7000213,
    title: 'Certificate chain not valid',
    happened:
      'The chain that came with the assertion does not lead to a root Entra trusts. Seen in the field, not documented.',
    causes: [
      'The app is set to subject name and issuer trust, and the certificate is self-signed.',
      'An intermediate certificate is missing from `x5c` or from the PEM file.',
    ],
    fixes: [
      'Test the chain on its own: `openssl verify -untrusted intermediates.pem cert.pem`.',
      'Use a certificate of a supported authority for this kind of trust. While the setting stands, a registered thumbprint is not tried as a second way.',
      'Or take the trust setting off the app and register the certificate itself.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Invalid certificate chain.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [700030, 700032],
  },
  {
    code: 7000214,
    title: 'Client certificate revoked',
    happened: 'The certificate behind the assertion is on the revocation list of its issuer.',
    causes: [
      'The key was reported as compromised, or the certificate was replaced and the old one revoked at once.',
      'A host still loads the previous certificate from its store or from a cached Key Vault version.',
    ],
    fixes: [
      'Load the current certificate on every host, and delete the revoked one from hosts and app.',
      'Register the replacement with `az ad app credential reset --id <clientId> --cert @new.pem --append`, and drop the revoked entry: `az ad app credential delete --id <clientId> --cert --key-id <keyId>`.',
      'If nobody revoked it on purpose, ask whoever runs the certificate authority before issuing another.',
    ],
    examples: [
      {
        title: 'Ask the issuer whether the certificate is revoked',
        language: 'shellscript',
        text: [
          'openssl x509 -in cert.pem -noout -serial -issuer -ext crlDistributionPoints',
          'curl -s "<crlUrl>" | openssl crl -inform der -noout -text | grep -A1 "<serial>"',
          '# Or by OCSP, where the issuer offers it',
          'openssl ocsp -issuer issuer.pem -cert cert.pem -url "$(openssl x509 -in cert.pem -noout -ocsp_uri)"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Certificate has been revoked.'],
    links: [ASSERTION_PAGE],
    related: [7000277, 1000502],
  },
  {
    code: 7000274,
    title: 'Signature of the client assertion not valid',
    happened:
      'The signature of the assertion could not be verified. Microsoft’s own libraries treat this number like 700027; its wording is not documented.',
    causes: ['A private key signed that does not belong to the registered certificate.'],
    fixes: [
      'Reload the certificate together with its key, and check the pair as described for 700027.',
      'Restart long-running services after a renewal, so that they stop using the key they read at start.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [700027, 7000277],
  },
  {
    code: 7000277,
    title: 'Certificate was revoked',
    happened:
      'A second number for a revoked client certificate. Microsoft’s libraries reload the certificate when they see it; the wording is not documented.',
    causes: ['The certificate in use has been revoked by its issuer.'],
    fixes: ['Replace it on the app and on every host that signs with it.'],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [7000214, 7000274],
  },
  {
    code: 1000502,
    title: 'Client certificate outside its validity dates',
    happened: 'The certificate used to authenticate has expired, or its first day has not come yet.',
    causes: [
      'It ended and nobody renewed it; certificates of scripts and connectors often last one or two years.',
      'It was renewed, but the application picks the older one from the store, or keeps the copy it loaded at start.',
      'The machine that issued it had a wrong clock, so its start lies ahead.',
    ],
    fixes: [
      'Read the dates: `openssl x509 -in cert.pem -noout -dates`, or `Get-ChildItem Cert:\\CurrentUser\\My | Format-List Subject,Thumbprint,NotBefore,NotAfter`.',
      'Create the successor, add its public part to the app with `az ad app credential reset --id <clientId> --cert @new.pem --append`, switch the code over, then remove the old entry.',
      'With Key Vault, refer to the certificate without a version, so that renewals are picked up.',
    ],
    examples: [
      {
        title: 'A successor, in use before the old one ends',
        language: 'shellscript',
        text: [
          'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=<appName>" \\',
          '  -keyout new-key.pem -out new.pem',
          'az ad app credential reset --id <clientId> --cert @new.pem --append',
          'az ad app credential list --id <clientId> --cert --query "[].{keyId:keyId,end:endDateTime}"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['The provided certificate is not within its specified validity window.'],
    links: [ASSERTION_PAGE, `${PLATFORM}/how-to-add-credentials`],
    related: [700027, 7000222, 700024],
  },
  {
    code: 392200,
    title: 'Mutual-TLS request without a certificate',
    happened:
      'The token request went to the mutual-TLS endpoint, but no client certificate arrived in the TLS handshake.',
    causes: [
      'The HTTP client was built without the certificate.',
      'A proxy or firewall ends the TLS connection and opens its own to Entra.',
    ],
    fixes: [
      'Attach the certificate with its private key to the HTTP handler that makes this call.',
      'Let the endpoint bypass TLS inspection, or use the ordinary token endpoint.',
      'Look who answers the handshake: `openssl s_client -connect mtlsauth.microsoft.com:443 </dev/null | openssl x509 -noout -issuer`. An issuer of your own company there means that a proxy ends the connection, and the certificate with it.',
    ],
    examples: [
      {
        title: 'Request that presents its certificate in the handshake',
        language: 'shellscript',
        text: [
          'curl --cert cert.pem --key key.pem \\',
          '  "https://mtlsauth.microsoft.com/<tenantId>/oauth2/v2.0/token" \\',
          '  -d "grant_type=client_credentials" -d "client_id=<clientId>" \\',
          '  -d "token_type=mtls_pop" \\',
          '  --data-urlencode "scope=https://graph.microsoft.com/.default"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Client certificate is missing from the request.'],
    links: ['https://www.rfc-editor.org/rfc/rfc8705#section-2'],
    related: [50171, 500181],
  },
  {
    code: 500181,
    title: 'TLS certificate and assertion certificate differ',
    happened:
      'Over mutual TLS the connection was made with one certificate and the assertion signed with another.',
    causes: [
      'A renewal replaced one of the two copies only.',
      'The HTTP client is cached with the old certificate while assertions already use the new one.',
    ],
    fixes: [
      'Load the certificate once and hand the same object to the TLS handler and to the assertion.',
      'Recreate cached HTTP clients when the certificate changes.',
      'Compare the files both parts read: `openssl x509 -in tls.pem -noout -fingerprint -sha256` and the same for the other must give one value, which also stands in `x5t#S256`.',
    ],
    examples: [
      {
        title: 'One certificate for the connection and for the assertion',
        language: 'csharp',
        text: [
          'var handler = new SocketsHttpHandler();',
          'handler.SslOptions.ClientCertificates = new X509CertificateCollection { certificate };',
          'var http = new HttpClient(handler);',
          'var signingKey = new X509SecurityKey(certificate); // the same object signs',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['The TLS certificate provided does not match the certificate in the assertion.'],
    links: ['https://www.rfc-editor.org/rfc/rfc8705#section-3'],
    related: [392200, 50171],
  },
  {
    code: 50032,
    name: 'WeakRsaKey',
    title: 'RSA key too short',
    happened: 'The RSA key has fewer bits than Entra accepts; the message gives both numbers.',
    causes: [
      'A certificate with a 1024-bit key, from an old script or a tool with old defaults.',
      'A token of a federated provider that signs with a short key.',
    ],
    fixes: [
      'Make a key of 2048 bits or more: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 365 -subj "/CN=app"`, or in PowerShell `New-SelfSignedCertificate -KeyLength 2048`.',
      'Register the new certificate and delete the weak one.',
    ],
    examples: [
      {
        title: 'See how long the key is',
        language: 'shellscript',
        text: [
          'openssl x509 -in cert.pem -noout -text | grep "Public-Key"',
          '# Public-Key: (1024 bit) is refused, (2048 bit) and longer is taken',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['RSA key size {actualSize} is less than the minimum required {minimumSize} bits.'],
    links: [`${PLATFORM}/reference-error-codes`, ASSERTION_PAGE],
    related: [5002738, 5002730],
  },
  {
    code: 50003,
    name: 'MissingSigningKey',
    title: 'App has no key to sign its tokens with',
    happened:
      'Single sign-on needs a signing certificate of the application, and none is configured. This concerns tokens Entra issues for the app, not the app’s own login.',
    causes: [
      'SAML was switched on for an enterprise application without creating the signing certificate.',
      'The certificate exists but is inactive or has expired.',
    ],
    fixes: [
      'Entra admin center > Enterprise applications > your app > Single sign-on > SAML Certificates: create a certificate or make one active.',
      'Give the new certificate or the metadata address to the service provider.',
      'See whether one exists, and until when: `az ad sp show --id <clientId> --query "{active:preferredTokenSigningKeyThumbprint,keys:keyCredentials[].{usage:usage,end:endDateTime}}"`.',
    ],
    examples: [
      {
        title: 'Create the signing certificate and make it the active one',
        language: 'powershell',
        text: [
          '$sp = Get-MgServicePrincipal -Filter "appId eq \'<clientId>\'"',
          '$new = Add-MgServicePrincipalTokenSigningCertificate -ServicePrincipalId $sp.Id `',
          '  -DisplayName "CN=<appName>" -EndDateTime (Get-Date).AddYears(2)',
          'Update-MgServicePrincipal -ServicePrincipalId $sp.Id `',
          '  -PreferredTokenSigningKeyThumbprint $new.Thumbprint',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['No signing key configured.'],
    others: [
      {
        title: 'Certificate change under way',
        happened: 'The signing certificate of the app is just being exchanged.',
        causes: ['A rollover was started a moment ago.'],
        fixes: ['Wait a few minutes and send the request once more.'],
        fixedBy: 'microsoft',
        retry: true,
        templates: ['Certificate roll is in progress. Please retry the operation later.'],
      },
    ],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50003-cert-or-key-not-configured',
    ],
    related: [50146, 500031],
  },
  {
    code: 500031,
    title: 'No signing certificate configured for the application',
    happened:
      'Entra was to sign a token for this application with a certificate of its own and found none. Seen in the field, not documented.',
    causes: [
      'Single sign-on by SAML was set up by script or import, without the step that creates the certificate.',
    ],
    fixes: [
      'Open Enterprise applications > your app > Single sign-on and create a SAML signing certificate; in Microsoft Graph PowerShell `Add-MgServicePrincipalTokenSigningCertificate -ServicePrincipalId <objectId>` does it.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Cannot find signing certificate configured.'],
    confidence: 'medium',
    links: ['https://learn.microsoft.com/graph/api/serviceprincipal-addtokensigningcertificate'],
    related: [50003],
  },
  {
    code: 50146,
    name: 'MissingCustomSigningKey',
    title: 'Custom claims need an app-specific signing key',
    happened:
      'The tokens of this app carry mapped or customised claims, and Entra issues those only when the app accepts mapped claims or has a signing key of its own.',
    causes: [
      'A claims-mapping policy or the Attributes & Claims editor was used on an app whose manifest does not accept mapped claims.',
      'The app has its own signing key, but the key has expired or is not valid yet.',
    ],
    fixes: [
      'Single-tenant app: set `acceptMappedClaims` to true in App registrations > your app > Manifest (`api.acceptMappedClaims` in Microsoft Graph), and request the token by the app’s GUID or a verified-domain App ID URI.',
      'With the CLI: `az rest --method PATCH --url https://graph.microsoft.com/v1.0/applications/<objectId> --headers Content-Type=application/json --body \'{"api":{"acceptMappedClaims":true}}\'`.',
      'Multitenant app: never accept mapped claims; create an app-specific signing certificate, and validate tokens against the keys published with `?appid=<clientId>`.',
      'If the customised claims are not needed, unassign the policy from the service principal.',
    ],
    examples: [
      {
        title: 'In the manifest of a single-tenant app',
        language: 'json',
        text: ['{', '  "api": { "acceptMappedClaims": true }', '}'].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'This application is required to be configured with an application-specific signing key. It is either not configured with one, or the key has expired or is not yet valid.',
    ],
    links: [
      `${PLATFORM}/saml-claims-customization`,
      `${PLATFORM}/reference-microsoft-graph-app-manifest`,
      `${PLATFORM}/claims-customization-powershell`,
    ],
    related: [501461, 50003],
  },
  {
    code: 501461,
    title: 'Mapped claims do not work with this audience',
    happened:
      'The app accepts mapped claims, but the token was requested under a name Entra does not consider safe for that: only the app’s GUID or a URI in a verified domain will do.',
    causes: [
      'The scope starts with an `api://name` style App ID URI.',
      'The domain of the App ID URI is not verified in the tenant.',
    ],
    fixes: [
      'Request `<clientId>/.default`, with the bare GUID, and accept that GUID as audience in the API.',
      'Or give the API an App ID URI in a verified domain under Expose an API.',
      'Or use an app-specific signing key instead of `acceptMappedClaims`.',
      'Which domains count as verified: `az rest --url https://graph.microsoft.com/v1.0/domains --query "value[?isVerified].id"`; a URI in one of them is set with `az ad app update --id <apiClientId> --identifier-uris https://<verifiedDomain>/<name>`.',
    ],
    examples: [
      {
        title: 'Request that names the API by its GUID',
        language: 'http',
        text: [
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=client_credentials',
          '&client_id=<clientId>',
          '&client_secret=<a secret value, percent-encoded>',
          '&scope=<apiClientId>/.default',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "AcceptMappedClaims is only supported for a token audience matching the application GUID or an audience within the tenant's verified domains. Either change the resource identifier, or use an application-specific signing key.",
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/reference-microsoft-graph-app-manifest`],
    related: [50146, 90009],
  },
  {
    code: 50035,
    title: 'Elliptic-curve key too short',
    happened:
      'A signature was made with an elliptic-curve key that has fewer bits than Entra accepts; both numbers stand in the message. It is not documented.',
    causes: [
      'An identity provider, device or external method signs with a curve below P-256, such as secp192r1.',
      'A key generator was left on an outdated curve.',
    ],
    fixes: [
      'Make a key on P-256 or a larger curve: `openssl ecparam -name prime256v1 -genkey -noout -out key.pem`.',
      'For the certificate credential of an app take RSA with 2048 bits: client assertions are signed with PS256 or RS256.',
      'Publish the new public key in the provider’s JWKS before signing with it.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['ECC key size {actualSize} is less than the minimum required {minimumSize} bits.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE],
    related: [50032],
  },
  {
    code: 500033,
    title: 'x5t and x5c of a key contradict each other',
    happened:
      'The key named in the message comes with a thumbprint and with a certificate, and the thumbprint is that of something else. Such fields belong to a published key set (JWKS) or to a stored key; the code is not documented.',
    causes: [
      'After a renewal `x5c` was replaced in the key set and `x5t` stayed.',
      'The thumbprint was written as hex, as SHA-256, or encoded twice, where the base64url form of SHA-1 is wanted.',
      'The chain in `x5c` does not begin with the certificate of the key.',
    ],
    fixes: [
      'Compute it anew: `openssl x509 -in cert.pem -outform der | openssl dgst -sha1 -binary | basenc --base64url | tr -d =`.',
      'Put the leaf first in `x5c` (base64, not base64url), or leave both fields out and publish `kid`, `n` and `e` only.',
      'If the key stands on your app, remove it and upload the certificate again; the portal computes the rest.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "There is an issue with the key '{keyId}'. It has both x5t and x5c values, but they do not match. Please make sure the x5t value is the Base64Url-encoded SHA-1 thumbprint of the first certificate in x5c.",
    ],
    confidence: 'medium',
    links: ['https://www.rfc-editor.org/rfc/rfc7517#section-4.8'],
    related: [700027, 7000272],
  },
];
