import type { Fix } from '../core/types.ts';
import { defineRule } from './define-rule.ts';

const READ: Fix = {
  kind: 'open',
  title: 'Read how to sign in with a certificate of an Entra app',
  url: 'https://learn.microsoft.com/sharepoint/dev/solution-guidance/security-apponly-azuread',
};

export default defineRule({
  id: 'sharepoint-acs',
  on: ['access-control-client', 'address', 'dependency'],
  severity: 'warning',
  prevents: [],
  finds:
    'An app that gets its tokens for SharePoint Online from Azure Access Control (ACS), as SharePoint add-ins did.',
  why:
    'Azure Access Control for SharePoint Online was fully retired on 2 April 2026, without extension and in government ' +
    'clouds too; tenants made since 1 November 2024 never had it. An app-only token of an Entra app replaces it, got ' +
    'with a certificate: SharePoint takes no app-only token that was got with a client secret. SharePoint Server is ' +
    'not concerned.',
  messages: {
    client:
      '{name} gets its token from Azure Access Control (ACS), retired for SharePoint Online on 2 April 2026: the sign-in fails. Register an app in Entra and sign in with a certificate; a client secret is not enough for SharePoint.',
    endpoint:
      'This is the token endpoint of Azure Access Control (ACS), retired for SharePoint Online on 2 April 2026. Get the token from Entra, with the certificate of an app that is registered there.',
    page: 'This page registers add-ins with Azure Access Control (ACS), retired for SharePoint Online on 2 April 2026. Register an app in Entra and give it a certificate and permissions for SharePoint.',
    library:
      '{name} is made for add-ins that sign in through Azure Access Control (ACS), retired for SharePoint Online on 2 April 2026. Register an app in Entra and sign in with a certificate.',
  },
  sources: [
    'https://learn.microsoft.com/sharepoint/dev/sp-add-ins/retirement-announcement-for-azure-acs',
    'https://learn.microsoft.com/sharepoint/dev/solution-guidance/security-apponly-azuread',
  ],
  examples: [
    {
      path: 'connect.ps1',
      bad: '«Connect-PnPOnline» -Url https://contoso.sharepoint.com/sites/hr -ClientId $clientId -ClientSecret $clientSecret\n',
    },
    {
      path: 'web.config',
      bad: '<configuration>\n  <appSettings>\n    <add key="ClientId" value="4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" />\n    <add key="ClientSecret" value="«@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/addin)»" />\n    <add key="SecondaryClientSecret" value="" />\n  </appSettings>\n</configuration>\n',
    },
    {
      path: 'lists.py',
      bad: 'from office365.sharepoint.client_context import ClientContext\n\nctx = «ClientContext(site_url).with_client_credentials(client_id, client_secret)»\n',
    },
    {
      path: 'token.js',
      bad: 'const url = `https://«accounts.accesscontrol.windows.net»/${realm}/tokens/OAuth/2`;\n',
    },
  ],
  fine: [
    {
      path: 'connect.ps1',
      text: 'Connect-PnPOnline -Url https://contoso.sharepoint.com -ClientId $clientId -Tenant contoso.onmicrosoft.com -Thumbprint $thumbprint\n',
    },
    {
      path: 'server.ps1',
      text: 'Connect-PnPOnline -Url https://intranet.contoso.example/sites/hr -ClientId $clientId -ClientSecret $clientSecret\n',
    },
    {
      path: 'trust.ps1',
      text: "Connect-MgGraph\n$metadata = 'https://accounts.accesscontrol.windows.net/contoso.onmicrosoft.com/metadata/json/1'\nNew-SPTrustedSecurityTokenIssuer -Name ACS -MetadataEndpoint $metadata\n",
    },
    {
      path: 'web.config',
      text: '<configuration>\n  <appSettings>\n    <add key="ClientId" value="4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" />\n    <add key="ClientSigningCertificatePath" value="C:\\certs\\addin.pfx" />\n    <add key="HostedAppHostNameOverride" value="addin.contoso.example" />\n  </appSettings>\n</configuration>\n',
    },
    {
      path: 'graph.py',
      text: 'from office365.graph_client import GraphClient\n\nclient = GraphClient(tenant="contoso.onmicrosoft.com").with_client_secret(client_id, client_secret)\n',
    },
  ],

  *check(fact) {
    if (fact.kind === 'access-control-client') {
      yield { message: 'client', at: fact.span, values: { name: fact.name }, fixes: [READ] };
    } else if (fact.kind === 'dependency') {
      const { name, span } = fact;
      if (!/^AppForSharePointOnlineWebToolkit$/i.test(name)) return;
      yield { message: 'library', at: span, values: { name }, fixes: [READ] };
    } else {
      const { service, path, place, hostSpan } = fact;
      const at = hostSpan ?? place;
      const isPage = service === 'sharepoint' && /\/_layouts\/(?:15\/)?app(?:regnew|inv)\.aspx$/i.test(path);
      if (isPage) yield { message: 'page', at, fixes: [READ] };
      // SharePoint Server reads the metadata of its trust from the same host.
      else if (service === 'access-control' && !/metadata/i.test(path))
        yield { message: 'endpoint', at, fixes: [READ] };
    }
  },
});
