export type CloudId =
  | 'public'
  | 'us-government'
  | 'china'
  | 'germany'
  | 'bleu'
  | 'delos'
  | 'govsg'
  | 'ppe'
  | 'ciam'
  | 'b2c';

/** One Microsoft cloud as far as sign-in is concerned. Host names are lower case, without scheme. */
export interface Cloud {
  readonly id: CloudId;
  /** What people call it. */
  readonly name: string;
  /** Hosts an authority may name. The first is preferred, the others are aliases. */
  readonly authorityHosts: readonly string[];
  /** Endings, each with its leading dot: one name in front makes an authority host (regions, tenants). */
  readonly authoritySuffixes?: readonly string[];
  /** Hosts that occur as issuer of v1.0 tokens only. */
  readonly issuerHosts?: readonly string[];
  /** Hosts that belonged to this cloud and no longer sign anybody in. */
  readonly retiredHosts?: readonly string[];
  readonly graphHosts: readonly string[];
  /** Hosts of Azure AD Graph, which came before Microsoft Graph and answers no more. */
  readonly retiredGraphHosts?: readonly string[];
  /** Hosts of other APIs that are called by another name in every cloud. Those that all clouds share are left out. */
  readonly apiHosts?: readonly string[];
  /** Endings of such hosts, each with its leading dot. */
  readonly apiSuffixes?: readonly string[];
  /** Empty where no Microsoft source names one. */
  readonly portals: readonly string[];
  /** When the cloud was shut down: YYYY-MM-DD. */
  readonly closed?: string;
  /** Where the hosts are written: repository and file, or page. */
  readonly sources: readonly string[];
}

const MSAL_NET =
  'AzureAD/microsoft-authentication-library-for-dotnet: KnownMetadataProvider.cs, AzureCloud.cs, Constants.cs';
const NATIONAL_CLOUDS = 'MicrosoftDocs/entra-docs: authentication-national-cloud.md';
const GRAPH_DEPLOYMENTS = 'microsoftgraph/microsoft-graph-docs: concepts/deployments.md';
const API_ENDPOINTS =
  'Azure CLI and Azure SDKs: endpoints built into their clouds; Microsoft 365 endpoints of each cloud';
const AZURE_AD_GRAPH = 'MicrosoftDocs: Azure AD Graph API, service root endpoints of national clouds';
const CONNECT_MGGRAPH = 'Microsoft Graph PowerShell 2.36: environments built into Connect-MgGraph';

/** Every cloud, the public one first. */
export const clouds: readonly Cloud[] = [
  {
    id: 'public',
    name: 'Azure (public)',
    authorityHosts: [
      'login.microsoftonline.com',
      'login.windows.net',
      'login.microsoft.com',
      'sts.windows.net',
      'mtlsauth.microsoft.com',
    ],
    authoritySuffixes: ['.login.microsoft.com', '.mtlsauth.microsoft.com'],
    graphHosts: ['graph.microsoft.com'],
    retiredGraphHosts: ['graph.windows.net'],
    apiHosts: [
      'management.azure.com',
      'management.core.windows.net',
      'database.windows.net',
      'vault.azure.net',
      'outlook.office365.com',
      'outlook.office.com',
    ],
    apiSuffixes: ['.sharepoint.com', '.vault.azure.net', '.database.windows.net'],
    portals: ['entra.microsoft.com', 'portal.azure.com'],
    sources: [MSAL_NET, GRAPH_DEPLOYMENTS, NATIONAL_CLOUDS, API_ENDPOINTS, AZURE_AD_GRAPH],
  },
  {
    id: 'us-government',
    name: 'Azure US Government',
    authorityHosts: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
    retiredHosts: ['login-us.microsoftonline.com'],
    graphHosts: ['graph.microsoft.us', 'dod-graph.microsoft.us'],
    retiredGraphHosts: ['graph.microsoftazure.us'],
    apiHosts: [
      'management.usgovcloudapi.net',
      'management.core.usgovcloudapi.net',
      'database.usgovcloudapi.net',
      'vault.usgovcloudapi.net',
      'outlook.office365.us',
    ],
    apiSuffixes: [
      '.sharepoint.us',
      '.sharepoint-mil.us',
      '.vault.usgovcloudapi.net',
      '.database.usgovcloudapi.net',
    ],
    portals: ['portal.azure.us', 'entra.microsoft.us'],
    sources: [MSAL_NET, GRAPH_DEPLOYMENTS, NATIONAL_CLOUDS, API_ENDPOINTS, AZURE_AD_GRAPH],
  },
  {
    id: 'china',
    name: 'Microsoft Azure operated by 21Vianet',
    authorityHosts: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
    issuerHosts: ['sts.chinacloudapi.cn'],
    graphHosts: ['microsoftgraph.chinacloudapi.cn'],
    retiredGraphHosts: ['graph.chinacloudapi.cn'],
    apiHosts: [
      'management.chinacloudapi.cn',
      'management.core.chinacloudapi.cn',
      'database.chinacloudapi.cn',
      'vault.azure.cn',
      'partner.outlook.cn',
    ],
    apiSuffixes: ['.sharepoint.cn', '.vault.azure.cn', '.database.chinacloudapi.cn'],
    portals: ['portal.azure.cn', 'entra.microsoftonline.cn'],
    sources: [
      MSAL_NET,
      GRAPH_DEPLOYMENTS,
      NATIONAL_CLOUDS,
      API_ENDPOINTS,
      AZURE_AD_GRAPH,
      'Azure China documentation, token reference: issuer https://sts.chinacloudapi.cn/{tenantId}/',
    ],
  },
  {
    id: 'germany',
    name: 'Microsoft Cloud Deutschland',
    authorityHosts: ['login.microsoftonline.de'],
    graphHosts: ['graph.microsoft.de'],
    retiredGraphHosts: ['graph.cloudapi.de'],
    apiHosts: ['management.microsoftazure.de', 'vault.microsoftazure.de', 'database.cloudapi.de'],
    apiSuffixes: ['.sharepoint.de', '.vault.microsoftazure.de', '.database.cloudapi.de'],
    portals: [],
    closed: '2021-10-29',
    sources: [MSAL_NET, NATIONAL_CLOUDS, API_ENDPOINTS, AZURE_AD_GRAPH],
  },
  {
    id: 'bleu',
    name: 'Bleu (France)',
    authorityHosts: ['login.sovcloud-identity.fr'],
    graphHosts: ['graph.svc.sovcloud.fr'],
    portals: [],
    sources: [MSAL_NET, CONNECT_MGGRAPH],
  },
  {
    id: 'delos',
    name: 'Delos (Germany)',
    authorityHosts: ['login.sovcloud-identity.de'],
    graphHosts: ['graph.svc.sovcloud.de'],
    portals: [],
    sources: [MSAL_NET, CONNECT_MGGRAPH],
  },
  {
    id: 'govsg',
    name: 'GovSG (Singapore)',
    authorityHosts: ['login.sovcloud-identity.sg'],
    graphHosts: ['graph.svc.sovcloud.sg'],
    portals: [],
    sources: [MSAL_NET, CONNECT_MGGRAPH],
  },
  {
    id: 'ppe',
    name: 'Microsoft pre-production',
    authorityHosts: ['login.windows-ppe.net', 'sts.windows-ppe.net', 'login.microsoft-ppe.com'],
    graphHosts: [],
    portals: [],
    sources: [MSAL_NET],
  },
  {
    id: 'ciam',
    name: 'Microsoft Entra External ID',
    authorityHosts: [],
    authoritySuffixes: ['.ciamlogin.com'],
    graphHosts: ['graph.microsoft.com'],
    portals: ['entra.microsoft.com'],
    sources: [MSAL_NET],
  },
  {
    id: 'b2c',
    name: 'Azure AD B2C',
    authorityHosts: [],
    authoritySuffixes: ['.b2clogin.com'],
    graphHosts: ['graph.microsoft.com'],
    portals: ['portal.azure.com'],
    sources: [`${MSAL_NET}, B2CAuthority.cs`],
  },
];

