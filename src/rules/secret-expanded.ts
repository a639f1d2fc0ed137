import { defineRule } from './define-rule.ts';
import { flawFixes } from './secret-fixes.ts';
import { flawsOf, secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-expanded',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [7000215],
  finds:
    'A `$` or `%` in a client secret where the format puts a variable in its place, or braces of a template left around it.',
  why:
    'Secrets that were made before 2021, or chosen by hand, hold any character. A shell, compose, dotenv or batch file takes some of them ' +
    'for the beginning of a variable that nobody set, and the secret arrives shorter than it was.',
  messages: {
    shell:
      'In double quotes and without quotes the shell puts a variable in the place of `$` and what follows. Entra will answer AADSTS7000215: write the secret in single quotes.',
    powershell:
      'PowerShell puts a variable in the place of `$` and what follows. Entra will answer AADSTS7000215: write the secret in single quotes.',
    batch:
      'A batch file puts a variable or argument in the place of `%` and what follows. Entra will answer AADSTS7000215: write each percent sign twice.',
    compose:
      'Compose puts a variable in the place of `$` and what follows, in every kind of quotes. Entra will answer AADSTS7000215: write each dollar sign twice.',
    dotenv:
      'Compose, Next.js, Vite and Ruby’s dotenv put a variable in the place of `$` and what follows here. Entra will answer AADSTS7000215: write the secret in single quotes.',
    template:
      'Braces of a template are left around this client secret and sent with it. Entra will answer AADSTS7000215: delete them.',
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/interpolation/',
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules',
    'https://www.gnu.org/software/bash/manual/html_node/Double-Quotes.html',
    'https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-quoting',
  ],
  examples: [
    {
      path: 'deploy.sh',
      bad: 'export AZURE_CLIENT_SECRET="wM3«$kT9»@qZ7-hL2.vB8x"\n',
      fixed: "export AZURE_CLIENT_SECRET='wM3$kT9@qZ7-hL2.vB8x'\n",
    },
    {
      path: 'compose.yaml',
      bad: "services:\n  api:\n    environment:\n      AZURE_CLIENT_SECRET: 'wM3«$kT9»@qZ7-hL2.vB8x'\n",
      fixed: "services:\n  api:\n    environment:\n      AZURE_CLIENT_SECRET: 'wM3$$kT9@qZ7-hL2.vB8x'\n",
    },
    {
      path: 'login.ps1',
      bad: '$env:AZURE_CLIENT_SECRET = "wM3«$kT9»@qZ7-hL2.vB8x"\n',
      fixed: "$env:AZURE_CLIENT_SECRET = 'wM3$kT9@qZ7-hL2.vB8x'\n",
    },
    {
      path: 'start.cmd',
      bad: 'set "AZURE_CLIENT_SECRET=wM3«%8kT-%»qZ7hL2.vB8x"\n',
      fixed: 'set "AZURE_CLIENT_SECRET=wM3%%8kT-%%qZ7hL2.vB8x"\n',
    },
    {
      path: '.env',
      bad: 'AZURE_CLIENT_SECRET=wM3«$kT9»@qZ7-hL2.vB8x\n',
      fixed: "AZURE_CLIENT_SECRET='wM3$kT9@qZ7-hL2.vB8x'\n",
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "ClientSecret": "«{{Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA}}»" } }\n',
      fixed: '{ "AzureAd": { "ClientSecret": "Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA" } }\n',
      also: ['secret-hardcoded'],
    },
  ],
  fine: [
    { path: 'deploy.sh', text: 'export AZURE_CLIENT_SECRET="$CLIENT_SECRET"\n' },
    { path: 'deploy.sh', text: 'export AZURE_CLIENT_SECRET="${PREFIX}-$STAGE-Api2"\n' },
    {
      path: 'compose.yaml',
      text: 'services:\n  api:\n    environment:\n      AZURE_CLIENT_SECRET: $AZURE_CLIENT_SECRET\n',
    },
    { path: 'start.cmd', text: 'set AZURE_CLIENT_SECRET=%1\n' },
    { path: '.env', text: "AZURE_CLIENT_SECRET='wM3$kT9@qZ7-hL2.vB8x'\n" },
  ],

  *check(fact) {
    for (const { secret, owner } of secretsOf(fact)) {
      for (const flaw of flawsOf(secret, 'expanded')) {
        // Not everything that reads such a file fills in variables, and some of it keeps quotes.
        const isRead = flaw.detail === 'dotenv';
        const repair = { title: REPAIRS[flaw.detail] ?? 'Write it in single quotes', safe: !isRead };
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
  batch: 'Write each percent sign twice',
  compose: 'Write each dollar sign twice',
  template: 'Delete the braces',
};
