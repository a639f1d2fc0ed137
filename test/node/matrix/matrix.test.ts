import assert from 'node:assert/strict';
import { explain, loadKnowledge } from '../../../src/index.ts';
import { requestToken } from '../../../src/node/msal.ts';
import type { Attempt, CredentialName, GrantName } from './attempt.ts';
import { credentialNames, profileOfAttempt } from './attempt.ts';
import { DESKTOP, SECRET, SERVICE, TENANT } from './directory.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { type Fault, faults } from './faults.ts';
import { assertMarked } from './marks.ts';
import { formats, learn, type Settings } from './settings.ts';

const GRANTS: readonly GrantName[] = [
  'client-credentials',
  'on-behalf-of',
  'authorization-code',
  'refresh-token',
  'device-code',
];

/** The pairs that MSAL sends: the others are answered before (see the table of what is not sent). */
const pairs = GRANTS.flatMap((grant) =>
  credentialNames
    .filter((credential) =>
      grant === 'device-code'
        ? credential === 'none'
        : credential !== 'none' || grant === 'authorization-code' || grant === 'refresh-token',
    )
    .map((credential) => [credential, grant] as const),
);

type Pair = (typeof pairs)[number];

const befalls = ({ credentials = credentialNames, grants = GRANTS }: Fault, [credential, grant]: Pair) =>
  credentials.includes(credential) && grants.includes(grant);

const TRANSIENT: Fault = {
  name: 'a passing fault',
  code: 90033,
  title: 'Directory service unavailable for a moment',
};

describe('every credential and grant', () => {
  let endpoint: Endpoint;
  let busy: Endpoint;
  before(async () => {
    endpoint = await startEndpoint();
    busy = await startEndpoint({ faults: [{ code: 90033 }] });
  });
  after(() => Promise.all([endpoint, busy].map(({ emulator }) => emulator.close())));

  function settingsOf(credential: CredentialName, { settings }: Attempt, origin: string): Settings {
    return {
      origin,
      tenant: TENANT,
      clientId: credential === 'none' ? DESKTOP : SERVICE,
      ...(credential === 'client secret' && { secret: SECRET }),
      ...(credential.startsWith('certificate') && { certificate: 'keys/valid.pem' }),
      ...settings,
    };
  }

  async function ask(
    [credential, grant]: Pair,
    attempt: Attempt,
    { origin, emulator }: Endpoint,
    index: number,
  ) {
    const settings = settingsOf(credential, attempt, origin);
    const format = formats[index % formats.length];
    assert(format);
    const learned = await learn(format(settings));
    const whole = { ...attempt, settings };
    const at = origin === busy.origin ? busy : endpoint;
    const profile = await profileOfAttempt(learned, settings, [credential, grant], whole, at);
    const test = await requestToken(profile, {
      timeoutMs: 5_000,
      certificateAuthorities: [emulator.certificate],
      onDeviceCode: () => {},
    });
    return { ...test, settings, learned };
  }

  // Each fault meets each format with some credential.
  for (const [turn, pair] of pairs.entries()) {
    describe(pair.join(', '), () => {
      it('gets a token where nothing is wrong', async () => {
        const { outcome } = await ask(pair, {}, endpoint, 0);
        assert.equal(outcome.kind, 'token', JSON.stringify(outcome));
      });

      for (const [index, fault] of faults.filter((each) => befalls(each, pair)).entries()) {
        it(`${fault.name}: AADSTS${fault.code}`, () => check(pair, fault, endpoint, index + turn));
      }

      if (pair[1] !== 'device-code')
        it('a passing fault: AADSTS90033', () => check(pair, TRANSIENT, busy, turn));
    });
  }

  async function check(pair: Pair, fault: Fault, at: Endpoint, index: number): Promise<void> {
    const { outcome, settings, learned, exchange } = await ask(pair, fault, at, index);
    assert(outcome.kind === 'refused', JSON.stringify(outcome));
    assert.deepEqual(outcome.codes, [fault.code], outcome.description);
    const explanation = explain(outcome.description, await loadKnowledge(), learned.lens);
    assert.equal(explanation.codes[0]?.title, fault.title);
    const ids = explanation.evidence.map(({ id }) => id);
    if (fault.evidence) assert(ids.includes(fault.evidence), `${fault.evidence} is not among ${ids}`);
    assertMarked(learned, settings, { explanation, exchange }, fault.marked ?? 'clientId');
  }
});
