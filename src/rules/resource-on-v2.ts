import type { Edit, Fix } from '../core/types.ts';
import type { Parameter, TokenRequest } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { parameterOf } from './request-parameters.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'resource-on-v2',
  on: 'token-request',
  severity: 'error',
  prevents: [901002, 9010010, 500011],
  finds: 'The parameter `resource` at the v2.0 token endpoint, or `scope` without it at that of v1.0.',
  why: 'Version 1 of the token endpoint is told the API by `resource`, version 2 by `scope`. Each goes by its own parameter alone.',
  messages: {
    alone:
      'The v2.0 token endpoint has no parameter resource. Entra will answer AADSTS901002: send scope instead, with /.default behind the API.',
    beside:
      'The v2.0 token endpoint has no parameter resource; scope names the API. Entra will answer AADSTS901002, or AADSTS9010010 where the two differ: leave resource out.',
    'scope-on-v1':
      'The v1.0 token endpoint does not read scope: the token will be for another API. Send resource, or use /oauth2/v2.0/token.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/scopes-oidc',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      path: 'token.py',
      bad: 'import requests\n\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={\n    "grant_type": "client_credentials",\n    "client_id": client_id,\n    "client_secret": secret,\n    "resource": "«https://graph.microsoft.com/»",\n})\n',
      fixed:
        'import requests\n\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={\n    "grant_type": "client_credentials",\n    "client_id": client_id,\n    "client_secret": secret,\n    "scope": "https://graph.microsoft.com/.default",\n})\n',
    },
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=authorization_code&client_id={{id}}&code={{code}}&redirect_uri=http%3A%2F%2Flocalhost&scope=User.Read&resource=«https%3A%2F%2Fmcp.contoso.com»\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=authorization_code&client_id={{id}}&code={{code}}&redirect_uri=http%3A%2F%2Flocalhost&scope=User.Read\n',
    },
    {
      path: 'token.sh',
      bad: 'curl -X POST "https://login.microsoftonline.com/$TENANT/oauth2/token" \\\n  -d "grant_type=client_credentials&client_id=$ID&scope=«https://vault.azure.net/.default»" --data-urlencode "client_secret=$SECRET"\n',
      fixed:
        'curl -X POST "https://login.microsoftonline.com/$TENANT/oauth2/token" \\\n  -d "grant_type=client_credentials&client_id=$ID&resource=https%3A%2F%2Fvault.azure.net" --data-urlencode "client_secret=$SECRET"\n',
    },
  ],
  fine: [
    {
      path: 'v1.sh',
      text: 'curl "https://login.microsoftonline.com/$TENANT/oauth2/token" -d "grant_type=client_credentials&client_id=$ID&resource=https://management.azure.com/" --data-urlencode "client_secret=$SECRET"\n',
    },
    {
      path: 'identity.sh',
      text: "curl 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/' -H Metadata:true\n",
    },
    {
      path: 'v1.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/token\n\ngrant_type=authorization_code&client_id={{id}}&code={{code}}&redirect_uri=http%3A%2F%2Flocalhost&scope=openid\n',
    },
    {
      path: 'mcp.sh',
      text: 'curl https://auth.example.com/oauth2/token -d grant_type=client_credentials -d client_id=mcp -d resource=https://mcp.example.com\n',
    },
  ],

  *check(request, _workspace, uri) {
    if (isTestFile(uri)) return;
    const resource = parameterOf(request, 'resource');
    const scope = parameterOf(request, 'scope');
    // A program that asks both versions puts each parameter in where it belongs.
    if (request.isEndpointGuessed || resource?.isAdded || scope?.isAdded) return;
    if (request.endpoint?.value.version === 'v2' && resource) {
      const message = scope ? 'beside' : 'alone';
      const fixes = scope ? withoutResource(resource) : asScope(request, resource);
      yield { message, at: resource.place, fixes };
    } else if (request.endpoint?.value.version === 'v1' && scope && isForScope(request, scope)) {
      yield { message: 'scope-on-v1', at: scope.place, severity: 'warning', fixes: asResource(scope) };
    }
  },
});

/** Users sign in to version 1 with `scope=openid`, and name the resource before. */
function isForScope(request: TokenRequest, { value }: Parameter): boolean {
  const isAppOnly = request.grant.kind === 'known' && request.grant.name === 'client_credentials';
  const hasResource = request.parameters.some(({ name }) => name === 'resource');
  return (
    isAppOnly && request.isWhole && !hasResource && value.kind === 'literal' && /\.default$/i.test(value.text)
  );
}

function withoutResource({ removal }: Parameter): readonly Fix[] {
  return removal ? [{ kind: 'edit', title: 'Leave resource out', safe: true, edits: [removal] }] : [];
}

function asScope({ resource: stated }: TokenRequest, parameter: Parameter): readonly Fix[] {
  const name = parameter.renamed?.('scope');
  const value = stated && parameter.rewritten?.(stated.value.asDefault);
  return name && value ? [renaming(`Send scope ${stated.value.asDefault}`, [name, value], true)] : [];
}

function asResource(parameter: Parameter): readonly Fix[] {
  const { value } = parameter;
  const resource = value.kind === 'literal' ? value.text.replace(/\/\.default$/i, '') : '';
  const edits = [parameter.renamed?.('resource'), parameter.rewritten?.(resource)];
  const [name, text] = edits;
  return name && text && !/\s/.test(resource)
    ? [renaming(`Send resource ${resource}`, [name, text], false)]
    : [];
}

function renaming(title: string, edits: readonly Edit[], safe: boolean): Fix {
  return { kind: 'edit', title, safe, edits };
}
