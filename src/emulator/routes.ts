import { type Answer, emptyAnswer, jsonAnswer, type Occasion, refusalAnswer } from './answers.ts';
import { authorizationAnswer } from './authorization-answers.ts';
import { authorize } from './authorization-endpoint.ts';
import { authorizeDevice } from './device-endpoint.ts';
import type { Directory } from './directory.ts';
import { type Discovery, instanceDiscovery, keySet, openIdConfiguration } from './discovery.ts';
import type { Faults } from './faults.ts';
import { answerIds } from './identifiers.ts';
import type { Issued } from './issued.ts';
import { judge } from './judgement.ts';
import { refuse } from './refusal.ts';
import type { SigningKey } from './signing-key.ts';
import type { Surroundings } from './situation.ts';
import { tokenResponse } from './token-endpoint.ts';
import { readTokenRequest, type TokenRequestHeaders } from './token-request.ts';

/** An HTTP request, read to its end. */
export interface Call {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: TokenRequestHeaders & { readonly 'client-request-id'?: string | undefined };
  readonly body: string;
}

/** What the answers draw on. */
export interface Service {
  readonly origin: string;
  readonly directory: Directory;
  readonly signingKey: Promise<SigningKey>;
  readonly now: () => Date;
  readonly issued: Issued;
  /** What the token endpoint does instead of answering, if anything. */
  readonly faults: Faults;
  /** The token endpoint answers when this has settled. */
  readonly pause: () => Promise<unknown>;
}

/** A call that a route matched. */
interface Visit {
  readonly call: Call;
  readonly service: Service;
  readonly occasion: Occasion;
  /** The first part of the path. */
  readonly tenant: string;
  readonly query: URLSearchParams;
}

interface Route {
  readonly methods: readonly string[];
  /** What follows the tenant in the path. */
  readonly path: string;
  readonly answer: (visit: Visit) => Answer | Promise<Answer>;
}

const routes: readonly Route[] = [
  { methods: ['POST'], path: 'oauth2/v2.0/token', answer: token },
  { methods: ['GET', 'POST'], path: 'oauth2/v2.0/authorize', answer: authorization },
  { methods: ['POST'], path: 'oauth2/v2.0/devicecode', answer: device },
  { methods: ['GET', 'HEAD'], path: 'v2.0/.well-known/openid-configuration', answer: configuration },
  { methods: ['GET', 'HEAD'], path: 'discovery/v2.0/keys', answer: keys },
  { methods: ['GET', 'HEAD'], path: 'discovery/instance', answer: instance },
];

/**
 * Answers a call. Paths are matched in any letter case. An unknown path is 404, a method the path does not
 * take is 405 with AADSTS900561.
 */
export async function answer(call: Call, service: Service): Promise<Answer> {
  const now = service.now();
  const occasion = { now, ids: answerIds(call.headers['client-request-id']) };
  const [path = '', query = ''] = splitOnce(call.target, '?');
  const [tenant = '', rest = ''] = splitOnce(path.slice(1), '/');
  const route = routes.find((candidate) => candidate.path === rest.toLowerCase());
  if (route === undefined || tenant === '') return emptyAnswer(404, { date: now.toUTCString() });
  if (!route.methods.includes(call.method)) return methodNotAllowed(call.method, route, occasion);
  return route.answer({
    call,
    service,
    occasion,
    tenant: percentDecode(tenant),
    query: new URLSearchParams(query),
  });
}

async function token({ call, service, occasion, tenant }: Visit): Promise<Answer> {
  await service.pause();
  const fault = service.faults(occasion);
  if (fault !== undefined) return fault;
  const request = readTokenRequest(tenant, call.headers, call.body);
  const verdict = await judge(request, surroundings(service, occasion));
  if (verdict.kind === 'refused') return refusalAnswer(verdict, occasion);
  const issue = { origin: service.origin, ...occasion };
  const issuing = { issue, key: await service.signingKey, issued: service.issued };
  return jsonAnswer(await tokenResponse(verdict, request, issuing), occasion);
}

/** Parameters come in the query, or in a form (OpenID Connect Core 1.0, section 3.1.2.1). */
async function authorization({ call, service, occasion, tenant, query }: Visit): Promise<Answer> {
  const parameters = call.method === 'POST' ? new URLSearchParams(call.body) : query;
  const authorized = await authorize(tenant, parameters, surroundings(service, occasion));
  return authorizationAnswer(authorized, occasion);
}

async function device({ call, service, occasion, tenant }: Visit): Promise<Answer> {
  const request = readTokenRequest(tenant, call.headers, call.body);
  return discoveryAnswer(await authorizeDevice(request, surroundings(service, occasion)), occasion);
}

function surroundings({ origin, directory, issued, signingKey }: Service, { now }: Occasion): Surroundings {
  return { origin, directory, issued, signingKey, now };
}

function configuration({ service, occasion, tenant }: Visit): Answer {
  return discoveryAnswer(openIdConfiguration(service.origin, service.directory, tenant), occasion);
}

async function keys({ service, occasion, tenant }: Visit): Promise<Answer> {
  const { jwk } = await service.signingKey;
  return discoveryAnswer(keySet(service.directory, tenant, jwk), occasion);
}

function instance({ service, occasion, query }: Visit): Answer {
  const asked = query.get('authorization_endpoint') ?? '';
  return discoveryAnswer(instanceDiscovery(service.origin, asked), occasion);
}

function discoveryAnswer(discovery: Discovery, occasion: Occasion): Answer {
  if (discovery.kind === 'refused') return refusalAnswer(discovery, occasion);
  return jsonAnswer(discovery.document, occasion);
}

function methodNotAllowed(method: string, { methods }: Route, occasion: Occasion): Answer {
  const allowed = methods.join(', ');
  const refused = refusalAnswer(refuse(900561, { allowed, method }), occasion, 405);
  return { ...refused, headers: { ...refused.headers, allow: allowed } };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not UTF-8, or a stray percent sign: no tenant is called that, and the refusal shows it as it came.
    return text;
  }
}
