import type { BodyEncoding } from './types.ts';

/** What a call does with the parameters that it is handed, or that are added to it. */
export interface BodyCall {
  /** Lower case. */
  readonly callees: readonly string[];
  /** What stands before the name, by its last name in lower case, where the name alone is too general. */
  readonly of?: readonly string[];
  readonly encoding: BodyEncoding;
}

/**
 * How the HTTP libraries of every language encode a body, from the innermost call outwards: the first that is known
 * decides. Each row follows from the library's own reference.
 */
export const bodyCalls: readonly BodyCall[] = [
  {
    callees: ['stringify', 'serialize', 'generate'],
    of: ['json', 'jsonserializer', 'jsonconvert'],
    encoding: 'json',
  },
  {
    callees: [
      'dumps',
      'json_encode',
      'to_json',
      'convertto-json',
      'jsoncontent',
      'postasjsonasync',
      'serializeobject',
      'addjsonbody',
      'marshal',
      'writevalueasstring',
      'tojson',
      'json',
      'json!',
      'asjson',
    ],
    encoding: 'json',
  },
  {
    callees: [
      'urlsearchparams',
      'stringify', // qs, querystring
      'urlencode',
      'formurlencodedcontent',
      'http_build_query',
      'encode_www_form',
      'set_form_data',
      'post_form',
      'postform',
      'urlencodedformentity',
      'formdata',
      'add', // FormBody.Builder of OkHttp
      'addparameter',
      'invoke-restmethod',
      'invoke-webrequest',
      'irm',
      'iwr',
      'form',
      'asform',
      'to_query',
      'bodyform',
      'send_form',
      'formdatacontent',
      'postformasync',
      'posturlencodedasync',
      'submitform', // Ktor
      'formurlencode',
      'urlform', // http4s
    ],
    encoding: 'form',
  },
  { callees: ['encode'], of: ['values', 'data', 'form', 'params', 'v', 'body'], encoding: 'form' },
  { callees: ['post', 'request'], of: ['requests', 'httpx', 'session', 'restclient'], encoding: 'form' },
  { callees: ['body'], of: ['basicrequest', 'quickrequest', 'emptyrequest'], encoding: 'form' }, // sttp
  { callees: ['axios', 'post', 'request', 'send'], of: ['axios'], encoding: 'json' },
  { callees: ['axios'], encoding: 'json' },
];

/** What the name of a parameter, or of an entry of the options, says of what stands there. */
export const bodyNames: Readonly<Record<string, BodyEncoding>> = {
  json: 'json',
  form: 'form',
  formparams: 'form',
  formparameters: 'form',
  formdata: 'form',
  params: 'query',
  query: 'query',
  qs: 'query',
  searchparams: 'query',
};

/** Calls that encode one value for a form or a query. */
export const valueEncoders = new Set(
  (
    'encodeuricomponent quote quote_plus escapedatastring urlencode encode queryescape pathescape rawurlencode ' +
    'encode_www_form_component escape cgi.escape url_encode uri_escape urlpathencode utf8_percent_encode ' +
    'form_urlencode percentencode byte_serialize encodewwwformcomponent encodeurlparameter encodeurlquerycomponent'
  ).split(' '),
);

/** The parameters of requests to a token endpoint (RFC 6749, RFC 7521, RFC 7523, RFC 8628, and Entra's own). */
export const requestParameters = new Set(
  (
    'grant_type client_id client_secret scope resource client_assertion client_assertion_type assertion ' +
    'requested_token_use username password refresh_token code redirect_uri code_verifier device_code'
  ).split(' '),
);

/** Those whose text is a secret, a token or an assertion. */
export const withheldParameters = new Set(
  'client_assertion assertion password refresh_token code code_verifier device_code'.split(' '),
);

/** A program of the command line that sends requests. Options by their names without dashes. */
export interface Program {
  /** What each option holds: text that goes out as it is, a value that the program encodes, or a switch to the query. */
  readonly options: Readonly<Record<string, 'raw' | 'form' | 'query'>>;
  readonly encoding: BodyEncoding;
  /** True where words without an option are parameters: `name=value`. */
  readonly takesWords?: true;
  /** Options that make it send a form. */
  readonly forms?: readonly string[];
  /** The option by which it encodes a value that is given as `name=value`. */
  readonly encodes?: string;
}

const httpie: Program = { options: {}, encoding: 'json', takesWords: true, forms: ['form', 'f'] };

/** Sources: the manuals of curl, wget and HTTPie. */
export const programs: Readonly<Record<string, Program>> = {
  curl: {
    options: {
      d: 'raw',
      data: 'raw',
      'data-ascii': 'raw',
      'data-raw': 'raw',
      'data-binary': 'raw',
      'data-urlencode': 'form',
      'url-query': 'query',
      G: 'query',
      get: 'query',
    },
    encoding: 'raw',
    encodes: '--data-urlencode',
  },
  wget: { options: { 'post-data': 'raw', 'body-data': 'raw' }, encoding: 'raw' },
  http: httpie,
  https: httpie,
  xh: httpie,
};
