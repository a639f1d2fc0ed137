import type { Fix } from '../core/types.ts';
import type { Source } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'setting-lost',
  on: 'app',
  severity: 'warning',
  prevents: [900144, 7000218],
  finds: 'An environment variable that code reads under another spelling than the `.env` file defines it.',
  why: 'A variable that is not there is no error in most languages: the library is handed nothing, and Entra complains of a parameter that the code seems to set.',
  messages: {
    spelling:
      'The environment file beside this code defines {defined}, not {read}. The value stays empty, and Entra will answer AADSTS900144 or AADSTS7000218: spell both alike.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      path: 'app.py',
      bad: 'import os\nfrom azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(os.environ["AZURE_TENANT_ID"], os.getenv("«AZURE_CLIENTID»"), os.environ["AZURE_CLIENT_SECRET"])\n',
      fixed:
        'import os\nfrom azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(os.environ["AZURE_TENANT_ID"], os.getenv("AZURE_CLIENT_ID"), os.environ["AZURE_CLIENT_SECRET"])\n',
      beside: [
        {
          path: '.env',
          text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_SECRET=\n',
        },
      ],
    },
    {
      path: 'src/auth.ts',
      bad: "import { ConfidentialClientApplication } from '@azure/msal-node';\n\nexport const client = new ConfidentialClientApplication({ auth: { clientId: process.env.AZURE_CLIENT_ID!, clientSecret: process.env.«AZURE_CLIENTSECRET» } });\n",
      fixed:
        "import { ConfidentialClientApplication } from '@azure/msal-node';\n\nexport const client = new ConfidentialClientApplication({ auth: { clientId: process.env.AZURE_CLIENT_ID!, clientSecret: process.env.AZURE_CLIENT_SECRET } });\n",
      beside: [
        {
          path: '.env.local',
          text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_SECRET=${SECRET}\n',
        },
      ],
    },
    {
      path: 'main.go',
      bad: 'package main\n\nimport (\n\t"os"\n\n\t"github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n)\n\nfunc main() {\n\tcred, _ := azidentity.NewClientSecretCredential(os.Getenv("«AZURE_TENANTID»"), os.Getenv("AZURE_CLIENT_ID"), os.Getenv("AZURE_CLIENT_SECRET"), nil)\n\t_ = cred\n}\n',
      fixed:
        'package main\n\nimport (\n\t"os"\n\n\t"github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n)\n\nfunc main() {\n\tcred, _ := azidentity.NewClientSecretCredential(os.Getenv("AZURE_TENANT_ID"), os.Getenv("AZURE_CLIENT_ID"), os.Getenv("AZURE_CLIENT_SECRET"), nil)\n\t_ = cred\n}\n',
      beside: [
        {
          path: 'compose.yaml',
          text: 'services:\n  api:\n    environment:\n      AZURE_TENANT_ID: 6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\n      AZURE_CLIENT_ID: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
        },
      ],
    },
  ],
  fine: [
    {
      path: 'app.py',
      text: 'import os\nfrom azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(os.environ["AZURE_TENANT_ID"], os.environ["AZURE_CLIENT_ID"], os.environ["AZURE_CLIENT_SECRET"])\n',
      beside: [
        { path: '.env', text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_APP_ID=\n' },
      ],
    },
    {
      path: 'app.py',
      text: 'import os\nfrom azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(tenant, os.environ["AZURE_CLIENTID"], secret())\n',
      beside: [
        { path: 'other/.env', text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n' },
        { path: '.env.example', text: 'AZURE_CLIENT_ID=\n' },
      ],
    },
    {
      path: 'app.py',
      text: 'import os\nfrom azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(tenant, os.environ["AZURE_CLIENTID"], secret())\n',
      beside: [
        { path: '.env', text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n' },
        { path: 'deploy.sh', text: 'export AZURE_CLIENTID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n' },
      ],
    },
  ],

  *check(app, workspace, uri) {
    if (!app.call || isTestFile(uri)) return;
    for (const part of [app.clientId, app.tenant, app.clientSecret]) {
      const read = part?.source?.variable;
      if (!part || !read) continue;
      const defined = definedOtherwise(read.name, workspace, uri);
      if (!defined) continue;
      const values = { read: read.name, defined: defined.name };
      const evidence = [
        { uri: defined.uri, span: defined.span, message: `${defined.name} is defined here.` },
      ];
      yield {
        message: 'spelling',
        at: read.span ?? part.place,
        values,
        evidence,
        fixes: spell(read, defined),
      };
    }
  },
});

interface Defined {
  readonly name: string;
  readonly uri: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** Files that define the variables of programs beside and below them; samples of such files define none. */
const DEFINING =
  /\/(?:\.env(?:\.(?!example|sample|template|dist|defaults?|test)[\w-]+)*|(?:docker-)?compose(?:\.[\w-]+)*\.ya?ml)$/i;

/** A variable that differs in its underscores alone, when the file's own is defined nowhere. */
function definedOtherwise(name: string, { apps }: Workspace, uri: string): Defined | undefined {
  let found: Defined | undefined;
  for (const { uri: at, fact } of apps) {
    if (fact.call) continue;
    for (const part of [fact.clientId, fact.tenant, fact.clientSecret]) {
      if (part?.name === name) return undefined;
      if (part && !found && isAnotherSpelling(part.name, name) && isNear(at, uri))
        found = { name: part.name, uri: at, span: part.place.span };
    }
  }
  return found;
}

function isAnotherSpelling(one: string, other: string): boolean {
  return bare(one) === bare(other) && one.toLowerCase() !== other.toLowerCase();
}

/** Beside the code, or in a folder above it. */
function isNear(defining: string, uri: string): boolean {
  return DEFINING.test(defining) && uri.startsWith(defining.slice(0, defining.lastIndexOf('/') + 1));
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function spell({ span }: NonNullable<Source['variable']>, { name }: Defined): readonly Fix[] {
  if (!span) return [];
  return [{ kind: 'edit', title: `Read ${name}`, safe: false, edits: [{ span, newText: name }] }];
}
