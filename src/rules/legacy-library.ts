import type { Dependency } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';

/** What came after a library. */
interface Successor {
  readonly ecosystem: Dependency['ecosystem'];
  /** The package, module or namespace in lower case; what lies within it counts too. */
  readonly name: string;
  readonly use: string;
  /** Libraries that share ADAL's fate have no end of their own. */
  readonly since?: string;
}

/**
 * Sources: https://learn.microsoft.com/entra/identity-platform/msal-migration, and the notes of deprecation in the
 * registries: https://www.nuget.org/packages/Microsoft.Azure.Services.AppAuthentication,
 * https://www.npmjs.com/package/@azure/ms-rest-nodeauth, https://pypi.org/project/msrestazure
 */
const LIBRARIES: readonly Successor[] = [
  { ecosystem: 'npm', name: 'adal-node', use: '@azure/msal-node' },
  { ecosystem: 'npm', name: 'adal-angular', use: '@azure/msal-angular or @azure/msal-browser' },
  { ecosystem: 'npm', name: 'react-adal', use: '@azure/msal-react' },
  { ecosystem: 'npm', name: '@azure/ms-rest-nodeauth', use: '@azure/identity', since: 'is deprecated' },
  { ecosystem: 'npm', name: 'ms-rest-azure', use: '@azure/identity', since: 'is deprecated' },
  {
    ecosystem: 'npm',
    name: 'passport-azure-ad',
    use: '@azure/msal-node to sign in, and a JWT library such as jose to check tokens',
    since: 'is deprecated',
  },
  { ecosystem: 'PyPI', name: 'adal', use: 'msal' },
  { ecosystem: 'PyPI', name: 'msrestazure', use: 'azure-identity', since: 'is deprecated' },
  {
    ecosystem: 'NuGet',
    name: 'microsoft.identitymodel.clients.activedirectory',
    use: 'Microsoft.Identity.Client',
  },
  {
    ecosystem: 'NuGet',
    name: 'microsoft.azure.services.appauthentication',
    use: 'Azure.Identity',
    since: 'is deprecated',
  },
  {
    ecosystem: 'NuGet',
    name: 'microsoft.azure.activedirectory.graphclient',
    use: 'Microsoft.Graph',
    since: 'calls Azure AD Graph, which was fully retired on 31 August 2025',
  },
  {
    ecosystem: 'NuGet',
    name: 'microsoft.aspnetcore.authentication.azuread.ui',
    use: 'Microsoft.Identity.Web',
    since: 'is deprecated',
  },
  { ecosystem: 'Maven', name: 'com.microsoft.azure:adal4j', use: 'com.microsoft.azure:msal4j' },
  { ecosystem: 'Maven', name: 'com.microsoft.aad.adal4j', use: 'com.microsoft.aad.msal4j' },
  { ecosystem: 'Maven', name: 'com.microsoft.aad:adal', use: 'com.microsoft.identity.client:msal' },
  {
    ecosystem: 'Go',
    name: 'github.com/azure/go-autorest/autorest/adal',
    use: 'github.com/Azure/azure-sdk-for-go/sdk/azidentity',
    since: 'is deprecated with the rest of go-autorest',
  },
  {
    ecosystem: 'Go',
    name: 'github.com/azure/go-autorest/autorest/azure/auth',
    use: 'github.com/Azure/azure-sdk-for-go/sdk/azidentity',
    since: 'is deprecated with the rest of go-autorest',
  },
  { ecosystem: 'RubyGems', name: 'adal', use: 'a library for OpenID Connect' },
];

export default defineRule({
  id: 'legacy-library',
  on: 'dependency',
  severity: 'warning',
  prevents: [],
  finds: 'A library that Microsoft no longer supports: ADAL, and what was built on it or on Azure AD Graph.',
  why:
    'Support for ADAL, security fixes included, ended on 30 June 2023. It asks for tokens by resource at the v1.0 ' +
    'endpoint and knows no Conditional Access claims, continuous access evaluation or newer credentials.',
  messages: {
    adal: '{name} is ADAL, which has had no support and no security fixes since 30 June 2023. Use {use}; it asks for scopes where ADAL asks for a resource.',
    deprecated: '{name} {since}. Use {use}.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/msal-migration'],
  examples: [
    { path: 'package.json', bad: '{\n  "dependencies": {\n    "adal-node": "«^0.2.4»"\n  }\n}\n' },
    {
      path: 'Web.csproj',
      bad: '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n    <PackageReference Include="«Microsoft.IdentityModel.Clients.ActiveDirectory»" Version="5.3.0" />\n  </ItemGroup>\n</Project>\n',
    },
    { path: 'token.py', bad: 'from «adal» import AuthenticationContext\n' },
    {
      path: 'main.go',
      bad: 'package main\n\nimport "«github.com/Azure/go-autorest/autorest/adal»"\n',
    },
  ],
  fine: [
    { path: 'package.json', text: '{ "dependencies": { "@azure/msal-node": "^2.6.0" } }\n' },
    { path: 'token.py', text: 'import msal\nfrom azure.identity import DefaultAzureCredential\n' },
    { path: 'Token.java', text: 'import com.microsoft.aad.msal4j.ConfidentialClientApplication;\n' },
    { path: 'adal.py', text: 'from .adal import helper\nimport adalyn\n' },
  ],

  *check({ name, ecosystem, span, isImport }) {
    const library = LIBRARIES.find(
      (each) => each.ecosystem === ecosystem && isOf(name.toLowerCase(), each.name, isImport),
    );
    if (!library) return;
    const { use, since = '' } = library;
    yield { message: since ? 'deprecated' : 'adal', at: span, values: { name, use, since } };
  },
});

/** The module `adal.constants` is of `adal`, `adal-angular4` and `adalyn` are others. */
function isOf(name: string, library: string, isImport: boolean): boolean {
  if (name === library) return true;
  return isImport && name.startsWith(library) && /^[./\\]/.test(name.slice(library.length));
}
