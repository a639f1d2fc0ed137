import * as said from './said.ts';

import {
  CORRELATION,
  CRLF_LINES,
  expectsAll,
  expectsText,
  head,
  onLines,
  type Said,
  type Sample,
  TIME,
  TRACE,
} from './sample.ts';

const parameters = (each: Said) => ({
  error: each.error,
  error_description: `${head(each)}\r\n${CRLF_LINES}`,
  error_uri: `https://login.microsoftonline.com/error?code=${each.code}`,
  state: 'k3Wq',
});
const percent = (text: string) =>
  encodeURIComponent(text).replace(/['()!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
/** Form encoding in upper case: `+` for a blank. */
const query = (each: Said) =>
  Object.entries(parameters(each))
    .map(([name, value]) => `${name}=${percent(value).replaceAll('%20', '+')}`)
    .join('&');
const lower = (text: string) => text.replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase());
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** Errors in addresses. */
export const REDIRECTS: readonly Sample[] = [
  {
    name: 'a query in lower case',
    text: `https://app.heron.example/cb?${lower(query(said.CONSENT))}`,
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'a query in upper case',
    text: `https://app.heron.example/cb?${query(said.NOT_ASSIGNED)}`,
    ...expectsAll(said.NOT_ASSIGNED),
  },
  {
    name: 'a query with %20',
    text: `https://app.heron.example/cb?${query(said.REDIRECT).replaceAll('+', '%20')}`,
    ...expectsAll(said.REDIRECT),
  },
  { name: 'a fragment', text: `http://localhost:50012/#${query(said.ORIGIN)}`, ...expectsAll(said.ORIGIN) },
  {
    name: 'a fragment with %20',
    text: `msauth.heron.ledger://auth#${query(said.BLOCKED).replaceAll('+', '%20')}`,
    ...expectsAll(said.BLOCKED),
  },
  {
    name: 'an address in a log line',
    text: `GET /cb?${lower(query(said.CONSENT))} HTTP/1.1" 500 50012 "https://login.microsoftonline.com/"`,
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'an address in JSON',
    text: JSON.stringify({ url: `https://app.heron.example/cb?${query(said.GUEST)}`, status: 302 }),
    ...expectsAll(said.GUEST),
  },
  {
    name: 'an address in JSON with \\u0026',
    text: JSON.stringify({ url: `https://app.heron.example/cb?${query(said.CONSUMERS)}` }).replaceAll(
      '&',
      '\\u0026',
    ),
    ...expectsAll(said.CONSUMERS),
  },
  {
    name: 'encoded twice',
    text: `https://proxy.example/?next=${encodeURIComponent(`https://app.heron.example/cb?${query(said.RESOURCE)}`)}&x=1`,
    ...expectsAll(said.RESOURCE),
  },
  {
    name: 'its parameters encoded twice',
    text: `https://app.heron.example/cb?${query(said.FEDERATED).replaceAll('%', '%25')}`,
    ...expectsAll(said.FEDERATED),
  },
  {
    name: 'in a link of a page',
    text: `<p>See <a class="x" href="https://app.heron.example/cb?${html(query(said.UNKNOWN_APP))}">here</a></p>`,
    ...expectsAll(said.UNKNOWN_APP),
  },
  {
    name: 'as text of a page',
    text: `<code>https://app.heron.example/cb?${html(lower(query(said.CONSENT)))}</code>`,
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'a header',
    text: `HTTP/1.1 302 Found\r\nLocation: https://app.heron.example/cb?${lower(query(said.MULTI_FACTOR))}\r\nx-ms-request-id: ${TRACE}\r\n`,
    ...expectsAll(said.MULTI_FACTOR),
  },
  {
    name: 'a subcode',
    text: `https://app.heron.example/cb?error=access_denied&error_subcode=cancel&error_description=AADSTS65004%3a+User+declined+to+consent+to+access+the+app.%0d%0aTrace+ID%3a+${TRACE}&state=1`,
    codes: [65004],
    error: 'access_denied',
    ids: 'trace',
    timestamp: false,
    description: 'User declined to consent to access the app.',
  },
  {
    name: 'a form post',
    text: `error=${said.BLOCKED.error}&error_description=${lower(percent(onLines(said.BLOCKED))).replaceAll('%20', '+')}&state=x`,
    ...expectsAll(said.BLOCKED),
  },
  {
    name: 'a query cut inside its description',
    text: query(said.NOT_ASSIGNED).slice(0, 420),
    codes: [50105],
    error: 'access_denied',
    ids: 'none',
    timestamp: false,
    values: said.NOT_ASSIGNED.values,
  },
  {
    name: 'an error_uri in a page of its own',
    text: '<a href="https://login.microsoftonline.com/error?code=700016">help</a>',
    codes: [700016],
    ids: 'none',
    timestamp: false,
  },
  {
    name: 'an error_uri of China, escaped',
    text: String.raw`"error_uri":"https:\/\/login.partner.microsoftonline.cn\/error?code=700016"`,
    codes: [700016],
    ids: 'none',
    timestamp: false,
  },
];

const config = (each: Said) =>
  `$Config={"fShowPersistentCookiesWarning":false,"urlMsaSignUp":"https://signup.live.com/signup?id=12","strMainMessage":"Sorry, but we’re having trouble signing you in.","strServiceExceptionMessage":"${JSON.stringify(head(each)).slice(1, -1).replaceAll("'", '\\u0027').replaceAll('&', '\\u0026')}","sErrTxt":"","sErrorCode":"${each.code}","iErrorCode":${each.code},"iHttpErrorCode":400,"correlationId":"${CORRELATION}","sessionId":"${TRACE}","canary":"x"};`;

/** Pages of a browser, SOAP and SAML. */
export const DOCUMENTS: readonly Sample[] = [
  {
    name: 'the source of the sign-in page',
    text: `<!DOCTYPE html>\n<html dir="ltr">\n<head><title>Sign in to your account</title></head>\n<body><script type="text/javascript">//<![CDATA[\n${config(said.REDIRECT)}\n//]]></script></body></html>`,
    ...expectsText(said.REDIRECT),
    timestamp: false,
  },
  {
    name: 'the script alone',
    text: config(said.UNKNOWN_APP),
    ...expectsText(said.UNKNOWN_APP),
    timestamp: false,
  },
  {
    name: 'the script cut inside the message',
    text: config(said.UNKNOWN_APP).slice(0, config(said.UNKNOWN_APP).indexOf('This can')),
    codes: [700016],
    ids: 'none',
    timestamp: false,
    values: said.UNKNOWN_APP.values,
  },
  {
    name: 'the text of the page',
    text: `Sign in\nSorry, but we’re having trouble signing you in.\n${head(said.CONSUMERS)}\nTroubleshooting details\nIf you contact your administrator, send this info to them.\nCopy info to clipboard\nRequest Id: ${TRACE}\nCorrelation Id: ${CORRELATION}\nTimestamp: 2024-12-03T08:15:30Z\nMessage: ${head(said.CONSUMERS)}\nFlag sign-in errors for review: Enable flagging`,
    codes: [9002331],
    timestamp: '2024-12-03T08:15:30Z',
    description: said.CONSUMERS.message,
    values: said.CONSUMERS.values,
  },
  {
    name: 'what the page copies',
    text: `Request Id: ${TRACE}\nCorrelation Id: ${CORRELATION}\nTimestamp: 2024-12-03T08:15:30Z\nMessage: ${head(said.NOT_ASSIGNED)}`,
    codes: [50105],
    timestamp: '2024-12-03T08:15:30Z',
    values: said.NOT_ASSIGNED.values,
  },
  {
    name: 'the markup of the page',
    text: `<div id="exceptionMessageContainer">${html(head(said.CONSENT))}</div><ul><li>Request Id: <span>${TRACE}</span></li><li>Correlation Id: <span>${CORRELATION}</span></li><li>Timestamp: <span>2024-12-03T08:15:30Z</span></li></ul>`,
    ...expectsText(said.CONSENT),
    timestamp: '2024-12-03T08:15:30Z',
  },
  {
    name: 'a mail in HTML',
    text: `<html><body><p>Hi,</p><p>${html(head(said.GUEST))}<br>Trace ID: ${TRACE}<br>Correlation ID: ${CORRELATION}<br/>Timestamp: ${TIME}</p></body></html>`,
    ...expectsText(said.GUEST),
  },
  {
    name: 'entities twice',
    text: `<pre>${html(html(onLines(said.CONSENT)))}</pre>`,
    ...expectsText(said.CONSENT),
  },
  {
    name: 'a page of an app, decimal entities',
    text: `<h1>Error.</h1><p>OpenIdConnectProtocolException: Message contains error: &#39;invalid_client&#39;, error_description: &#39;${html(onLines(said.WRONG_SECRET)).replaceAll('\n', '&#xD;&#xA;')}&#39;, error_uri: &#39;https://login.microsoftonline.com/error?code=7000215&#39;.</p>`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'WS-Trust',
    text: `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en-US">Authentication Failure</s:Text></s:Reason><s:Detail><psf:error xmlns:psf="http://schemas.microsoft.com/Passport/SoapServices/SOAPFault"><psf:value>0x80048821</psf:value><psf:internalerror><psf:code>0x80041012</psf:code><psf:text>AADSTS50126: Error validating credentials due to invalid username or password.&#xD;\n</psf:text></psf:internalerror></psf:error></s:Detail></s:Fault></s:Body></s:Envelope>`,
    codes: [50126],
    ids: 'none',
    timestamp: false,
    description: 'Error validating credentials due to invalid username or password.',
  },
  {
    name: 'WS-Trust with entities around',
    text: html(`<psf:text>${head(said.BLOCKED)}</psf:text>`),
    ...expectsText(said.BLOCKED),
    ids: 'none',
    timestamp: false,
  },
  {
    name: 'SAML',
    text: `<samlp:Response><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/><samlp:StatusMessage>AADSTS75011: Authentication method &apos;X509, MultiFactor&apos; by which the user authenticated with the service doesn&apos;t match requested authentication method &apos;Password, ProtectedTransport&apos;. Contact the application owner.\r\nTrace ID: ${TRACE}\r\nCorrelation ID: ${CORRELATION}\r\nTimestamp: ${TIME}</samlp:StatusMessage></samlp:Status></samlp:Response>`,
    codes: [75011],
    values: { authenticationMethod: 'X509, MultiFactor', requestedMethod: 'Password, ProtectedTransport' },
  },
  {
    name: 'SAML, two codes',
    text: `<saml2p:StatusMessage>AADSTS75006: An error occurred while processing a SAML2 Authentication request. AADSTS90014: The required field 'Issuer' is missing.</saml2p:StatusMessage>`,
    codes: [90014, 75006],
    ids: 'none',
    timestamp: false,
    values: { parameter: 'Issuer' },
  },
];

const LANGUAGES_OF_BLOCK: readonly (readonly [string, string])[] = [
  [
    'Polish',
    `Identyfikator śledzenia: ${TRACE} Identyfikator korelacji: ${CORRELATION} Sygnatura czasowa: ${TIME}`,
  ],
  [
    'Russian',
    `Идентификатор трассировки: ${TRACE} Идентификатор корреляции: ${CORRELATION} Метка времени: ${TIME}`,
  ],
  ['Chinese', `跟踪 ID: ${TRACE} 相关 ID: ${CORRELATION} 时间戳: ${TIME}`],
  ['Chinese with wide colons', `跟踪 ID：${TRACE} 相关 ID：${CORRELATION} 时间戳：${TIME}`],
  ['Korean, exchanged', `상관 관계 ID: ${CORRELATION} 추적 ID: ${TRACE} 타임스탬프: ${TIME}`],
  ['Dutch', `Trace-id: ${TRACE} Correlatie-id: ${CORRELATION} Tijdstempel: ${TIME}`],
  ['Czech', `ID trasování: ${TRACE}\r\nID korelace: ${CORRELATION}\r\nČasové razítko: ${TIME}`],
  ['Swedish', `Spårnings-ID: ${TRACE}\nKorrelations-ID: ${CORRELATION}\nTidsstämpel: ${TIME}`],
];

/** Answers in other languages: code and values stay, words change. */
export const TRANSLATIONS: readonly Sample[] = LANGUAGES_OF_BLOCK.map(([name, block]) => ({
  name,
  text: `AADSTS7000215: '${said.WRONG_SECRET.values.appId}' … ✗ … ${block}`,
  codes: [7000215],
}));
