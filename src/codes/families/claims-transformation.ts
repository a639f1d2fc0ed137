import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const SAML_CLAIMS = `${PLATFORM}/saml-claims-customization`;
const POLICY_REFERENCE = `${PLATFORM}/reference-claims-customization`;
const POLICY_HOWTO = `${PLATFORM}/claims-customization-powershell`;
const CLAIMS =
  'Entra admin center > Enterprise applications > your app > Single sign-on > Attributes & Claims';

/** Codes about the claims an administrator has configured for the tokens of an app: transformations and policies. */
export const claimsTransformation: readonly Code[] = [
  {
    code: 50100,
    title: 'Claims of the token could not be transformed',
    happened:
      'The user is signed in, but a step that computes a claim for this app failed while the token was made. The text gives no detail.',
    causes: [
      'A transformation on the enterprise application fits most users and breaks on this one: an empty or very long attribute.',
      'A claims mapping policy was changed shortly before.',
    ],
    fixes: [
      'Find out whether it hits one user or all. One user: compare that person’s attributes with a colleague’s. All: undo the last change of the claims.',
      `Look for transformations: ${CLAIMS}; or \`Get-MgServicePrincipalClaimMappingPolicy -ServicePrincipalId <objectId>\`.`,
      'Take them out one at a time until the sign-in works, and put that one right.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['There was an error transforming the claims for the token.'],
    links: [SAML_CLAIMS, POLICY_REFERENCE],
    related: [50103, 50162],
  },
  {
    code: 50101,
    title: 'Unknown claims transformer on the app',
    happened:
      'The application object names a claims transformer that the service does not have. The message shows its name and the ID of the principal.',
    causes: [
      'The setting was written through an API and is misspelt.',
      'It belongs to a feature meant for Microsoft’s own applications.',
    ],
    fixes: [
      'Identify the app from the ID in the message: `az ad sp show --id <id>`.',
      'If you have no idea what set it, create a fresh registration and move over; otherwise remove the policy that mentions the name.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      "Unknown claims transformer '{claimsTransformer}' was specified for principal '{principal}'.",
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50102, 50111],
  },
  {
    code: 50102,
    title: 'Custom claims transformer cannot be loaded',
    happened:
      'A transformer type stands on the principal and the service could not start it. This is code inside Entra; nothing an app developer ships.',
    causes: ['A component of the service is missing or was withdrawn.'],
    fixes: [
      'Open a support case with the type name from the message, correlation ID and time.',
      'Meanwhile a second registration without the setting lets users in.',
    ],
    fixedBy: 'microsoft',
    retry: false,
    templates: [
      "Unable to load CustomClaimsTransformer '{claimsTransformer}' was specified for principal '{principal}'.",
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50101],
  },
  {
    code: 50103,
    title: 'Claims transformation failed, with a reason',
    happened:
      'As with 50100 a computed claim broke the token, this time with the reason behind the colon of the message.',
    causes: [
      'What the reason says: often an attribute without a value, or a function given the wrong number of inputs.',
    ],
    fixes: [
      'Look for the attribute or function of the reason under Attributes & Claims of the enterprise application.',
      'Guard it: `IfEmpty()` with a second attribute, or Specify output if no match, so that users without the value get a token too.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['There was an error transforming the claims for the token: {reason}'],
    links: [SAML_CLAIMS],
    related: [50100, 501241],
  },
  {
    code: 50108,
    title: 'Stored claims configuration unreadable',
    happened: 'Entra found a claims transformation configuration on the app and could not parse it.',
    causes: [
      'The JSON of a claims mapping policy was sent with a mistake in the escaped text, or was cut.',
      'Two tools (portal, Terraform, script) wrote the policy in different formats.',
    ],
    fixes: [
      'Print it and run it through a JSON check: `(Get-MgPolicyClaimMappingPolicy -ClaimsMappingPolicyId <id>).Definition | ConvertFrom-Json`.',
      'Write it anew from a file: `Update-MgPolicyClaimMappingPolicy -ClaimsMappingPolicyId <id> -Definition @((Get-Content policy.json -Raw))`.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [POLICY_HOWTO, 'https://learn.microsoft.com/graph/api/resources/claimsmappingpolicy'],
    related: [50109, 50117],
  },
  {
    code: 50109,
    title: 'Claim refers to a transformation that does not exist',
    happened:
      'A claim in the schema takes its value from a transformation, and no transformation with that ID is part of the configuration.',
    causes: [
      '`TransformationId` in ClaimsSchema and `ID` in ClaimsTransformation are spelt differently.',
      'The transformation was deleted, its claim was left behind.',
    ],
    fixes: [
      'Put both lists of the policy side by side; every TransformationId needs its counterpart, letter for letter.',
      'Or delete the orphaned entry of ClaimsSchema.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [POLICY_REFERENCE],
    related: [50108, 50111],
  },
  {
    code: 50111,
    title: 'Unknown claims transformation asked for',
    happened: 'The token request ended up asking for a claims transformation that Entra does not know.',
    causes: [
      'A policy written for another cloud or a preview uses a transformation that is not available here.',
    ],
    fixes: [
      'Keep to the functions that the editor offers: Attributes & Claims > a claim > Transformation lists them.',
      'Rebuild the claim there and drop the policy, since a claims mapping policy overrides what the editor stores.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [SAML_CLAIMS, POLICY_REFERENCE],
    related: [50101, 50109, 50123],
  },
  {
    code: 50117,
    title: 'Value of the claims parameter is not readable',
    happened: 'The request carries a `claims` parameter, and the policy in it could not be parsed.',
    causes: [
      'The value was taken from a `WWW-Authenticate` header and is still base64; Entra wants the JSON text.',
      'JSON was built by joining texts, or percent-encoded twice or not at all.',
    ],
    fixes: [
      'Decode the challenge before use; MSAL does so: `WwwAuthenticateParameters.GetClaimChallengeFromResponseHeaders` in .NET.',
      'Hand the JSON to the library (`WithClaims(json)`, `claims: json`) and let it do the encoding.',
      'Check the text: `{"access_token":{"acrs":{"essential":true,"value":"c1"}}}` is a valid one.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/claims-challenge`],
    related: [53003, 50076],
  },
  {
    code: 50123,
    title: 'Transformation method not known',
    happened:
      'A claims mapping policy names a TransformationMethod which Entra does not offer. The text repeats the method and the principal.',
    causes: [
      'The name comes from Azure AD B2C custom policies, which have a much longer list.',
      'A typing error: the names are `Join`, `ExtractMailPrefix`, `ToLowercase()` and so on, brackets included where documented.',
    ],
    fixes: [
      'Correct the JSON and store it: `Update-MgPolicyClaimMappingPolicy -ClaimsMappingPolicyId <id> -Definition @((Get-Content policy.json -Raw))`; then sign in with a new session.',
      'What a policy cannot compute belongs into a custom claims provider: an API of yours that Entra calls while issuing the token.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ["Unknown claims transformation method '{method}' was specified for principal '{principal}'."],
    links: [POLICY_REFERENCE, `${PLATFORM}/custom-claims-provider-overview`],
    related: [50111, 50124],
  },
  {
    code: 50124,
    name: 'ClaimsTransformationInvalidInputParameter',
    title: 'Regular expression or input of a claim is not valid',
    happened:
      'A claim of this app is computed with RegexReplace() or another function, and its pattern or one of its inputs cannot be used.',
    causes: [
      'Unbalanced brackets, a group that the replacement names but the pattern lacks, or syntax of another regex dialect.',
      'An input parameter points to nothing.',
    ],
    fixes: [
      `${CLAIMS} > the claim > Test transformation: run it with a real value; the editor says what it dislikes.`,
      'The dialect is that of .NET: try the pattern in PowerShell with `[regex]::new("<pattern>")`.',
      "Each `{name}` of the replacement has to be a named group `(?'name'…)` or an input parameter.",
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Invalid regular expression configured for claims transformation for this application.'],
    links: [SAML_CLAIMS],
    related: [501621, 501631, 501632, 50163],
  },
  {
    code: 50162,
    title: 'Claims transformation took too long',
    happened: 'Computing the claims for the token exceeded the time it may take.',
    causes: [
      'A heavy transformation, for instance over all groups of a user who is in hundreds.',
      'A slow moment of the service.',
    ],
    fixes: [
      'Sign in again once; a single occurrence needs no further thought.',
      'If the same user fails each time, limit what is worked on: Groups assigned to the application instead of all groups, and no transformation of many values.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: [],
    links: [
      SAML_CLAIMS,
      'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-fed-group-claims',
    ],
    related: [501621, 50100],
  },
  {
    code: 50163,
    title: 'Replaced claim became too long',
    happened:
      'An administrator has a claim of this app rewritten by RegexReplace(), and the result is longer than a claim is allowed to be.',
    causes: [
      'The pattern matches at every position, so the replacement is inserted between all letters.',
      'The replacement puts long attributes together.',
    ],
    fixes: [
      `Open ${CLAIMS} > the claim and anchor the pattern with \`^\` and \`$\`, so that it matches once.`,
      'Have fewer or shorter parts in the replacement, and test with the longest value in the directory.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [SAML_CLAIMS],
    related: [501631, 50124],
  },
  {
    code: 501241,
    title: 'Source of a mandatory claim is empty',
    happened:
      'A transformation needs an input that this user does not have. In SAML it is mostly the NameID, without which no response can be built; the message names the input and the transformation.',
    causes: [
      'The NameID is taken from `user.mail` or an extension attribute, and the account has none: service accounts, new employees, guests.',
      'The attribute is not synchronised from Active Directory.',
    ],
    fixes: [
      'Look at the user: `Get-MgUser -UserId <upn> -Property Mail,EmployeeId,OnPremisesExtensionAttributes | Format-List`, and fill in what is empty.',
      `Or choose a source that everyone has: ${CLAIMS} > Unique User Identifier (Name ID) > \`user.userprincipalname\`. The app must know its users by that value, so ask its owner first.`,
      'Guests in particular: a claim condition for external guests with another source.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ["Mandatory Input '{parameter}' missing from transformation id '{transformation}'."],
    links: [SAML_CLAIMS],
    related: [50103, 75016],
  },
  {
    code: 501621,
    name: 'ClaimsTransformationTimeoutRegularExpressionTimeout',
    title: 'Regular expression of a claim ran out of time',
    happened:
      'The pattern of a RegexReplace() claim kept the service busy past its limit on this user’s value.',
    causes: [
      'Nested repetition such as `(a+)+` or several `.*` in a row, which backtrack without end on a value that does not fit.',
    ],
    fixes: [
      'Sign in once more: a borderline pattern may get through.',
      'Rewrite it without nesting: `[^@]+` in place of `.*`, anchors at both ends, no quantifier around a quantified group.',
      'Often ExtractMailPrefix(), Extract() or Substring() does the same without any pattern.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: ['Regular expression replacement for claims transformation has timed out.'],
    links: [SAML_CLAIMS],
    related: [50162, 50124],
  },
  {
    code: 501631,
    title: 'Pattern of a claim matched too often',
    happened:
      'A claim of this app is rewritten by RegexReplace(), which would have had to replace more places in the value than it may.',
    causes: ['A pattern for single characters (`.` or `[a-z]`) is used on a long value.'],
    fixes: [
      'Attributes & Claims > the claim > Regex pattern: match the whole value once, with groups for the parts to keep, and name those in the replacement.',
      'To change the case only, use ToLowercase() or ToUppercase().',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [SAML_CLAIMS],
    related: [50163, 501632],
  },
  {
    code: 501632,
    title: 'Replacement of a claim uses too many parameters',
    happened:
      'In the Attributes & Claims of this app, the replacement text of a RegexReplace() refers to more placeholders than Entra substitutes.',
    causes: ['More than the five additional user attributes, or the same ones over and over.'],
    fixes: [
      'Split the work: up to two transformations can follow each other on one claim.',
      'Or emit the parts as separate claims and let the application put them together.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [SAML_CLAIMS],
    related: [501631, 50124],
  },
];
