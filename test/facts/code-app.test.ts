import assert from 'node:assert/strict';
import { clientSecretOf } from '../../src/facts/client-secret.ts';
import type { App, Stated } from '../../src/facts/types.ts';
import { factsIn } from './reading.ts';

const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const OTHER = '93c8d1e7-05ab-4f72-8b3d-6e9a14f7c250';
const SECRET = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

/**
 * An app in one line: what stands at the place of each part (`$` for what is computed), then what the code shows.
 * The text at the place must be what the fact was made of.
 */
function told(app: App, text: string): string {
  const at = (stated: Stated<{ readonly kind: string }> | undefined) => {
    if (!stated) return '-';
    if (stated.value.kind === 'reference') return '$';
    return text.slice(stated.place.span.start, stated.place.span.end);
  };
  if (app.clientSecret && app.clientSecret.value.kind !== 'reference')
    assert.equal(clientSecretOf(at(app.clientSecret)).kind, app.clientSecret.value.kind);
  const parts = [app.clientId, app.tenant, app.clientSecret, app.authority].map(at);
  const scopes = (app.scopes ?? []).map(({ value }) => value);
  const kind = app.isPublicClient === undefined ? '' : app.isPublicClient ? 'public' : 'confidential';
  return [parts.join(' '), app.flow ?? '', (app.credentials ?? []).join('+'), kind, scopes.join(' ')]
    .map((each) => each || '.')
    .join(' | ')
    .replace(CLIENT, 'CLIENT')
    .replace(OTHER, 'OTHER')
    .replace(SECRET, 'SECRET');
}

type Case = readonly [path: string, text: string, apps: readonly string[]];

