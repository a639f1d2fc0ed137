import { clouds } from './clouds.ts';
import { nearestOf } from './edit-distance.ts';
import { isGuid } from './guid.ts';
import type { Resource } from './request-types.ts';
import { rowIn } from './rows.ts';

/**
 * Hosts of the App ID URIs of Microsoft's own APIs, beside those of Microsoft Graph.
 * Sources: https://learn.microsoft.com/azure/role-based-access-control and the page on authentication of each service,
 * https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure,
 * https://learn.microsoft.com/azure/china/resources-developer-guide
 */
const HOSTS: readonly string[] = (
  'management.azure.com management.core.windows.net management.usgovcloudapi.net management.core.usgovcloudapi.net ' +
  'management.chinacloudapi.cn management.core.chinacloudapi.cn ' +
  'graph.windows.net graph.chinacloudapi.cn graph.microsoftazure.us ' +
  'vault.azure.net vault.usgovcloudapi.net vault.azure.cn managedhsm.azure.net ' +
  'storage.azure.com database.windows.net database.usgovcloudapi.net database.chinacloudapi.cn ' +
  'ossrdbms-aad.database.windows.net ossrdbms-aad.database.usgovcloudapi.net ossrdbms-aad.database.chinacloudapi.cn ' +
  'servicebus.azure.net eventhubs.azure.net relay.azure.net eventgrid.azure.net iothubs.azure.net ' +
  'cognitiveservices.azure.com cognitiveservices.azure.us ai.azure.com ml.azure.com search.azure.com search.azure.us ' +
  'cosmos.azure.com redis.azure.com batch.core.windows.net datalake.azure.net dev.azuresynapse.net kusto.kusto.windows.net ' +
  'api.kusto.windows.net appconfig.azure.com azconfig.io digitaltwins.azure.net purview.azure.net purview.azure.com ' +
  'communication.azure.com webpubsub.azure.com signalr.azure.com monitor.azure.com metrics.monitor.azure.com ' +
  'api.loganalytics.io api.loganalytics.azure.com api.applicationinsights.io atlas.microsoft.com ' +
  'containerregistry.azure.net confidential-ledger.azure.com attest.azure.net api.healthbot.microsoft.com ' +
  'azurehealthcareapis.com dicom.healthcareapis.azure.com rest.media.azure.net prod.warm.ingest.monitor.azure.com ' +
  'outlook.office.com outlook.office365.com outlook.office365.us manage.office.com manage.office365.us substrate.office.com ' +
  'officeapps.live.com api.office.net analysis.windows.net analysis.usgovcloudapi.net analysis.chinacloudapi.cn ' +
  'api.powerbi.com api.fabric.microsoft.com api.powerplatform.com api.bap.microsoft.com service.powerapps.com ' +
  'service.flow.microsoft.com globaldisco.crm.dynamics.com api.businesscentral.dynamics.com dynamics.microsoft.com ' +
  'api.botframework.com api.botframework.us token.botframework.com api.spaces.skype.com ' +
  'api.security.microsoft.com api.securitycenter.microsoft.com securitycenter.onmicrosoft.com api.manage.microsoft.com ' +
  'api.partnercenter.microsoft.com api.partner.microsoft.com api.diagnostics.office.com app.vssps.visualstudio.com ' +
  'marketplaceapi.microsoft.com api.yammer.com onenote.com'
).split(' ');

/** One name of an API that Entra knows by several. */
const SAME: Readonly<Record<string, string>> = {
  '00000003-0000-0000-c000-000000000000': 'graph.microsoft.com',
  '00000002-0000-0000-c000-000000000000': 'graph.windows.net',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'management.azure.com',
  'management.core.windows.net': 'management.azure.com',
  'cfa8b339-82a2-471a-a3c9-0fc0be7a4093': 'vault.azure.net',
  'e406a681-f3d4-42a8-90b6-c2b029497af1': 'storage.azure.com',
  '022907d3-0f1b-48f7-badc-1ba6abab6d66': 'database.windows.net',
  '00000003-0000-0ff1-ce00-000000000000': 'sharepoint.com',
  '00000002-0000-0ff1-ce00-000000000000': 'outlook.office365.com',
  'outlook.office.com': 'outlook.office365.com',
};

/** First names shorter than this are too like others; from `LONG` letters on two of them may be wrong. */
const SHORTEST = 5;
const LONG = 8;

const GRAPH_HOSTS: readonly string[] = [...new Set(clouds.flatMap(({ graphHosts }) => graphHosts))];
const KNOWN = [...GRAPH_HOSTS, ...HOSTS];

