import assert from 'node:assert/strict';
import type { TokenRequest } from '../../../src/facts/types.ts';
import { explain, loadKnowledge } from '../../../src/index.ts';
import { sendAsWritten } from '../../../src/node/send-as-written.ts';
import { blamedRange, type Refusal } from '../../../src/tokens/blamed-range.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { ASSERTION_TYPE, DEVICE_CODE, GRAPH, ON_BEHALF_OF } from '../../emulator/fixture.ts';
import { clientAssertion } from './attempt.ts';
import { DESKTOP, SECRET, SERVICE, TENANT } from './directory.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { type Learned, learn } from './settings.ts';
import { type Parameters, type WrittenFault, writtenFaults } from './written-faults.ts';

/** Where the files say they send to; the local endpoint stands in for it. */
const PUBLIC_CLOUD = 'https://login.microsoftonline.com';

describe('requests that are sent as they are written', () => {
  let endpoint: Endpoint;
  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.emulator.close());

  async function parametersOf(fault: WrittenFault): Promise<Parameters> {
    const { grant = 'client-credentials', credential = 'client_secret', parameters = {} } = fault;
    const all: Parameters = {
      ...(await ofGrant(grant, fault)),
      client_id: grant === 'device-code' ? DESKTOP : SERVICE,
      ...(grant !== 'device-code' && (await ofCredential(credential, fault))),
    };
    // What the grant does not have is not put in by a change.
    const changes = Object.entries(parameters).filter(([name]) => name in all || name === 'resource');
    return { ...all, ...Object.fromEntries(changes) };
  }

  async function ofGrant(kind: NonNullable<WrittenFault['grant']>, fault: WrittenFault): Promise<Parameters> {
    const grant = await endpoint.grant(kind, { userToken: fault.userToken ?? 'own' });
    switch (grant.kind) {
      case 'on-behalf-of':
        return {
          grant_type: ON_BEHALF_OF,
          requested_token_use: 'on_behalf_of',
          assertion: grant.userAssertion.reveal(),
          scope: 'User.Read',
        };
      case 'authorization-code':
        return {
          grant_type: 'authorization_code',
          code: grant.code.reveal(),
          redirect_uri: grant.redirectUri,
          code_verifier: grant.codeVerifier?.reveal(),
          scope: 'User.Read',
        };
      case 'refresh-token':
        return {
          grant_type: 'refresh_token',
          refresh_token: grant.refreshToken.reveal(),
          scope: 'User.Read',
        };
      case 'device-code':
        return { grant_type: DEVICE_CODE, device_code: `1.${'x'.repeat(64)}` };
      default:
        return { grant_type: 'client_credentials', scope: GRAPH };
    }
  }

  async function ofCredential(
    credential: NonNullable<WrittenFault['credential']>,
    { claims, header, assertion }: WrittenFault,
  ): Promise<Parameters> {
    if (credential === 'none') return {};
    if (credential === 'client_secret') return { client_secret: SECRET };
    const changes = { ...(claims && { claims }), ...(header && { header }), ...(assertion && { assertion }) };
    const client_assertion = await clientAssertion(endpoint, changes);
    return { client_assertion_type: ASSERTION_TYPE, client_assertion };
  }

  async function sendFile(fault: WrittenFault) {
    const parameters = await parametersOf(fault);
    const given = Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const body = fault.isJson
      ? JSON.stringify(Object.fromEntries(given))
      : given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    const path = `/${fault.tenant ?? TENANT}/oauth2/v2.0/token`;
    const type = 'application/x-www-form-urlencoded';
    const text = `POST ${PUBLIC_CLOUD}${path}\nContent-Type: ${type}\n\n${body}\n`;
    const test = await sendAsWritten(
      {
        method: 'POST',
        url: new Secret(`${endpoint.origin}${path}`),
        headers: [{ name: 'Content-Type', value: new Secret(type) }],
        body: new Secret(body),
      },
      { timeoutMs: 5_000, certificateAuthorities: [endpoint.emulator.certificate] },
    );
    return { ...test, learned: await learn({ path: 'token.http', text }) };
  }

  it('get a token where nothing is wrong', async () => {
    for (const fault of [
      {},
      { credential: 'client_assertion' },
      { grant: 'on-behalf-of' },
      { grant: 'authorization-code' },
      { grant: 'refresh-token' },
    ] as const) {
      const { outcome } = await sendFile({ name: '', code: 0, title: '', ...fault });
      assert.equal(outcome.kind, 'token', JSON.stringify(outcome));
    }
  });

  for (const fault of writtenFaults) {
    const { name, code, grant = 'client-credentials', title, evidence } = fault;
    it(`${grant}, ${name}: AADSTS${code}`, async () => {
      const { outcome, learned, exchange } = await sendFile(fault);
      assert(outcome.kind === 'refused', JSON.stringify(outcome));
      assert.deepEqual(outcome.codes, [code], outcome.description);
      const explanation = explain(outcome.description, await loadKnowledge(), learned.lens);
      assert.equal(explanation.codes[0]?.title, title);
      const ids = explanation.evidence.map(({ id }) => id);
      if (evidence) assert(ids.includes(evidence), `${evidence} is not among ${ids}`);
      const request = requestIn(learned);
      if (fault.marked === 'nothing') return assert.equal(request, undefined);
      assert(request, `No request is seen in ${learned.document.getText()}`);
      const marked = markedIn(request, learned, { ...explanation, exchange });
      assert.equal(marked, expectedMark(request, learned, fault.marked ?? 'client_id'));
    });
  }
});

function requestIn({ lens, document }: Learned): TokenRequest | undefined {
  return lens.factsIn(document).find((fact) => fact.kind === 'token-request');
}

function markedIn(request: TokenRequest, { document }: Learned, refusal: Refusal): string {
  const range = blamedRange(request, refusal, {
    uri: document.uri,
    start: request.span.start,
    rangeOf: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
  });
  return withMark(document.getText(), document.offsetAt(range.start), document.offsetAt(range.end));
}

/** The value of the parameter, or the tenant of the address. */
function expectedMark(request: TokenRequest, { document }: Learned, marked: string): string {
  const text = document.getText();
  if (marked === 'start') return withMark(text, request.span.start, request.span.start);
  const pattern =
    marked === 'tenant' ? /(?<=microsoftonline\.com\/)[^/]+/ : new RegExp(`(?<=[\\n&]${marked}=)[^&\\n]*`);
  const found = pattern.exec(text);
  assert(found, `There is no ${marked}.`);
  return withMark(text, found.index, found.index + found[0].length);
}

function withMark(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}