const cases: Readonly<Record<string, Case>> = {
  'ClientSecretCredential in JavaScript': [
    'app.js',
    `import { ClientSecretCredential } from "@azure/identity";\nconst c = new ClientSecretCredential("contoso.com", "${CLIENT}", "${SECRET}");`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'ClientSecretCredential in TypeScript, through variables': [
    'app.ts',
    `const tenantId: string = "contoso.com";\nconst secret = "${SECRET}";\nexport const c = new ClientSecretCredential(tenantId, process.env.CLIENT_ID!, secret);`,
    ['$ contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'ClientSecretCredential in C#': [
    'App.cs',
    `using Azure.Identity;\nvar c = new ClientSecretCredential("contoso.com", "${CLIENT}", "${SECRET}", new ClientSecretCredentialOptions { AuthorityHost = AzureAuthorityHosts.AzureGovernment });`,
    ['CLIENT contoso.com SECRET $ | client-credentials | secret | confidential | .'],
  ],
  'ClientSecretCredential in Python, with scope': [
    'app.py',
    `from azure.identity import ClientSecretCredential\nc = ClientSecretCredential(tenant_id="contoso.com", client_id="${CLIENT}", client_secret=os.environ["S"])\nc.get_token("https://graph.microsoft.com/.default")`,
    [
      'CLIENT contoso.com $ - | client-credentials | secret | confidential | https://graph.microsoft.com/.default',
    ],
  ],
  'ClientSecretCredential in Python, with the wrong order of positions': [
    'app.py',
    `c = ClientSecretCredential("contoso.com", "${CLIENT}", "${SECRET}")`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'ClientSecretCredentialBuilder in Java': [
    'App.java',
    `import com.azure.identity.*;\nclass A { void f() { var c = new ClientSecretCredentialBuilder().clientId("${CLIENT}").clientSecret("${SECRET}").tenantId("contoso.com").build(); } }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'azidentity in Go': [
    'main.go',
    `package main\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\nfunc main() {\n\tcred, err := azidentity.NewClientSecretCredential("contoso.com", "${CLIENT}", "${SECRET}", nil)\n}`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'azure_identity in Rust': [
    'main.rs',
    `use azure_identity::ClientSecretCredential;\nfn main() { let c = ClientSecretCredential::new("contoso.com", "${CLIENT}".to_string(), "${SECRET}".into(), None); }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'azidentity in Go, with pointers to texts': [
    'main.go',
    `package main\nfunc main() { cred, err := azidentity.NewClientSecretCredential(*to.Ptr("contoso.com"), *to.Ptr[string]("${CLIENT}"), *to.StringPtr("${SECRET}"), nil) }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'azure_identity in Rust, with texts in wrappers': [
    'main.rs',
    `fn main() { let s = Some("${SECRET}".to_owned()); let c = ClientSecretCredential::new(&Cow::Borrowed("contoso.com"), String::from("${CLIENT}"), Secret::new(s.clone()), None); }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'azure_identity in Rust, with the HTTP client of old versions': [
    'main.rs',
    `fn f() { let d = ClientSecretCredential::new(http, "contoso.com", "${CLIENT}", "${SECRET}"); }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'defaults in JavaScript': [
    'app.js',
    `const secret = process.env.CLIENT_SECRET || "${SECRET}";\nconst c = new ClientSecretCredential(process.env.TENANT ?? "contoso.com", getEnv("CLIENT_ID", "${CLIENT}"), secret);`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'defaults in Python': [
    'app.py',
    `c = ClientSecretCredential(os.environ.get("T", "contoso.com"), os.getenv("C", default="${CLIENT}"), os.getenv("S") or "${SECRET}")`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'defaults in C#': [
    'App.cs',
    `var c = new ClientSecretCredential(Environment.GetEnvironmentVariable("T") ?? "contoso.com", config.GetValue("C", "${CLIENT}"), config["S"] ?? "${SECRET}");`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'defaults in Java': [
    'App.java',
    `class A { Object c = new ClientSecretCredentialBuilder().tenantId(System.getenv().getOrDefault("T", "contoso.com")).clientId(Optional.ofNullable(System.getenv("C")).orElse("${CLIENT}")).clientSecret(Objects.requireNonNullElse(s, "${SECRET}")).build(); }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'defaults in Go': [
    'main.go',
    `package main\nfunc main() { cred, err := azidentity.NewClientSecretCredential(cmp.Or(os.Getenv("T"), "contoso.com"), getEnv("C", "${CLIENT}"), envOr("S", "${SECRET}"), nil) }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'defaults in Rust': [
    'main.rs',
    `fn main() { let c = ClientSecretCredential::new(&env::var("T").unwrap_or("contoso.com".into()), env::var("C").unwrap_or_else(|_| "${CLIENT}".to_string()), option_env!("S").unwrap_or("${SECRET}").into(), None); }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'fields in TypeScript': [
    'app.ts',
    `class A {\n  private readonly clientSecret: string;\n  private tenant = "contoso.com";\n  constructor() { this.clientSecret = "${SECRET}"; }\n  get() { return new ClientSecretCredential(this.tenant, "${CLIENT}", this.clientSecret); }\n}`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'fields in Python': [
    'app.py',
    `class A:\n    tenant = "contoso.com"\n    def __init__(self):\n        self._secret = os.getenv("S", "${SECRET}")\n    def get(self):\n        return ClientSecretCredential(self.tenant, "${CLIENT}", self._secret)`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'fields in C#': [
    'App.cs',
    `class A { readonly string _secret; string Tenant { get; } = "contoso.com"; A() { this._secret = "${SECRET}"; } object Get() => new ClientSecretCredential(Tenant, "${CLIENT}", _secret); }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'fields in Java': [
    'App.java',
    `class A { private final String secret; A() { this.secret = "${SECRET}"; } Object get() { return new ClientSecretCredentialBuilder().tenantId("contoso.com").clientId("${CLIENT}").clientSecret(secret).build(); } }`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'a field that two classes assign': [
    'app.ts',
    `class A { constructor() { this.secret = "${SECRET}"; } }\nclass B { constructor(secret) { this.secret = secret; } get() { return new ClientSecretCredential("contoso.com", "${CLIENT}", this.secret); } }`,
    ['CLIENT contoso.com $ - | client-credentials | secret | confidential | .'],
  ],
  'defaults that are empty or no text': [
    'app.py',
    `c = ClientSecretCredential("contoso.com", os.environ.get("C", ""), os.environ.get("S", None))`,
    ['$ contoso.com $ - | client-credentials | secret | confidential | .'],
  ],
  ClientCertificateCredential: [
    'app.py',
    `c = ClientCertificateCredential("contoso.com", "${CLIENT}", "cert.pem")`,
    ['CLIENT contoso.com - - | client-credentials | certificate | confidential | .'],
  ],
  ClientAssertionCredential: [
    'app.ts',
    `const c = new ClientAssertionCredential("contoso.com", "${CLIENT}", () => getToken());`,
    ['CLIENT contoso.com - - | client-credentials | assertion | confidential | .'],
  ],
  'OnBehalfOfCredential by options': [
    'app.ts',
    `const c = new OnBehalfOfCredential({ tenantId: "contoso.com", clientId: "${CLIENT}", clientSecret: "${SECRET}", userAssertionToken: token });`,
    ['CLIENT contoso.com SECRET - | on-behalf-of | secret | confidential | .'],
  ],
  'managed and workload identity': [
    'app.py',
    `a = ManagedIdentityCredential(client_id="${CLIENT}")\nb = WorkloadIdentityCredential(tenant_id="contoso.com", client_id="${OTHER}", token_file_path="/var/run/token")`,
    [
      'CLIENT - - - | managed-identity | managed-identity | . | .',
      'OTHER contoso.com - - | client-credentials | federated | . | .',
    ],
  ],
  'a managed identity, whose method is named as that of other clients': [
    'app.py',
    `import msal\nc = msal.ManagedIdentityClient(msal.UserAssignedManagedIdentity(client_id="${CLIENT}"))\nc.acquire_token_for_client(resource="https://vault.azure.net")`,
    [
      '- - - - | managed-identity | managed-identity | . | .',
      'CLIENT - - - | managed-identity | managed-identity | . | .',
    ],
  ],
  'DeviceCodeCredential, a public client': [
    'app.ts',
    `const c = new DeviceCodeCredential({ tenantId: "contoso.com", clientId: "${CLIENT}" });`,
    ['CLIENT contoso.com - - | device-code | . | public | .'],
  ],
  'MSAL Node with nested configuration': [
    'app.js',
    `const msal = require("@azure/msal-node");\nconst config = { auth: { clientId: "${CLIENT}", authority: "https://login.microsoftonline.com/contoso.com", clientSecret: "${SECRET}" } };\nconst cca = new msal.ConfidentialClientApplication(config);\nasync function f() { return cca.acquireTokenByClientCredential({ scopes: ["User.Read"] }); }`,
    [
      'CLIENT - SECRET https://login.microsoftonline.com/contoso.com | client-credentials | secret | confidential | User.Read',
    ],
  ],
  'MSAL Node in a field, with a certificate': [
    'app.ts',
    `class A { constructor() { this.cca = new ConfidentialClientApplication({ auth: { clientId: "${CLIENT}", clientCertificate: { thumbprint: "AB", privateKey: key } } }); }\n f() { return this.cca.acquireTokenOnBehalfOf({ oboAssertion: t, scopes: ["https://graph.microsoft.com/.default"] }); } }`,
    ['CLIENT - - - | on-behalf-of | certificate | confidential | https://graph.microsoft.com/.default'],
  ],
  'MSAL Browser': [
    'app.ts',
    `const pca = new PublicClientApplication({ auth: { clientId: "${CLIENT}", authority: \`https://login.microsoftonline.com/\${tenant}\` } });\npca.acquireTokenPopup({ scopes: ["User.Read"] });`,
    ['CLIENT - - `https://login.microsoftonline.com/${tenant}` | interactive | . | public | User.Read'],
  ],
  'MSAL Python with a secret': [
    'app.py',
    `import msal\nAUTHORITY = "https://login.microsoftonline.com/contoso.com"\napp = msal.ConfidentialClientApplication("${CLIENT}", authority=AUTHORITY, client_credential="${SECRET}")\nresult = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])`,
    [
      'CLIENT - SECRET https://login.microsoftonline.com/contoso.com | client-credentials | secret | confidential | https://graph.microsoft.com/.default',
    ],
  ],
  'MSAL Python with a secret of the environment': [
    'app.py',
    `app = msal.ConfidentialClientApplication("${CLIENT}", client_credential=os.getenv("CLIENT_SECRET"))`,
    ['CLIENT - $ - | . | secret | confidential | .'],
  ],
  'MSAL Python with a certificate': [
    'app.py',
    `app = msal.ConfidentialClientApplication("${CLIENT}", client_credential={"thumbprint": "AB", "private_key": open("k").read()})`,
    ['CLIENT - - - | . | certificate | confidential | .'],
  ],
  'MSAL Python with an assertion': [
    'app.py',
    `app = msal.ConfidentialClientApplication(client_id="${CLIENT}", client_credential={"client_assertion": token})`,
    ['CLIENT - - - | . | assertion | confidential | .'],
  ],
  'MSAL Python public client': [
    'app.py',
    `app = msal.PublicClientApplication("${CLIENT}")\nflow = app.initiate_device_flow(scopes=["User.Read"])`,
    ['CLIENT - - - | device-code | . | public | User.Read'],
  ],
  'MSAL.NET builder': [
    'App.cs',
    `var app = ConfidentialClientApplicationBuilder.Create("${CLIENT}").WithClientSecret("${SECRET}").WithAuthority("https://login.microsoftonline.com/contoso.com").Build();\nvar r = await app.AcquireTokenForClient(new[] { "https://graph.microsoft.com/.default" }).ExecuteAsync();`,
    [
      'CLIENT - SECRET https://login.microsoftonline.com/contoso.com | client-credentials | secret | confidential | https://graph.microsoft.com/.default',
    ],
  ],
  'MSAL.NET builder in steps, with tenant and certificate': [
    'App.cs',
    `var builder = ConfidentialClientApplicationBuilder.Create(clientId);\nbuilder.WithTenantId("contoso.com");\nbuilder.WithCertificate(cert);`,
    ['$ contoso.com - - | . | certificate | confidential | .'],
  ],
  'MSAL.NET where the application comes from elsewhere': [
    'App.cs',
    `class A { async Task F(IConfidentialClientApplication app) { await app.AcquireTokenForClient(new string[] { "User.Read" }).ExecuteAsync(); } }`,
    ['- - - - | client-credentials | . | . | User.Read'],
  ],
  MSAL4J: [
    'App.java',
    `class A { void f() { var app = ConfidentialClientApplication.builder("${CLIENT}", ClientCredentialFactory.createFromSecret("${SECRET}")).authority("https://login.microsoftonline.com/contoso.com/").build();\n app.acquireToken(ClientCredentialParameters.builder(Collections.singleton("https://graph.microsoft.com/.default")).build()); } }`,
    [
      'CLIENT - SECRET https://login.microsoftonline.com/contoso.com/ | client-credentials | secret | confidential | https://graph.microsoft.com/.default',
    ],
  ],
  'MSAL Go': [
    'main.go',
    `package main\nimport "github.com/AzureAD/microsoft-authentication-library-for-go/apps/confidential"\nfunc main() {\n\tcred, _ := confidential.NewCredFromSecret("${SECRET}")\n\tapp, _ := confidential.New("https://login.microsoftonline.com/contoso.com", "${CLIENT}", cred)\n\tapp.AcquireTokenByCredential(ctx, []string{"User.Read"})\n}`,
    [
      'CLIENT - SECRET https://login.microsoftonline.com/contoso.com | client-credentials | secret | confidential | User.Read',
    ],
  ],
  'Microsoft.Identity.Web options': [
    'Program.cs',
    `using Microsoft.Identity.Web;\nservices.AddMicrosoftIdentityWebApi(options => { options.ClientId = "${CLIENT}"; options.ClientSecret = "${SECRET}"; });`,
    ['CLIENT - SECRET - | . | . | . | .'],
  ],
  'options of MSAL.NET': [
    'Program.cs',
    `var options = new ConfidentialClientApplicationOptions { ClientId = "${CLIENT}", TenantId = "contoso.com", ClientSecret = "${SECRET}" };`,
    ['CLIENT contoso.com SECRET - | . | secret | confidential | .'],
  ],
  'ADAL for .NET': [
    'App.cs',
    `using Microsoft.IdentityModel.Clients.ActiveDirectory;\nvar c = new ClientCredential("${CLIENT}", "${SECRET}");`,
    ['CLIENT - SECRET - | . | secret | confidential | .'],
  ],
  'ADAL for Python': [
    'app.py',
    `import adal\ncontext = adal.AuthenticationContext("https://login.microsoftonline.com/contoso.com")\ncontext.acquire_token_with_client_credentials("https://graph.microsoft.com", "${CLIENT}", "${SECRET}")`,
    ['CLIENT - SECRET https://login.microsoftonline.com/contoso.com | client-credentials | secret | . | .'],
  ],
  'Microsoft Graph for PHP': [
    'app.php',
    `<?php\nuse Microsoft\\Kiota\\Authentication\\Oauth\\ClientCredentialContext;\n$c = new ClientCredentialContext('contoso.com', '${CLIENT}', '${SECRET}');`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .'],
  ],
  'Office365 for Python': [
    'app.py',
    `from office365.runtime.auth.client_credential import ClientCredential\nc = ClientCredential("${CLIENT}", "${SECRET}")`,
    ['CLIENT - SECRET - | . | secret | confidential | .'],
  ],
  'Bot Framework': [
    'app.py',
    `from botbuilder.core import BotFrameworkAdapterSettings\ns = BotFrameworkAdapterSettings("${CLIENT}", "${SECRET}")`,
    ['CLIENT - SECRET - | . | secret | . | .'],
  ],
  'next-auth': [
    'auth.ts',
    `import AzureADProvider from "next-auth/providers/azure-ad";\nexport default { providers: [AzureADProvider({ clientId: "${CLIENT}", clientSecret: "${SECRET}", tenantId: "contoso.com" })] };`,
    ['CLIENT contoso.com SECRET - | authorization-code | secret | confidential | .'],
  ],
  omniauth: [
    'omniauth.rb',
    `provider :azure_activedirectory_v2, client_id: '${CLIENT}', client_secret: '${SECRET}', tenant_id: 'contoso.com'`,
    ['CLIENT contoso.com SECRET - | authorization-code | secret | confidential | .'],
  ],
  'two apps in one file': [
    'app.py',
    `a = ClientSecretCredential("contoso.com", "${CLIENT}", "${SECRET}")\nb = ClientSecretCredential("fabrikam.com", "${OTHER}", os.environ["B"])`,
    [
      'CLIENT contoso.com SECRET - | client-credentials | secret | confidential | .',
      'OTHER fabrikam.com $ - | client-credentials | secret | confidential | .',
    ],
  ],
  'two apps of dictionaries in one list': [
    'settings.py',
    `azure_apps = [{"client_id": "${CLIENT}", "client_secret": "${SECRET}"}, {"client_id": "${OTHER}", "client_secret": get()}]\nazure_a = {"client_id": "${CLIENT}", "client_secret": "${SECRET}"}\nazure_b = {"client_id": "${OTHER}", "client_secret": get()}`,
    [
      'CLIENT - SECRET - | . | . | . | .',
      'OTHER - $ - | . | . | . | .',
      'CLIENT - SECRET - | . | . | . | .',
      'OTHER - $ - | . | . | . | .',
    ],
  ],
  'PowerShell: Connect-PnPOnline': [
    'run.ps1',
    `Connect-PnPOnline -Url https://contoso.sharepoint.com -ClientId "${CLIENT}" -ClientSecret '${SECRET}' -Tenant contoso.com`,
    ['CLIENT contoso.com SECRET - | . | secret | . | .'],
  ],
  'PowerShell: Get-MsalToken with a secure string': [
    'run.ps1',
    `$secret = ConvertTo-SecureString "${SECRET}" -AsPlainText -Force\nGet-MsalToken -ClientId ${CLIENT} -ClientSecret $secret -TenantId contoso.com -Scopes 'https://graph.microsoft.com/.default'`,
    ['CLIENT contoso.com SECRET - | . | secret | . | https://graph.microsoft.com/.default'],
  ],
  'PowerShell: Connect-MgGraph with a certificate': [
    'run.ps1',
    `Connect-MgGraph -ClientId "${CLIENT}" -TenantId "contoso.com" -CertificateThumbprint $thumbprint`,
    ['CLIENT contoso.com - - | . | certificate | . | .'],
  ],
  'PowerShell: Connect-AzAccount with a credential': [
    'run.ps1',
    `$cred = New-Object System.Management.Automation.PSCredential('${CLIENT}', (ConvertTo-SecureString '${SECRET}' -AsPlainText -Force))\nConnect-AzAccount -ServicePrincipal -Credential $cred -Tenant contoso.com`,
    ['CLIENT contoso.com SECRET - | . | secret | . | .'],
  ],
  'PowerShell: Connect-MgGraph with splatting': [
    'run.ps1',
    `$connection = @{ ClientId = '${CLIENT}'; TenantId = 'contoso.com'; CertificateThumbprint = $t }\nConnect-MgGraph @connection`,
    ['CLIENT contoso.com - - | . | certificate | . | .'],
  ],
  'Go: on behalf of': [
    'main.go',
    `package main\nfunc f() { c, err := azidentity.NewOnBehalfOfCredentialWithSecret("contoso.com", "${CLIENT}", token, "${SECRET}", nil) }`,
    ['CLIENT contoso.com SECRET - | on-behalf-of | secret | confidential | .'],
  ],
  'passport-azure-ad': [
    'app.js',
    `const { OIDCStrategy } = require('passport-azure-ad');\npassport.use(new OIDCStrategy({ clientID: '${CLIENT}', clientSecret: '${SECRET}' }, done));`,
    ['CLIENT - SECRET - | . | secret | confidential | .'],
  ],
  'the configuration of Socialite, without its neighbours': [
    'services.php',
    `<?php return ['azure' => ['client_id' => '${CLIENT}', 'client_secret' => '${SECRET}', 'tenant' => 'contoso.com'], 'github' => ['client_id' => 'x', 'client_secret' => '${OTHER}']];`,
    ['CLIENT contoso.com SECRET - | . | . | . | .'],
  ],
  'providers of Terraform': [
    'main.tf',
    `provider "azapi" {\n  client_id = "${CLIENT}"\n  client_secret = "${SECRET}"\n  tenant_id = "contoso.com"\n}`,
    ['CLIENT contoso.com SECRET - | client-credentials | . | . | .'],
  ],
  'Bash: az webapp auth': [
    'auth.sh',
    `az webapp auth microsoft update -g r -n app --client-id ${CLIENT} --client-secret ${SECRET} --tenant-id contoso.com`,
    ['CLIENT contoso.com SECRET - | . | secret | . | .'],
  ],
  'Bash: az login': [
    'login.sh',
    `az login --service-principal -u ${CLIENT} -p "${SECRET}" --tenant contoso.com`,
    ['CLIENT contoso.com SECRET - | client-credentials | secret | . | .'],
  ],
  'Bash: az login, joined options and variables': [
    'login.sh',
    `az login --service-principal --username "$APP_ID" --password="$APP_SECRET" --tenant=contoso.com`,
    ['$ contoso.com $ - | client-credentials | secret | . | .'],
  ],
};

/** Others use the same words, and are right. */
const silent: readonly (readonly [path: string, text: string])[] = [
  [
    'app.js',
    `const { AuthenticationClient } = require("auth0");\nnew AuthenticationClient({ domain: "x.auth0.com", clientId: "${CLIENT}", clientSecret: "${SECRET}" });`,
  ],
  [
    'app.js',
    `import { Issuer } from "openid-client";\nconst issuer = await Issuer.discover("https://sso.example.com/realms/main");\nnew issuer.Client({ client_id: "${CLIENT}", client_secret: "${SECRET}" });`,
  ],
  [
    'app.py',
    `from keycloak import KeycloakOpenID\nk = KeycloakOpenID(server_url="https://sso.example.com", client_id="${CLIENT}", realm_name="main", client_secret_key="${SECRET}")`,
  ],
  [
    'app.py',
    `from google.oauth2 import service_account\nc = Credentials(client_id="${CLIENT}", client_secret="${SECRET}")`,
  ],
  ['app.py', `from somewhere import ClientCredential\nc = ClientCredential("${CLIENT}", "${SECRET}")`],
  [
    'App.java',
    `class A { void f() { var r = ClientRegistration.withRegistrationId("okta").clientId("${CLIENT}").clientSecret("${SECRET}").build(); } }`,
  ],
  ['App.cs', `var c = new VaultClient(); c.Login(new AppRoleAuthMethodInfo("${CLIENT}", "${SECRET}"));`],
  [
    'app.js',
    `const cca = new ConfidentialClientApplication({ auth: { clientId: "api", authority: "https://adfs.contoso.com/adfs", clientSecret: "${SECRET}" } });`,
  ],
];

describe('apps in code', () => {
  for (const [name, [path, text, apps]] of Object.entries(cases)) {
    it(`sees ${name}`, async () => {
      const found = await factsIn('app', path, text);
      assert.deepEqual(
        found.map((app) => told(app, text)),
        apps,
      );
    });
  }

  for (const [path, text] of silent) {
    it(`leaves alone ${path}: ${text.split('\n').at(-1)?.slice(0, 70)}`, async () => {
      assert.deepEqual(await factsIn('app', path, text), []);
    });
  }
});
