import { APP, type EvidenceCase, json, OTHER_APP, redirect } from './evidence-case.ts';

const message = (uri: string) =>
  `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${APP}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.`;

const manifest = (uris: readonly string[], platform = 'web', appId = APP) =>
  `${JSON.stringify({ appId, displayName: 'shop', signInAudience: 'AzureADMyOrg', [platform]: { redirectUris: uris } }, null, 2)}\n`;

const terraform = (uri: string) => `resource "azuread_application" "shop" {
  display_name     = "shop"
  sign_in_audience = "AzureADMyOrg"

  web {
    redirect_uris = ["${uri}"]
  }
}
`;

function differs(by: string, sent: string, registered: string, words: string): EvidenceCase {
  return {
    name: `a redirect URI that differs by ${by}`,
    error: redirect(50011, message(sent)),
    files: { 'manifest.json': manifest(['https://shop.contoso.com/other', `«${registered}»`]) },
    proves: [[`redirect-uri-${by}`, words]],
  };
}

const CROSS_ORIGIN =
  "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://shop.contoso.com'.";

export const redirectCases: readonly EvidenceCase[] = [
  differs(
    'slash',
    'https://shop.contoso.com/signin/',
    'https://shop.contoso.com/signin',
    'a slash at the end',
  ),
  differs('letter-case', 'https://shop.contoso.com/SignIn', 'https://shop.contoso.com/signin', 'letter case'),
  differs(
    'scheme',
    'http://shop.contoso.com/signin',
    'https://shop.contoso.com/signin',
    'http instead of https',
  ),
  differs('port', 'https://shop.contoso.com:8443/signin', 'https://shop.contoso.com/signin', 'the port'),
  differs(
    'loopback',
    'http://127.0.0.1:3000/signin',
    'http://localhost:3000/signin',
    'localhost instead of 127.0.0.1',
  ),
  differs('www', 'https://www.contoso.com/signin', 'https://contoso.com/signin', 'www.'),
  differs('query', 'https://shop.contoso.com/signin?lang=de', 'https://shop.contoso.com/signin', 'the query'),
  {
    name: 'other redirect URIs',
    error: json(50011, message('https://new.contoso.com/signin'), 'invalid_request'),
    files: {
      'manifest.json': manifest(['«https://shop.contoso.com/signin»', '«https://old.contoso.com/signin»']),
    },
    proves: [['redirect-uri-not-registered', '2 redirect URIs, all others']],
  },
  {
    name: 'exactly this redirect URI, in a registration that is not deployed',
    error: json(50011, message('https://shop.contoso.com/signin')),
    files: { 'manifest.json': manifest(['«https://shop.contoso.com/signin»']) },
    proves: [['redirect-uri-as-registered', 'not deployed yet']],
  },
  {
    name: 'nearly this redirect URI, in Terraform, which knows no client id',
    error: json(50011, message('https://shop.contoso.com/signin')),
    files: { 'main.tf': terraform('«https://shop.contoso.com/signin/»') },
    proves: [['redirect-uri-slash', 'a slash at the end']],
  },
  {
    name: 'a code redeemed in a browser, for an address of the platform Web',
    error: json(9002326, CROSS_ORIGIN, 'invalid_request'),
    files: { 'manifest.json': manifest(['«https://shop.contoso.com/signin»', 'https://old.contoso.com/']) },
    proves: [['redirect-uri-platform', 'from Web to Single-page application']],
  },
  {
    name: 'a code redeemed in a browser, for an address that is registered for it',
    error: json(9002326, CROSS_ORIGIN),
    files: { 'manifest.json': manifest(['https://shop.contoso.com/signin'], 'spa') },
    proves: [],
  },
  {
    name: 'a code redeemed in a browser, without an origin',
    error: json(9002326, CROSS_ORIGIN.slice(0, CROSS_ORIGIN.indexOf(' Request'))),
    files: { 'manifest.json': manifest(['https://shop.contoso.com/signin']) },
    proves: [],
  },
  {
    name: 'the registration of another app, but for a slash the same',
    error: json(50011, message('https://shop.contoso.com/signin/')),
    files: { 'manifest.json': manifest(['https://shop.contoso.com/signin'], 'web', OTHER_APP) },
    proves: [],
  },
  {
    name: 'another redirect URI in Terraform, perhaps of another app',
    error: json(50011, message('https://shop.contoso.com/signin')),
    files: { 'main.tf': terraform('https://stock.contoso.com/signin') },
    proves: [],
  },
  {
    name: 'a pattern, which may well match',
    error: json(50011, message('https://shop.contoso.com/signin')),
    files: { 'manifest.json': manifest(['https://*.contoso.com/signin']) },
    proves: [],
  },
  {
    name: 'a message that is cut before the app',
    error:
      "AADSTS50011: The redirect URI 'https://shop.contoso.com/signin/' specified in the request does not match",
    files: { 'manifest.json': manifest(['https://shop.contoso.com/signin']) },
    proves: [],
  },
];