/** Names for Microsoft Graph and others that differ from the right one in more than a few letters. */
const MISTAKEN: Readonly<Record<string, string>> = {
  'graph.microsoft.net': 'graph.microsoft.com',
  'graph.microsoftonline.com': 'graph.microsoft.com',
  'graph.windows.com': 'graph.microsoft.com',
  'graph.office.com': 'graph.microsoft.com',
  'graph.azure.com': 'graph.microsoft.com',
  'microsoft.graph.com': 'graph.microsoft.com',
  'www.graph.microsoft.com': 'graph.microsoft.com',
  'microsoftgraph.com': 'graph.microsoft.com',
  'vault.azure.com': 'vault.azure.net',
  'management.azure.net': 'management.azure.com',
  'storage.azure.net': 'storage.azure.com',
};

/** The API that a scope or the parameter `resource` names. */
export function resourceOf(text: string): Resource {
  const guid = text
    .replace(/^(?:api|spn):\/*/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
  const asDefault = `${text}/.default`;
  if (isGuid(guid))
    return { text, id: rowIn(SAME, guid) ?? guid, isKnown: Object.hasOwn(SAME, guid), asDefault };
  const [, scheme, host = '', path = ''] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#\s]*)((?:[/?#]\S*)?)$/i.exec(text) ?? [];
  if (scheme && !/^https?$/i.test(scheme)) return { text, id: text.toLowerCase(), isKnown: false, asDefault };
  return resourceAt(text, scheme, host.toLowerCase(), path);
}

function resourceAt(text: string, scheme: string | undefined, host: string, path: string): Resource {
  const known = KNOWN.includes(host) ? host : undefined;
  const meantHost = known ?? rowIn(MISTAKEN, host) ?? misspelt(host);
  const id =
    rowIn(SAME, meantHost ?? host) ?? customerOf(host) ?? meantHost ?? `${host}${path.toLowerCase()}`;
  const fault = faultOf(scheme, known, meantHost, path);
  const isKnown = known !== undefined;
  if (!fault || !meantHost)
    return { text, id, isKnown, asDefault: `${isKnown ? text.replace(/\/$/, '') : text}/.default` };
  const meant = `https://${meantHost}${isGraphHost(meantHost) ? '' : path}`;
  return { text, id, isKnown, fault, meant, asDefault: `${meant.replace(/\/$/, '')}/.default` };
}

/** A scheme is part of the name. Only of Microsoft Graph is it sure that nothing follows the host. */
function faultOf(
  scheme: string | undefined,
  known: string | undefined,
  meant: string | undefined,
  path: string,
): Resource['fault'] {
  if (!meant) return undefined;
  if (!known) return 'misspelt';
  if (!GRAPH_HOSTS.includes(known)) return undefined;
  if (/^\/(?:v\d|beta|me|users|groups|sites)\b/i.test(path)) return 'path';
  return scheme?.toLowerCase() === 'https' ? undefined : 'scheme';
}

function customerOf(host: string): string | undefined {
  return /(?:^|\.)sharepoint\.(?:com|us|cn|de)$/.test(host) ? 'sharepoint.com' : undefined;
}

/** Hosts with as many names as a known one; only Microsoft Graph is told whatever stands at the end. */
function misspelt(host: string): string | undefined {
  const names = host.split('.');
  const alike = KNOWN.filter((known) => {
    const others = known.split('.');
    const hasEnd = others.at(-1) === names.at(-1) || GRAPH_HOSTS.includes(known);
    return hasEnd && others.length === names.length && (others[0] ?? '').length >= SHORTEST;
  });
  const long = alike.filter((known) => known.indexOf('.') >= LONG || GRAPH_HOSTS.includes(known));
  return nearestOf(host, alike, 1) ?? nearestOf(host, long, 2);
}

/** True for a host where Microsoft Graph answers. */
export function isGraphHost(host: string): boolean {
  return GRAPH_HOSTS.includes(host.toLowerCase());
}

/** The host of Microsoft Graph in the cloud that signs in at `host`; undefined where there are several or none. */
export function graphHostOf(host: string): string | undefined {
  const cloud = clouds.find(
    ({ authorityHosts, authoritySuffixes = [] }) =>
      authorityHosts.includes(host.toLowerCase()) ||
      authoritySuffixes.some((suffix) => host.toLowerCase().endsWith(suffix)),
  );
  return cloud?.graphHosts[0];
}
