/** Commands of the pages that are not run, each with the reason. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  'aadsts-lens lsp': 'speaks with an editor until that ends it: test/lsp plays one',
  'aadsts-lens decode TOKEN|- [--as client-assertion] [--verify FILE] [--format json]':
    'shows what there is, and is no command; its options are compared with those there are',
  'aadsts-lens token --grant managed-identity --scope https://vault.azure.net/.default':
    'asks the machine that it runs on: test/node asks one of its own',
  'aadsts-lens token --all . --no-ignore':
    'asks Entra for apps: test/cli/token-all asks an endpoint of its own',
  'npx secretlint@10.2.2 "examples/**/*" "examples/.env"': 'another’s program, from the registry',
  'code --install-extension aadsts-lens.vsix':
    'needs desktop VS Code: test/vscode/ui installs the package in the server',
  'git checkout v1.2.3': 'needs a release',
  'git clone --depth 1 https://github.com/aadsts-lens/aadsts-lens.git /tmp/aadsts-lens': 'needs the network',
  'gh attestation verify aadsts-lens.vsix --repo aadsts-lens/aadsts-lens': 'needs a release',
  'gh api --method POST "repos/$REPOSITORY/code-scanning/sarifs" \\': 'needs GitHub',
};

/** How one is run. */
export interface Trial {
  readonly exitCode: number;
  /** What has to be said; nothing where it only has to start. */
  readonly prints?: RegExp;
  /** What stands in the place of what: a reader puts in ids and names of files; what asks Entra asks the local endpoint. */
  readonly put?: Readonly<Record<string, string>>;
  /** The file on standard input. */
  readonly input?: string;
}

const ID = { '<id>': '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4' };

/** The same in the tenant of the local endpoint, for one of its apps. */
function local(clientId: string, more: Readonly<Record<string, string>> = {}) {
  return { 'contoso.com': 'contoso.example', '<id>': clientId, ...more };
}

const RUN = {
  'node .aadsts-lens/scripts/run.mjs': 'aadsts-lens',
  'node /tmp/aadsts-lens/scripts/run.mjs': 'aadsts-lens',
};

/** Every other command of the pages. Those of one page are run in one folder, one after another. */
export const TRIALS: Readonly<Record<string, Trial>> = {
  'aadsts-lens check examples': { exitCode: 1, prints: /secret-id-as-value/ },
  'aadsts-lens explain 7000215': { exitCode: 0, prints: /AADSTS7000215/ },
  'aadsts-lens thumbprint shop.pfx': { exitCode: 0, prints: /x5t#S256/ },
  'aadsts-lens assertion --certificate shop.pfx --tenant contoso.com --client-id <id> | aadsts-lens assertion check - --certificate shop.cer':
    { exitCode: 0, prints: /signature was made with the private key of this certificate/, put: ID },
  'aadsts-lens token --tenant contoso.com --client-id <id> --certificate shop.pfx': {
    exitCode: 0,
    prints: /granted/i,
    put: local('0d94e7b2-6a1f-4c83-a2d5-b8c3f06e9174', { 'shop.pfx': 'keys/certificate.pem' }),
  },
  'aadsts-lens token --tenant contoso.com --client-id <id> --federated-token-file github.jwt --cloud us-government':
    {
      exitCode: 0,
      prints: /granted/i,
      put: local('f28c6d15-93ab-4e07-8d41-7a5be0c9f362', { ' --cloud us-government': '' }),
    },
  'aadsts-lens token --tenant contoso.com --client-id <id> --grant device-code --scope User.Read': {
    exitCode: 0,
    prints: /granted/i,
    put: local('c93e5d82-7f04-4ba6-b1e9-2d68a0f4735c'),
  },
  // The token of the caller was issued by somebody else.
  'aadsts-lens token --from appsettings.json --user-assertion-file caller.jwt --scope https://graph.microsoft.com/Mail.Read':
    { exitCode: 1, prints: /AADSTS50013/ },
  'aadsts-lens decode - --verify keys.json': { exitCode: 0, prints: /signature/i, input: 'github.jwt' },
  'aadsts-lens emulator --certificate endpoint.pem --settings endpoint.env': { exitCode: 0 },
  'aadsts-lens token --from endpoint.env --certificate-authority endpoint.pem': {
    exitCode: 0,
    prints: /granted/i,
  },
  'aadsts-lens check . --write-baseline': { exitCode: 0, prints: /baseline/ },
  'aadsts-lens check . --baseline .aadsts-lens-baseline.json': { exitCode: 0, prints: /baseline/ },
  // That port may be taken here.
  'aadsts-lens emulator --port 8443 --certificate endpoint.pem --settings endpoint.env --keys keys': {
    exitCode: 0,
    put: { '--port 8443': '--port 0' },
  },
  'node .aadsts-lens/scripts/run.mjs check . --exclude .aadsts-lens --format github': {
    exitCode: 1,
    prints: /^::(?:error|warning) /m,
    put: RUN,
  },
  'node /tmp/aadsts-lens/scripts/run.mjs check . --format gitlab --output gl-code-quality-report.json --shard "$CI_NODE_INDEX/$CI_NODE_TOTAL"':
    { exitCode: 1, prints: /findings?/, put: { ...RUN, '$CI_NODE_INDEX/$CI_NODE_TOTAL': '1/1' } },
  'aadsts-lens check --staged': { exitCode: 1, prints: /secret-id-as-value/ },
};