/**
 * The cloud a sign-in host belongs to: an authority, one of its aliases, a region of it, a tenant of
 * External ID or B2C, the issuer host of a v1.0 token, or a host retired since. Case does not matter.
 * Undefined for every other host, a custom domain included.
 */
export function cloudOf(host: string): Cloud | undefined {
  const name = host.toLowerCase();
  return SIGN_IN.get(name) ?? clouds.find((cloud) => hasSuffix(cloud, name));
}

/**
 * The cloud of an API that Entra issues tokens for, where its host tells: Microsoft Graph and Azure AD Graph, Azure
 * Resource Manager, Key Vault, SQL, SharePoint, Outlook. Case does not matter.
 */
export function cloudOfApi(host: string): Cloud | undefined {
  const name = host.toLowerCase();
  return (
    APIS.get(name) ??
    clouds.find(({ apiSuffixes = [] }) => apiSuffixes.some((suffix) => name.endsWith(suffix)))
  );
}

/** The cloud whose APIs a cloud uses: tenants of External ID and B2C use those of the public one. */
export function homeOf(cloud: Cloud): Cloud {
  return cloud.id === 'ciam' || cloud.id === 'b2c' ? (clouds[0] ?? cloud) : cloud;
}

/** The first cloud whose Microsoft Graph answers at `host`; undefined when it is no Graph host. */
export function cloudOfGraph(host: string): Cloud | undefined {
  return clouds.find((cloud) => cloud.graphHosts.includes(host.toLowerCase()));
}

function signInHosts(cloud: Cloud): readonly string[] {
  return [...cloud.authorityHosts, ...(cloud.issuerHosts ?? []), ...(cloud.retiredHosts ?? [])];
}

/** Of clouds that share a host the first counts. */
function byHost(hostsOf: (cloud: Cloud) => readonly string[]): ReadonlyMap<string, Cloud> {
  return new Map(
    clouds.toReversed().flatMap((cloud) => hostsOf(cloud).map((host) => [host, cloud] as const)),
  );
}

const SIGN_IN = byHost(signInHosts);
const APIS = byHost(({ graphHosts, retiredGraphHosts = [], apiHosts = [] }) => [
  ...graphHosts,
  ...retiredGraphHosts,
  ...apiHosts,
]);

function hasSuffix(cloud: Cloud, name: string): boolean {
  return (cloud.authoritySuffixes ?? []).some(
    (suffix) => name.endsWith(suffix) && /^[a-z0-9-]+$/.test(name.slice(0, -suffix.length)),
  );
}
