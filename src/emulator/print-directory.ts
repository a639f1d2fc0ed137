import {
  type Application,
  applicationsOf,
  type ClientSecret,
  type Directory,
  type Tenant,
} from './directory.ts';
import type { Emulator } from './emulator.ts';

/**
 * The emulator's directory as text for a terminal: tenants, applications, credentials, and a `curl` line
 * that gets a token (POSIX shell; `CERTIFICATE.pem` stands for the file the certificate was written to). The
 * one place where secrets are shown: they open nothing but this emulator. `now` tells which have expired.
 */
export function printDirectory(
  { origin, directory }: Pick<Emulator, 'origin' | 'directory'>,
  now: Date = new Date(),
): string {
  const blocks = [
    `Token endpoint: ${origin}/{tenant}/oauth2/v2.0/token`,
    ...directory.tenants.map((tenant) => tenantBlock(directory, tenant, now)),
  ];
  const example = firstUsable(directory, now);
  if (example !== undefined) blocks.push(`Try it:\n${curl(origin, example)}`);
  return `${blocks.join('\n\n')}\n`;
}

/** The settings of an app whose secret works, as an environment file. */
export function printSettings(
  { origin, directory }: Pick<Emulator, 'origin' | 'directory'>,
  now: Date = new Date(),
): string {
  const example = firstUsable(directory, now);
  if (example === undefined) return '';
  const { application, secret } = example;
  return [
    '# A made-up app of the local token endpoint: these settings open nothing else.',
    `AZURE_AUTHORITY_HOST=${origin}`,
    `AZURE_TENANT_ID=${application.tenant}`,
    `AZURE_CLIENT_ID=${application.clientId}`,
    `AZURE_CLIENT_SECRET=${secret.value}`,
    '',
  ].join('\n');
}

function tenantBlock(directory: Directory, tenant: Tenant, now: Date): string {
  const applications = applicationsOf(directory, tenant);
  return [
    `Tenant ${tenant.displayName}`,
    `  id       ${tenant.id}`,
    ...tenant.domains.map((domain) => `  domain   ${domain}`),
    ...applications.flatMap((application) => ['', ...applicationLines(application, now)]),
  ].join('\n');
}

function applicationLines(application: Application, now: Date): readonly string[] {
  return [
    `  ${application.displayName}`,
    `    client id     ${application.clientId}`,
    ...(application.identifierUris ?? []).map((uri) => `    scope         ${uri}/.default`),
    ...application.secrets.flatMap((secret) => secretLines(secret, now)),
  ];
}

function secretLines(secret: ClientSecret, now: Date): readonly string[] {
  const verb = expired(secret, now) ? 'expired' : 'expires';
  return [
    `    secret value  ${secret.value}`,
    `    secret id     ${secret.keyId} (${secret.displayName}, ${verb} ${secret.expires.slice(0, 10)})`,
  ];
}

interface Usable {
  readonly application: Application;
  readonly secret: ClientSecret;
}

function firstUsable({ applications }: Directory, now: Date): Usable | undefined {
  return applications
    .flatMap((application) => application.secrets.map((secret) => ({ application, secret })))
    .find(({ secret }) => !expired(secret, now));
}

function curl(origin: string, { application, secret }: Usable): string {
  const parameters = [
    'grant_type=client_credentials',
    `client_id=${application.clientId}`,
    `client_secret=${secret.value}`,
    'scope=https://graph.microsoft.com/.default',
  ];
  return [
    '  curl --cacert CERTIFICATE.pem',
    ...parameters.map((parameter) => `    --data-urlencode ${quote(parameter)}`),
    `    ${origin}/${application.tenant}/oauth2/v2.0/token`,
  ].join(' \\\n');
}

/** One word to a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function expired({ expires }: ClientSecret, now: Date): boolean {
  return Date.parse(expires) < now.getTime();
}
