import type { Edit, Fix, Place } from '../core/types.ts';
import type { Resource } from '../facts/request-types.ts';
import type { App, TokenRequest } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'resource-unknown',
  on: ['app', 'token-request'],
  severity: 'warning',
  prevents: [500011],
  finds:
    'The name of Microsoft Graph or another API of Microsoft’s that is misspelt, or has too much or too little in it.',
  why: 'Entra compares the name of an API with the App ID URIs that the tenant knows, letter by letter. The address of a call, with its version, is not the name of the API.',
  messages: {
    misspelt:
      'The tenant will hardly know an API {resource}; {meant} comes nearest. Entra will answer AADSTS500011 where there is none.',
    path: 'The version belongs to the addresses of calls, not to the name of the API. Entra will answer AADSTS500011: write {meant}.',
    scheme: 'The name of the API begins with https://. Entra will answer AADSTS500011: write {meant}.',
  },
  sources: [
    'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts500011-resource-principal-not-found',
    'https://learn.microsoft.com/graph/deployments',
  ],
  examples: [
    {
      path: 'token.sh',
      bad: 'curl "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token" -d "client_id=$ID" -d grant_type=client_credentials --data-urlencode "client_secret=$SECRET" --data-urlencode "scope=«https://graph.microsoft.com/v1.0/.default»"\n',
      fixed:
        'curl "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token" -d "client_id=$ID" -d grant_type=client_credentials --data-urlencode "client_secret=$SECRET" --data-urlencode "scope=https://graph.microsoft.com/.default"\n',
    },
    {
      path: 'main.go',
      bad: 'package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nfunc run() {\n\tcredential, _ := azidentity.NewClientSecretCredential(tenant, client, secret, nil)\n\ttoken, _ := credential.GetToken(ctx, policy.TokenRequestOptions{Scopes: []string{"«https://grahp.microsoft.com/.default»"}})\n}\n',
      fixed:
        'package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nfunc run() {\n\tcredential, _ := azidentity.NewClientSecretCredential(tenant, client, secret, nil)\n\ttoken, _ := credential.GetToken(ctx, policy.TokenRequestOptions{Scopes: []string{"https://graph.microsoft.com/.default"}})\n}\n',
    },
    {
      path: 'v1.rb',
      bad: "require 'net/http'\n\nNet::HTTP.post_form(URI(\"https://login.microsoftonline.com/#{tenant}/oauth2/token\"), 'grant_type' => 'client_credentials', 'client_id' => id, 'client_secret' => secret, 'resource' => '«graph.microsoft.com»')\n",
      fixed:
        "require 'net/http'\n\nNet::HTTP.post_form(URI(\"https://login.microsoftonline.com/#{tenant}/oauth2/token\"), 'grant_type' => 'client_credentials', 'client_id' => id, 'client_secret' => secret, 'resource' => \"https://graph.microsoft.com\")\n",
    },
  ],
  fine: [
    {
      path: 'token.sh',
      text: 'curl "https://login.microsoftonline.us/$TENANT/oauth2/v2.0/token" -d "client_id=$ID" -d grant_type=client_credentials --data-urlencode "client_secret=$SECRET" --data-urlencode "scope=https://dod-graph.microsoft.us/.default"\n',
    },
    {
      path: 'daemon.py',
      text: 'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(tenant, client, secret)\ncredential.get_token("https://contoso.crm4.dynamics.com/.default")\ncredential.get_token("https://graph.contoso.com/.default")\ncredential.get_token("00000003-0000-0000-c000-000000000000/.default")\n',
    },
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nGRAPH_ENDPOINT=https://graph.microsoft.com/v1.0\n',
    },
  ],

  *check(fact, _workspace, uri) {
    if (isTestFile(uri)) return;
    for (const { resource, place, write } of resourcesOf(fact)) {
      const { fault, meant } = resource;
      if (!fault || !meant) continue;
      const edit = write(meant);
      const fixes: readonly Fix[] = edit
        ? [{ kind: 'edit', title: `Write ${meant}`, safe: fault !== 'misspelt', edits: [edit] }]
        : [];
      yield { message: fault, at: place, values: { resource: resource.text, meant }, fixes };
    }
  },
});

/** A resource where it is named, and what writes another name for it. */
interface Named {
  readonly resource: Resource;
  readonly place: Place;
  readonly write: (name: string) => Edit | undefined;
}

function resourcesOf(fact: App | TokenRequest): readonly Named[] {
  const inScopes = (fact.requested ?? []).flatMap(({ scopes, flow }) =>
    scopes.flatMap(({ meaning, stated: { place }, text, rewritten }): readonly Named[] => {
      // With client credentials nothing but `/.default` is right: another rule tells of the whole scope.
      const isJudged =
        meaning.kind === 'default' || (meaning.kind === 'permission' && flow !== 'client-credentials');
      if (!isJudged || !meaning.resource) return [];
      const { resource } = meaning;
      return [{ resource, place, write: (name) => rewritten?.(name + text.slice(resource.text.length)) }];
    }),
  );
  const { resource } = fact;
  if (fact.kind === 'app' || !resource || typeof resource.value === 'string') return inScopes;
  const parameter = fact.parameters.find(({ name }) => name === 'resource');
  return [
    ...inScopes,
    { resource: resource.value, place: resource.place, write: (name) => parameter?.rewritten?.(name) },
  ];
}
