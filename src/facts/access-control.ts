import { foundInParts } from '../core/code-parts.ts';
import { type Call, type Code, type Expression, resolved } from '../core/expressions.ts';
import type { Reading, Setting } from '../core/types.ts';
import { deferred } from './deferred.ts';
import { lastNameOf, textOf } from './expression-text.ts';
import { compactName } from './names.ts';
import { objectOf } from './objects.ts';
import type { AccessControlClient } from './types.ts';

/**
 * The apps that get their tokens from Azure Access Control: calls that hand it an app's secret, and the settings of
 * SharePoint add-ins. Nothing is said of what is meant for SharePoint Server.
 */
export function accessControlClientsOf({ settings, code }: Reading): readonly AccessControlClient[] {
  return code ? inCode(code) : inSettings(settings);
}

/** A call that signs in at Azure Access Control. */
interface SignIn {
  /** In lower case. */
  readonly callees: readonly string[];
  /** The last name before it, in lower case. */
  readonly of?: string;
  /** Beginning of a module that the file must import: others have such names too. */
  readonly module?: string;
  /** It is one only with an argument or entry of such a name (lower case, without separators). */
  readonly secret?: RegExp;
  /** It takes at least so many arguments. */
  readonly least?: number;
}

/**
 * Sources: https://pnp.github.io/powershell/cmdlets/Connect-PnPOnline.html,
 * https://pnp.github.io/pnpframework/api/PnP.Framework.AuthenticationManager.html,
 * https://github.com/vgrem/office365-rest-python-client, https://github.com/s-KaiNet/node-sp-auth
 */
const SIGN_INS: readonly SignIn[] = [
  { callees: ['connect-pnponline', 'connect-sponline'], secret: /^(?:client|app)secret$/ },
  { callees: ['getapponlyauthenticatedcontext', 'getacsapponlycontext'], least: 3 },
  { callees: ['getapponlyaccesstoken'], of: 'tokenhelper', least: 3 },
  { callees: ['spfetchclient'], least: 3 },
  { callees: ['with_client_credentials', 'acquire_token_for_app'], module: 'office365', least: 2 },
  { callees: ['clientcredential'], module: 'office365', least: 2 },
  { callees: ['getauth'], module: 'node-sp-auth', secret: /^clientsecret$/ },
  { callees: ['create'], of: 'sprequest', module: 'sp-request', secret: /^clientsecret$/ },
];

const BY_CALLEE = new Map(SIGN_INS.flatMap((row) => row.callees.map((callee) => [callee, row])));

/** Texts of which a file must hold one, in any case and at the start of a word, to be seen here at all. */
export const ACCESS_CONTROL_SIGNS: readonly string[] = [
  ...SIGN_INS.flatMap(({ callees, module }) => module ?? callees),
  'secondaryclientsecret',
  'hostedapphostname',
];

const callsLikeSignIns = foundInParts(({ calls }) =>
  calls.filter(({ callee }) => BY_CALLEE.has(callee.toLowerCase())),
);

function inCode(code: Code): readonly AccessControlClient[] {
  const { calls, modules, layoutOf } = code;
  const names = modules.map(({ name }) => name.toLowerCase());
  const found = callsLikeSignIns(code).filter((call) => isSignIn(call, names));
  if (found.length === 0 || calls.some(isOnPremises)) return [];
  return found.map((call) => ({
    kind: 'access-control-client',
    name: call.callee,
    span: layoutOf?.(call)?.name ?? call.span,
  }));
}

function isSignIn(call: Call, modules: readonly string[]): boolean {
  const row = BY_CALLEE.get(call.callee.toLowerCase());
  if (!row) return false;
  const { of, module, secret, least = 0 } = row;
  if (of && (!call.receiver || lastNameOf(call.receiver)?.toLowerCase() !== of)) return false;
  if (module && !modules.some((name) => name.startsWith(module))) return false;
  return call.arguments.length >= least && (!secret || namesIn(call).some((name) => secret.test(name)));
}

/** Names of arguments, and of the entries of objects that are handed over or splatted. */
function namesIn({ arguments: args }: Call): readonly string[] {
  return args.flatMap(({ name = '', value }) => [
    compactName(name),
    ...(objectOf(value)?.entries.map((entry) => compactName(entry.name)) ?? []),
  ]);
}

/** Calls that are given a site, by name or first. */
const SITES =
  /^(?:connect-(?:pnp|sp)online|clientcontext|getapponlyauthenticatedcontext|getacsapponlycontext|spfetchclient|getauth)$/i;

/** True for a call that is given a site elsewhere than in SharePoint Online. */
function isOnPremises({ callee, arguments: args }: Call): boolean {
  if (!SITES.test(callee)) return false;
  const site =
    args.find(({ name }) => /^url$/i.test(name ?? '')) ?? args.find(({ name }) => name === undefined);
  return site !== undefined && isOtherHost(site.value);
}

function isOtherHost(expression: Expression): boolean {
  const host = /^https?:\/\/([a-z0-9.-]+)/i.exec(textOf(resolved(expression)) ?? '')?.[1];
  return host !== undefined && !/\.sharepoint(?:-mil)?\.(?:com|us|cn|de)$/i.test(host);
}

/** What only the web projects of SharePoint add-ins state. */
const ADD_IN = /^(?:secondaryclientsecret|hostedapphostname(?:override)?)$/;
/** Add-ins for SharePoint Server prove themselves with a certificate of their own. */
const HIGH_TRUST = /^(?:clientsigningcertificate(?:path|serialnumber)|issuerid)$/;

/** True for the compact name of a setting that is looked at here. */
export function isAccessControlName(name: string): boolean {
  return ADD_IN.test(name) || HIGH_TRUST.test(name);
}

function inSettings(settings: readonly Setting[]): readonly AccessControlClient[] {
  if (!settings.some(({ path }) => ADD_IN.test(compactName(path.at(-1) ?? '')))) return [];
  const sections = new Map<string, Setting[]>();
  for (const setting of settings) {
    const section = setting.path.slice(0, -1).join('/');
    const known = sections.get(section);
    if (known) known.push(setting);
    else sections.set(section, [setting]);
  }
  return [...sections.values()].flatMap(inSection);
}

function inSection(settings: readonly Setting[]): readonly AccessControlClient[] {
  const named = (pattern: RegExp) =>
    settings.filter(({ path }) => pattern.test(compactName(path.at(-1) ?? '')));
  if (named(ADD_IN).length === 0 || named(HIGH_TRUST).length > 0) return [];
  return named(/^(?:secondary)?clientsecret$/)
    .filter(({ value, isComputed }) => isComputed || deferred(value)?.kind !== 'empty')
    .slice(0, 1)
    .map(({ path, place }) => ({ kind: 'access-control-client', name: path.at(-1) ?? '', span: place.span }));
}
