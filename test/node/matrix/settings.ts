import { TextDocument } from 'vscode-languageserver-textdocument';
import type { App, EntraLens } from '../../../src/index.ts';
import { createEntraLens } from '../../../src/index.ts';
import { certificateParser } from '../../../src/node/certificate-parser.ts';
import { grammars } from '../../grammars.ts';

/** What a settings file states. */
export interface Settings {
  /** Of the endpoint, which stands in for the one that a file may name. */
  readonly origin: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly secret?: string;
  readonly certificate?: string;
  readonly scope?: string;
}

export interface SettingsFile {
  readonly path: string;
  readonly text: string;
}

/** Another app of the same tenant, which is never to blame. */
const BYSTANDER = '7b20f4d6-e8a1-4953-8c6d-14f9b3e5a072';

/** The same settings as different people write them. */
export const formats: readonly ((settings: Settings) => SettingsFile)[] = [
  ({ origin, tenant, clientId, secret, certificate, scope }) => ({
    path: '.env',
    text: lines(
      `AZURE_AUTHORITY_HOST=${origin}`,
      `AZURE_TENANT_ID=${tenant}`,
      secret && `AZURE_CLIENT_SECRET="${secret}"`,
      certificate && `AZURE_CLIENT_CERTIFICATE_PATH=${certificate}`,
      scope && `AZURE_SCOPE=${scope}`,
      `AZURE_CLIENT_ID=${clientId}`,
    ),
  }),
  ({ origin, tenant, clientId, secret, certificate, scope }) => ({
    path: 'appsettings.json',
    text: JSON.stringify(
      {
        AzureAdPartner: { Instance: origin, TenantId: tenant, ClientId: BYSTANDER },
        AzureAd: {
          Instance: origin,
          TenantId: tenant,
          ClientId: clientId,
          ClientSecret: secret,
          CertificateDiskPath: certificate,
          Scopes: scope,
        },
      },
      undefined,
      2,
    ),
  }),
  ({ tenant, clientId, secret, certificate, scope }) => ({
    path: 'settings.yaml',
    text: lines(
      'azure:',
      `  authority: https://login.microsoftonline.com/${tenant}`,
      `  client_id: ${clientId}`,
      secret && `  client_secret: '${secret}'`,
      certificate && `  client_certificate_path: ${certificate}`,
      scope && `  scope: ${scope}`,
    ),
  }),
];

function lines(...each: readonly (string | undefined)[]): string {
  return `${each.filter((line) => line !== undefined && line !== '').join('\n')}\n`;
}

/** A file that the lens has learned. */
export interface Learned {
  readonly lens: EntraLens;
  readonly document: TextDocument;
}

export async function learn({ path, text }: SettingsFile): Promise<Learned> {
  const lens = createEntraLens({
    certificates: certificateParser,
    grammars,
    reportBug: (rule, error) => {
      throw new Error(`${rule} threw`, { cause: error });
    },
  });
  const document = TextDocument.create(`file:///project/${path}`, '', 1, text);
  await lens.prepare(document);
  lens.learn(document);
  return { lens, document };
}

/** The app with this client id among those of the file. */
export function appIn({ lens, document }: Learned, clientId: string): App {
  const app = lens
    .factsIn(document)
    .filter((fact) => fact.kind === 'app')
    .find((each) => each.clientId && lens.valueAt(document, each.clientId.place) === clientId);
  if (!app) throw new Error(`No app is seen in ${document.getText()}`);
  return app;
}
