import { defineRule } from './define-rule.ts';
import { flawFixes } from './secret-fixes.ts';
import { flawsOf, secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-leading-dash',
  on: 'app',
  severity: 'warning',
  prevents: [],
  finds: 'A client secret that begins with a dash, as a word of its own behind an option of Azure CLI.',
  why:
    'Azure CLI reads every word that begins with a dash as an option, in quotes too, and says that the option before it expects ' +
    'one argument. Tied to the option by an equals sign the secret is read as its value.',
  messages: {
    apart:
      'Azure CLI takes this client secret for an option, because it begins with a dash: “expected one argument”. Tie it to its option: --password=….',
  },
  sources: ['https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-quoting'],
  examples: [
    {
      path: 'login.sh',
      bad: "az login --service-principal -u 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 -p '«-pK4w.nTz81vLq»' -t contoso.com\n",
      fixed:
        "az login --service-principal -u 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 --password='-pK4w.nTz81vLq' -t contoso.com\n",
    },
    {
      path: 'login.ps1',
      bad: "az login --service-principal --username 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 --password '«-pK4w.nTz81vLq»' --tenant contoso.com\n",
      fixed:
        "az login --service-principal --username 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 --password='-pK4w.nTz81vLq' --tenant contoso.com\n",
    },
    {
      path: 'login.bash',
      bad: 'az login --service-principal --username 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 --password «-r28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA» --tenant contoso.com\n',
      fixed:
        'az login --service-principal --username 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 --password=-r28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA --tenant contoso.com\n',
      also: ['secret-hardcoded'],
    },
  ],
  fine: [
    {
      path: 'login.sh',
      text: "az login --service-principal -u 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 --password='-pK4w.nTz81vLq' -t contoso.com\n",
    },
    {
      path: 'login.sh',
      text: "azd auth login --client-id 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 --client-secret '-pK4w.nTz81vLq' --tenant-id contoso.com\n",
    },
  ],

  *check(app) {
    for (const { secret, owner } of secretsOf(app)) {
      for (const flaw of flawsOf(secret, 'leading-dash')) {
        const repair = { title: 'Tie it to its option with =', safe: true };
        yield { message: flaw.detail, at: flaw.span, fixes: flawFixes({ secret, owner }, flaw, repair) };
      }
    }
  },
});
