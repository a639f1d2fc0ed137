/** What a setting is for, told by its name. */
export type Role =
  | 'clientId'
  | 'tenant'
  | 'clientSecret'
  | 'secretId'
  | 'authority'
  | 'scope'
  | 'resource'
  | 'subscriptionId'
  | 'objectId'
  | 'thumbprint'
  | 'certificate'
  | 'clientAssertion';

/**
 * Names as they end, in lower case without separators, longest first for each role: `ARM_CLIENT_SECRET`,
 * `AzureAd:ClientSecret` and `azuread.client-secret` all end in `clientsecret`.
 */
const NAMES: readonly (readonly [Role, readonly string[]])[] = [
  ['secretId', ['clientsecretid', 'appsecretid', 'secretkeyid', 'secretid', 'passwordkeyid']],
  [
    'clientSecret',
    [
      'clientsecretvalue',
      'clientsecret',
      'applicationsecret',
      'appsecret',
      'apppassword',
      'clientpassword',
      'authenticationsecret',
      'serviceprincipalsecret',
      'serviceprincipalpassword',
      'serviceprincipalkey',
      'spsecret',
      'sppassword',
      'applicationkey',
      'clientkey',
    ],
  ],
  ['clientId', ['clientid', 'applicationid', 'appid', 'serviceprincipalid', 'spclientid', 'spappid']],
  ['tenant', ['apptenantid', 'tenantid', 'tenantname', 'directoryid', 'directorytenantid', 'tenant']],
  [
    'authority',
    ['authorityhost', 'authorityurl', 'authority', 'instance', 'loginendpoint', 'tokenendpoint', 'tokenurl'],
  ],
  ['scope', ['scopes', 'scope']],
  [
    'resource',
    [
      'resource',
      'resourceurl',
      'resourceuri',
      'graphendpoint',
      'graphurl',
      'graphbaseurl',
      'graphapiurl',
      'graphresource',
    ],
  ],
  ['subscriptionId', ['subscriptionid']],
  ['objectId', ['objectid']],
  ['clientAssertion', ['clientassertion']],
  ['thumbprint', ['clientcertificatethumbprint', 'certificatethumbprint', 'certthumbprint', 'thumbprint']],
  [
    'certificate',
    [
      'clientcertificatefilepath',
      'clientcertificatefile',
      'clientcertificatepath',
      'certificatediskpath',
      'certificatefilepath',
      'certificatefile',
      'certificatepath',
      'clientcertpath',
      'certpath',
      'clientcertificatepem',
      'certificatepem',
      'clientcertificate',
      'certificate',
    ],
  ],
];

/** The names without which nothing is an application: of its id, its tenant, its secret. */
export const credentialNames: readonly string[] = NAMES.flatMap(([role, names]) =>
  role === 'clientId' || role === 'tenant' || role === 'clientSecret' ? names : [],
);

/** Names so short that they mean a credential only beside an application's id. */
const WEAK_NAMES: ReadonlyMap<string, Role> = new Map([
  ['secret', 'clientSecret'],
  ['password', 'clientSecret'],
]);

/** The last letters of all these names: most other names end otherwise. */
const LAST_LETTERS = new Set(
  [...NAMES.flatMap(([, names]) => names), ...WEAK_NAMES.keys()].map((name) => name.slice(-2)),
);

/** Words by which a name, or the section around it, says that it speaks of Entra. */
export const ENTRA_WORDS: ReadonlySet<string> = new Set(
  (
    'aad aadb2c adal arm azapi azidentity azure azuread azureadb2c azurerm entra entraid m365 microsoft microsoftgraph microsoftonline msal msgraph dataverse dynamics365 ' +
    'msteams o365 office365 sharepoint spo teamsfx activedirectory'
  ).split(' '),
);

/** Words by which it says that it speaks of another provider, where the same names are right. */
const OTHER_PROVIDERS = new Set(
  (
    'amazon apple asana atlassian auth0 aws azuredevops bitbucket cognito discord docusign dropbox duende etsy facebook fitbit ' +
    'github gitlab google gcp hubspot ibm identityserver intuit jira keycloak kinde line linkedin logto mailchimp ' +
    'notion okta onelogin openiddict paypal pingfederate reddit salesforce sendgrid shopify slack spotify square stripe ' +
    'supabase twilio twitch twitter vault workos yahoo zendesk zitadel zoho zoom'
  ).split(' '),
);

export interface NamedRole {
  readonly role: Role;
  /** What stands before the role's own name, in lower case without separators: `azure` of `AZURE_CLIENT_ID`. */
  readonly prefix: string;
  readonly isWeak: boolean;
}

/** The role of a setting by its last name; undefined for a name that means nothing here. */
export function roleOf(name: string): NamedRole | undefined {
  const end = name.slice(-2);
  if (/^[a-z0-9]{2}$/i.test(end) && !LAST_LETTERS.has(end.toLowerCase())) return undefined;
  const compact = compactName(name);
  const weak = WEAK_NAMES.get(compact);
  if (weak) return { role: weak, prefix: '', isWeak: true };
  // What a registration asks permissions of: the id of an API, not of who asks.
  if (compact.endsWith('resourceappid')) return undefined;
  for (const [role, names] of NAMES) {
    const ending = names.find((each) => compact.endsWith(each));
    if (ending) return { role, prefix: compact.slice(0, -ending.length), isWeak: false };
  }
  return undefined;
}

/** A name in lower case without separators: `clientsecret` of `Client-Secret`. */
export function compactName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** `AzureAd` → azure, ad; `ARM_CLIENT_ID` → arm, client, id; `active-directory` → active, directory. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Whether names speak of Entra, of another provider, or of neither. */
export function providerOf(names: readonly string[]): 'entra' | 'other' | 'unsaid' {
  const words = names.flatMap(withPairs);
  if (words.some((word) => OTHER_PROVIDERS.has(word))) return 'other';
  return words.some((word) => ENTRA_WORDS.has(word)) ? 'entra' : 'unsaid';
}

/** The words, and each two neighbours as one: `azure ad`, `active directory`, `office 365`. */
function withPairs(name: string): readonly string[] {
  const words = wordsOf(name);
  return [...words, ...words.slice(1).map((word, index) => `${words[index]}${word}`)];
}

/** Splits names that hold several levels: `AzureAd__ClientSecret`, `AzureAd:ClientSecret`, `azure.client-id`. */
export function levelsOf(path: readonly string[]): readonly string[] {
  return path.flatMap((name) => name.split(/__|:|\./)).filter((level) => level !== '');
}

/** The last of them, for most settings are told by it to be nothing; empty where there is none. */
export function lastLevelOf(path: readonly string[]): string {
  for (let at = path.length - 1; at >= 0; at--) {
    const level = path[at]?.split(/__|:|\./).findLast((each) => each !== '');
    if (level !== undefined) return level;
  }
  return '';
}
