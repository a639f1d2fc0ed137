import type { Fix } from '../core/types.ts';
import type { Address } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';

/** What the hosts of sign-in were called once, and are still known by. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([['login.windows.net', 'login.microsoftonline.com']]);

export default defineRule({
  id: 'legacy-endpoint',
  on: 'address',
  severity: 'warning',
  prevents: [900439],
  finds:
    'An address that Microsoft has retired: Azure AD Graph, hosts of closed clouds, old names of the sign-in host; of each host the first place in a file.',
  why:
    'Azure AD Graph was fully retired on 31 August 2025. Microsoft Cloud Deutschland closed on 29 October 2021, and apps ' +
    'of Azure Government sign in at a host of their own. Old names of the sign-in host still answer, but issuers and ' +
    'caches are told apart by name.',
  messages: {
    azureAdGraph:
      '{host}{uses} is Azure AD Graph, fully retired on 31 August 2025: it answers 403 or not at all. Use Microsoft Graph ({graph}); its paths, permissions and properties differ.',
    retiredHost:
      '{host}{uses} no longer signs in apps of {cloud}: Entra answers AADSTS900439. Use {current}.',
    closed:
      '{host}{uses} belongs to {cloud}, which closed on {closed}: nothing answers there. Use the hosts of the cloud that the tenant moved to.',
    oldName:
      '{host}{uses} is an old name of {current}. It still answers, but current documentation, libraries and checks of the issuer use the new one.',
  },
  sources: [
    'https://learn.microsoft.com/graph/migrate-azure-ad-graph-overview',
    'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
  ],
  examples: [
    {
      path: 'Users.cs',
      bad: 'using Microsoft.Identity.Client;\n\nclass Users\n{\n    const string Resource = "https://«graph.windows.net»";\n}\n',
    },
    {
      path: '.env',
      bad: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_AUTHORITY=https://«login-us.microsoftonline.com»/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\n',
      fixed:
        'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_AUTHORITY=https://login.microsoftonline.us/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\n',
    },
    {
      path: 'web.config',
      bad: '<configuration>\n  <appSettings>\n    <add key="ida:Authority" value="https://«login.windows.net»/contoso.onmicrosoft.com" />\n    <add key="ida:ClientId" value="4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" />\n  </appSettings>\n</configuration>\n',
      fixed:
        '<configuration>\n  <appSettings>\n    <add key="ida:Authority" value="https://login.microsoftonline.com/contoso.onmicrosoft.com" />\n    <add key="ida:ClientId" value="4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" />\n  </appSettings>\n</configuration>\n',
    },
    {
      path: 'users.js',
      bad: 'const users = await fetch(`https://«graph.windows.net»/${tenant}/users?api-version=1.6`, { headers });\n',
    },
  ],
  fine: [
    {
      path: 'app.py',
      text: 'AUTHORITY = "https://login.microsoftonline.com/common"\nGRAPH = "https://graph.microsoft.com/v1.0"\n',
    },
    {
      path: 'issuers.ts',
      text: "export const issuer = 'https://sts.windows.net/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/';\n",
    },
    {
      path: 'hosts.go',
      text: 'package hosts\n\nvar known = []string{"login.microsoftonline.com", "login.windows.net", "sts.windows.net", "login.partner.microsoftonline.cn"}\n',
    },
  ],

  *check(address) {
    const { host, cloud, service, isListed, isRepeat, repeats, place, hostSpan } = address;
    if (!cloud || isListed || isRepeat || isName(address)) return;
    const at = hostSpan ?? place;
    const uses = repeats.length > 0 ? ` (${repeats.length + 1} times in this file)` : '';
    const current = OLD_NAMES.get(host) ?? cloud.authorityHosts[0] ?? '';
    const closed = cloud.closed ? dayOf(cloud.closed) : '';
    const values = { host, uses, cloud: cloud.name, current, closed, graph: cloud.graphHosts[0] ?? '' };
    if (cloud.closed) yield { message: 'closed', at, values };
    else if (service === 'azure-ad-graph') yield { message: 'azureAdGraph', at, values };
    else if (cloud.retiredHosts?.includes(host))
      yield { message: 'retiredHost', at, values, fixes: useHost(address, current) };
    // The redirect URI of native clients is registered as it is.
    else if (OLD_NAMES.has(host) && !/\/nativeclient$/i.test(address.path))
      yield { message: 'oldName', at, values, severity: 'info', fixes: useHost(address, current) };
  },
});

/**
 * Libraries tell accounts and clouds apart by the bare host, and Entra’s own answers name Azure AD Graph still: these
 * are no addresses that the file calls.
 */
function isName({ service, hasScheme, name, path }: Address): boolean {
  if (/^cloud_graph_host_name$/i.test(name) || /\/getMemberObjects$/i.test(path)) return true;
  if (hasScheme) return false;
  return name === '' ? service === 'sign-in' : !/authority|instance|endpoint|login|host|ur[il]/i.test(name);
}

/** Issuers and cached tokens go by the host: what compares them has to change with it. */
function useHost(address: Address, host: string): readonly Fix[] {
  const spans = [address, ...address.repeats].flatMap(({ hostSpan }) => hostSpan ?? []);
  if (spans.length <= address.repeats.length) return [];
  const edits = spans.map((span) => ({ span, newText: host }));
  return [{ kind: 'edit', title: `Use ${host}`, safe: false, edits }];
}

/** `29 October 2021` of `2021-10-29`. */
function dayOf(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const months = 'January February March April May June July August September October November December';
  return `${Number(day)} ${months.split(' ')[Number(month) - 1] ?? ''} ${year}`;
}
