import { createHash, X509Certificate } from 'node:crypto';
import {
  type Application,
  applicationsOf,
  type ClientCertificate,
  type ClientSecret,
  type Directory,
  type FederatedCredential,
  type Tenant,
  type User,
  usersOf,
} from './directory.ts';
import type { Emulator } from './emulator.ts';

/** The files that private keys were written to. */
export interface KeyFiles {
  /** Private key and certificate of the application with a certificate. */
  readonly certificate: string;
  /** Private key of the outside issuer. */
  readonly issuer: string;
}

/**
 * The emulator's directory as text for a terminal: tenants, applications, credentials, and a `curl` line
 * that gets a token (POSIX shell; `CERTIFICATE.pem` stands for the file the certificate was written to). The
 * one place where secrets are shown: they open nothing but this emulator. `now` tells which have expired. Private
 * keys are never shown, only the files they were written to.
 */
export function printDirectory(
  { origin, directory }: Pick<Emulator, 'origin' | 'directory'>,
  now: Date = new Date(),
  keyFiles?: KeyFiles,
): string {
  const blocks = [
    `Token endpoint: ${origin}/{tenant}/oauth2/v2.0/token`,
    ...directory.tenants.map((tenant) => tenantBlock(directory, tenant, now)),
  ];
  if (keyFiles !== undefined) blocks.push(...keyFileBlocks(keyFiles));
  const example = firstUsable(directory, now);
  if (example !== undefined) blocks.push(`Try it:\n${curl(origin, example)}`);
  return `${blocks.join('\n\n')}\n`;
}

/**
 * The settings of an app whose secret works, as an environment file; as a comment those of an app with a
 * certificate, where its private key was written to a file.
 */
export function printSettings(
  { origin, directory }: Pick<Emulator, 'origin' | 'directory'>,
  now: Date = new Date(),
  keyFiles?: KeyFiles,
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
    ...certificateSettings(directory, keyFiles),
    '',
  ].join('\n');
}

function certificateSettings({ applications }: Directory, keyFiles?: KeyFiles): readonly string[] {
  const application = applications.find(({ certificates = [] }) => certificates.length > 0);
  if (application === undefined || keyFiles === undefined) return [];
  return [
    '# The app with a certificate, in place of client id and secret above:',
    `# AZURE_CLIENT_ID=${application.clientId}`,
    `# AZURE_CLIENT_CERTIFICATE_PATH=${keyFiles.certificate}`,
  ];
}

function tenantBlock(directory: Directory, tenant: Tenant, now: Date): string {
  const applications = applicationsOf(directory, tenant);
  return [
    `Tenant ${tenant.displayName}`,
    `  id       ${tenant.id}`,
    ...tenant.domains.map((domain) => `  domain   ${domain}`),
    ...usersOf(directory, tenant).flatMap(userLines),
    ...applications.flatMap((application) => ['', ...applicationLines(application, now)]),
  ].join('\n');
}

function applicationLines(application: Application, now: Date): readonly string[] {
  return [
    `  ${application.displayName}`,
    `    client id     ${application.clientId}`,
    ...(application.identifierUris ?? []).map((uri) => `    scope         ${uri}/.default`),
    ...(application.publicClient ? ['    public client: needs no credential'] : []),
    ...(application.redirectUris ?? []).map(({ uri, platform }) => `    redirect URI  ${uri} (${platform})`),
    ...application.secrets.flatMap((secret) => secretLines(secret, now)),
    ...(application.certificates ?? []).flatMap(certificateLines),
    ...(application.federatedCredentials ?? []).flatMap(federatedLines),
    ...(application.symmetricKeys ?? []).map(({ usage }) => `    symmetric key (usage ${usage})`),
  ];
}

function userLines({ userPrincipalName, password }: User): readonly string[] {
  return [`  user     ${userPrincipalName}`, ...(password === undefined ? [] : [`  password ${password}`])];
}

function certificateLines({ keyId, displayName, certificate }: ClientCertificate): readonly string[] {
  const { raw, validTo } = new X509Certificate(certificate);
  return [
    `    certificate   ${createHash('sha1').update(raw).digest('hex').toUpperCase()} (SHA-1, until ${validTo})`,
    `    SHA-256       ${createHash('sha256').update(raw).digest('hex').toUpperCase()}`,
    `    cert. id      ${keyId} (${displayName})`,
  ];
}

function federatedLines({ issuer, subject, audiences }: FederatedCredential): readonly string[] {
  return [
    `    issuer        ${issuer}`,
    `    subject       ${subject}`,
    ...audiences.map((audience) => `    audience      ${audience}`),
  ];
}

function keyFileBlocks({ certificate, issuer }: KeyFiles): readonly string[] {
  return [
    `Private key and certificate of the app with a certificate: ${certificate}`,
    `Private key of the outside issuer (RS256, kid issuer-key-1): ${issuer}`,
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
