import type { Call } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import { lastNameOf } from './expression-text.ts';
import { bodyCalls } from './library-http.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Functions and programs that send a request, in lower case. */
const FUNCTIONS = words(
  'fetch axios got ky needle superagent curl curl.exe wget http https xh invoke-restmethod invoke-webrequest irm iwr ' +
    'curl_setopt curl_setopt_array file_get_contents fopen wp_remote_post wp_remote_request urlopen newrequest ajax',
);

/** Methods that send a request, or make one for a client to send. */
const METHODS = words(
  'post put request send fetch ajax do execute perform exchange submit newrequest newrequestwithcontext ' +
    'postasync sendasync requestasync executeasync executepostasync postforobject postforentity post_form postform urlopen ' +
    'uploadvalues uploadvaluesasync uploadstring uploadstringtaskasync bodyvalue ofstring',
);

/** Names so general that only these send: `requests.get`, `session.get`. */
const GET = words('get getasync');
const CLIENTS = words('requests httpx axios session client http httpclient superagent got urllib3');

/** True for a call that sends what it is handed. Methods of the code's own class may add to it before. */
export function isSender({ callee, receiver }: Call): boolean {
  const name = callee.toLowerCase();
  if (!receiver) return FUNCTIONS.has(name);
  const of = lastNameOf(receiver)?.toLowerCase() ?? '';
  if (/^(?:this|self|super|base|cls|static|parent)$/.test(of)) return false;
  return FUNCTIONS.has(name) || METHODS.has(name) || (GET.has(name) && CLIENTS.has(of));
}

const BODIES = words(
  'stringcontent bytearraycontent httprequestmessage restrequest request requestbody create stringentity httpentity ' +
    'newreader newbufferstring newbuffer bytes from buffer urlrequest stream_context_create new dictionary list hashmap ' +
    'linkedmultivaluemap multivaluemap map of entry keyvaluepair basicnamevaluepair fromformdata body setbody setentity ' +
    'setrequestbody withbody post put build tostring to_s encode getbytes getbytesasync utf8 bodystring ordered ' +
    'hashtable fromentries entries toarray arraylist httpparams byte publisher string text raw header headers bodypublisher ' +
    'getencoder convertto-securestring url urlencode quote json jsoncontent write end',
);
const KNOWN_BODIES = new Set(bodyCalls.flatMap(({ callees }) => callees));

/** True for a call whose result carries what it is handed, and nothing else that a form holds. */
export function carries({ callee }: Call): boolean {
  const name = callee.toLowerCase();
  return BODIES.has(name) || KNOWN_BODIES.has(name);
}

const IDLE = words(
  'get has keys values items length size len count print println printf log debug info warn error write-host write-output ' +
    'write-verbose write-debug write-information echo puts p pp dump var_dump console.log isarray copy',
);

/** True for a call that looks at what it is handed and changes nothing. */
export function onlyLooks({ callee }: Call): boolean {
  return IDLE.has(callee.toLowerCase());
}

/** True where the call is a method of `value`. */
export function isOn(call: Call, value: unknown): boolean {
  return call.receiver !== undefined && resolved(call.receiver) === value;
}
