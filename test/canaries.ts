import { toPem } from '../src/emulator/certificate.ts';
import { certificateDer, keyPairs, keyPem } from './certificates.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Long enough that it is a signature of RSA by its length. */
const signature = (word: string) =>
  Buffer.from(`${word}${'.'.repeat(256 - word.length)}`).toString('base64url');
const jwt = (word: string, claims: object) =>
  `${part({ alg: 'RS256', typ: 'JWT', kid: 'k' })}.${part(claims)}.${signature(word)}`;

export const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const KEY = keyPem(keyPairs.rsa());

/** Of each kind of secret one that tells itself wherever it gets to, with a piece that no harmless text has. */
export const CANARIES = {
  'client secret': { text: 'Cnr8Q~Canary.Sings_In~The-Cage0123456789', piece: 'Canary.Sings_In~The' },
  'private key': { text: KEY, piece: KEY.split('\n')[5] ?? '' },
  password: { text: 'Pa$$-Canary+Word/ü&"5', piece: 'Canary+Word/ü&"5' },
  'refresh token': { text: `1.AXkA${'Canary-Refresh_0'.repeat(8)}`, piece: 'Canary-Refresh_0Canary' },
  'access token': {
    text: jwt('Canary of access', {
      aud: 'https://graph.microsoft.com',
      iss: 'https://sts.windows.net/x/',
      exp: 1,
    }),
    piece: signature('Canary of access').slice(0, 20),
  },
  assertion: {
    text: jwt('Canary of assertion', {
      aud: 'https://login.microsoftonline.com/x/v2.0',
      iss: CLIENT,
      sub: CLIENT,
    }),
    piece: signature('Canary of assertion').slice(0, 20),
  },
} as const;

const { text: SECRET } = CANARIES['client secret'];
const { text: PASSWORD } = CANARIES.password;
const { text: REFRESH } = CANARIES['refresh token'];
const { text: ACCESS } = CANARIES['access token'];
const { text: ASSERTION } = CANARIES.assertion;

const form = new URLSearchParams({
  client_id: CLIENT,
  client_secret: SECRET,
  client_assertion: ASSERTION,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt',
  refresh_token: REFRESH,
  grant_type: 'client_credential',
}).toString();

const settings = {
  AzureAd: {
    TenantId: ' contoso.com',
    ClientId: `{${CLIENT}}`,
    ClientSecret: ` ${SECRET} `,
    CertificatePassword: PASSWORD,
    RefreshToken: REFRESH,
    AccessToken: ACCESS,
    ClientAssertion: `Bearer ${ASSERTION}`,
    PrivateKey: KEY,
  },
};

/** Files in which something is wrong on nearly every line, beside the secrets. */
export const CANARY_FILES: Readonly<Record<string, string>> = {
  '.env': [
    'AZURE_TENANT_ID=" contoso.com"',
    `AZURE_CLIENT_ID={${CLIENT}}`,
    `AZURE_CLIENT_SECRET=" ${SECRET}"`,
    `AZURE_CLIENT_CERTIFICATE_PASSWORD='${PASSWORD}'`,
    `AZURE_REFRESH_TOKEN=${REFRESH}`,
    `AZURE_ACCESS_TOKEN=${ACCESS}`,
    `AZURE_CLIENT_ASSERTION="Bearer ${ASSERTION}"`,
    `AZURE_CLIENT_PRIVATE_KEY="${KEY.replaceAll('\n', '\\n')}"`,
    '',
  ].join('\n'),
  'appsettings.json': JSON.stringify(settings, null, 2),
  'one-line.json': JSON.stringify(settings),
  'values.yaml': `azure:\n  clientId: "{${CLIENT}}"\n  clientSecret: "${SECRET} "\n  certificatePassword: ${JSON.stringify(PASSWORD)}\n  refreshToken: ${REFRESH}\n  accessToken: ${ACCESS}\n`,
  'secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata: { name: x }\ndata:\n  AZURE_CLIENT_ID: ${Buffer.from(CLIENT).toString('base64')}\n  AZURE_CLIENT_SECRET: ${Buffer.from(SECRET).toString('base64')}\n  AZURE_CLIENT_CERTIFICATE_PASSWORD: ${Buffer.from(PASSWORD).toString('base64')}\n`,
  'request.http': `POST https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\nAuthorization: Basic ${Buffer.from(`${CLIENT}:${SECRET}`).toString('base64')}\n\n${form}\n`,
  'token.sh': `curl -H "Authorization: Bearer ${ACCESS}" -d 'client_id={${CLIENT}}&client_secret=${SECRET}&refresh_token=${REFRESH}&client_assertion=${ASSERTION}&grant_type=client_credential' https://login.microsoftonline.com/common/oauth2/v2.0/token\naz login --service-principal -u '{${CLIENT}}' -p '-${SECRET}' --tenant contoso\n`,
  'app.py': `from azure.identity import CertificateCredential, ClientSecretCredential\nClientSecretCredential("common", "{${CLIENT}}", " ${SECRET}")\nCertificateCredential("common", "{${CLIENT}}", "app.pem", password=${JSON.stringify(PASSWORD)})\n`,
  'base64.env': `AZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET=${Buffer.from(SECRET).toString('base64')}\n`,
  'percent.env': `AZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET=${SECRET.replaceAll('~', '%7E')}\n`,
  'expanded.env': `AZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET="$${SECRET}$x"\n`,
  'dash.sh': `az login --service-principal -u ${CLIENT} -p $${SECRET} --tenant contoso.com\n`,
  'app.pem': toPem(certificateDer({ keyPair: keyPairs.rsa() })) + KEY,
};

/** A text in all the ways in which it may be written: as it is, in addresses, in JSON, in base64 at each alignment. */
function written(piece: string): readonly string[] {
  const base64 = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(piece)]);
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
  const all = [piece, encodeURIComponent(piece), JSON.stringify(piece).slice(1, -1), ...base64];
  return [...new Set([...all, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))])];
}

/** The kinds of secrets that a text gives away, with what it says around them. */
export function canariesIn(text: string): readonly string[] {
  return Object.entries(CANARIES).flatMap(([kind, { piece }]) => {
    const at = Math.max(...written(piece).map((each) => text.indexOf(each)));
    return at < 0 ? [] : [`${kind}: ${text.slice(Math.max(0, at - 120), at + 40)}`];
  });
}
