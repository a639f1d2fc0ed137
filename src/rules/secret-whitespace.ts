import { defineRule } from './define-rule.ts';
import { flawFixes } from './secret-fixes.ts';
import { flawsOf, secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-whitespace',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [7000215],
  finds:
    'Blanks, line breaks, invisible characters or quotes that became part of a client secret, or an end that was cut off.',
  why:
    'Entra compares a client secret character by character, and no secret that it makes has blanks or quotes. What surrounds ' +
    'a value often gets in unseen: a blank from the portal’s table, the line break of `echo` or of a YAML block, quotes that a ' +
    'format does not take away.',
  messages: {
    blank:
      'A blank stands before or behind this client secret and is sent with it. Entra will answer AADSTS7000215: delete it.',
    'line-break':
      'A line break stands before or behind this client secret and is sent with it. Entra will answer AADSTS7000215: delete it.',
    invisible:
      'An invisible character was copied along with this client secret. Entra will answer AADSTS7000215: delete it.',
    inside:
      'A blank or line break stands inside this client secret; Entra makes none with one. It will answer AADSTS7000215: delete it.',
    quotes:
      'These quotes become part of the client secret here. Entra will answer AADSTS7000215: delete them.',
    'smart-quotes':
      'These are typographic quotes: they become part of the client secret. Entra will answer AADSTS7000215: delete them.',
    comment:
      'A # in a value without quotes starts a comment for Node’s dotenv and for Ruby’s: the secret ends before it, and Entra will answer AADSTS7000215. Put the value into single quotes.',
    block:
      'This block ends the client secret with a line break. Entra will answer AADSTS7000215: write `|-`, or the value on one line.',
    base64:
      'This base64 holds a line break behind the client secret, as `echo` without -n adds one. Entra will answer AADSTS7000215: encode the secret alone, with `printf %s` or `echo -n`.',
    echo: '`echo` ends the client secret with a line break, and what reads it here keeps that. Entra will answer AADSTS7000215: use `echo -n` or `printf %s`.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    'https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/',
    'https://yaml.org/spec/1.2.2/#8112-block-chomping-indicator',
  ],
  examples: [
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "pK4w.nTz81-vLq« »" } }\n',
      fixed:
        '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "pK4w.nTz81-vLq" } }\n',
    },
    {
      path: 'compose.yaml',
      bad: "services:\n  api:\n    environment:\n      - AZURE_CLIENT_SECRET=«'pK4w.nTz81-vLq'»\n",
      fixed: 'services:\n  api:\n    environment:\n      - AZURE_CLIENT_SECRET=pK4w.nTz81-vLq\n',
    },
    {
      path: 'values.yaml',
      bad: 'azure:\n  clientSecret: «|»\n    pK4w.nTz81-vLq\n',
      fixed: 'azure:\n  clientSecret: |-\n    pK4w.nTz81-vLq\n',
    },
    {
      path: 'secret.yaml',
      bad: 'apiVersion: v1\nkind: Secret\ndata:\n  AZURE_CLIENT_SECRET: «cEs0dy5uVHo4MS12THEK»\n',
      fixed: 'apiVersion: v1\nkind: Secret\ndata:\n  AZURE_CLIENT_SECRET: cEs0dy5uVHo4MS12THE=\n',
    },
    {
      path: 'start.cmd',
      bad: 'set AZURE_CLIENT_SECRET=«"pK4w.nTz81-vLq"»\n',
      fixed: 'set AZURE_CLIENT_SECRET=pK4w.nTz81-vLq\n',
    },
    {
      path: '.env',
      bad: 'AZURE_CLIENT_SECRET=pK4w.nT«#z81-vLq7Ue2x»\n',
      fixed: "AZURE_CLIENT_SECRET='pK4w.nT#z81-vLq7Ue2x'\n",
    },
    {
      path: 'deploy.sh',
      bad: 'kubectl patch secret api -p "{\\"data\\":{\\"secret\\":\\"$(«echo» "$AZURE_CLIENT_SECRET" | base64)\\"}}"\n',
      fixed:
        'kubectl patch secret api -p "{\\"data\\":{\\"secret\\":\\"$(echo -n "$AZURE_CLIENT_SECRET" | base64)\\"}}"\n',
    },
    {
      path: 'daemon.py',
      bad: 'from azure.identity import ClientSecretCredential\ncredential = ClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "« »pK4w.nTz81-vLq")\n',
      fixed:
        'from azure.identity import ClientSecretCredential\ncredential = ClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "pK4w.nTz81-vLq")\n',
    },
  ],
  fine: [
    { path: '.env', text: 'AZURE_CLIENT_SECRET="pK4w.nTz81-vLq" # until May\n' },
    { path: 'values.yaml', text: 'azure:\n  clientSecret: |\n    ${AZURE_CLIENT_SECRET}\n' },
    { path: 'deploy.sh', text: 'printf %s "$AZURE_CLIENT_SECRET" | base64\n' },
    {
      path: 'web.config',
      text: '<configuration>\n  <AzureAd>\n    <ClientSecret>\n      pK4w.nTz81-vLq\n    </ClientSecret>\n  </AzureAd>\n</configuration>\n',
    },
  ],

  *check(fact) {
    for (const { secret, owner } of secretsOf(fact)) {
      for (const flaw of flawsOf(secret, 'whitespace')) {
        const isRead = flaw.detail === 'comment';
        const repair = { title: REPAIRS[flaw.detail] ?? 'Delete it', safe: !isRead };
        yield {
          message: flaw.detail,
          at: flaw.span,
          ...(isRead && { severity: 'warning' as const }),
          fixes: flawFixes({ secret, owner }, flaw, repair),
        };
      }
    }
  },
});

const REPAIRS: Readonly<Record<string, string>> = {
  quotes: 'Delete the quotes',
  'smart-quotes': 'Delete the quotes',
  comment: 'Put it into single quotes',
  block: 'Write |-',
  base64: 'Encode it without the line break',
  echo: 'Write echo -n',
};
