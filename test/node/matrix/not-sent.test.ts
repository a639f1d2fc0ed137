import assert from 'node:assert/strict';
import { requestToken } from '../../../src/node/msal.ts';
import type { Credential, Grant, TokenProfile } from '../../../src/tokens/profile.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { certificateFiles, SECRET, SERVICE, TENANT } from './directory.ts';

const pem = certificateFiles['keys/valid.pem'] ?? '';
const CREDENTIALS: readonly Credential[] = [
  { kind: 'client-secret', secret: new Secret(SECRET) },
  { kind: 'certificate', certificate: pem, privateKey: new Secret(pem) },
  { kind: 'client-assertion', assertion: new Secret('a.b.c') },
  { kind: 'federated-token', token: new Secret('a.b.c') },
];
const NONE: Credential = { kind: 'none' };
const GRANTS: readonly Grant[] = [
  { kind: 'client-credentials' },
  { kind: 'on-behalf-of', userAssertion: new Secret('a.b.c') },
  { kind: 'authorization-code', code: new Secret('1.code'), redirectUri: 'http://localhost' },
  { kind: 'refresh-token', refreshToken: new Secret('1.refresh') },
  { kind: 'device-code' },
];
// Nothing listens there: what was sent would end as unreachable.
const NOWHERE = 'https://localhost:9';

const isForUsers = ({ kind }: Grant) => kind !== 'client-credentials' && kind !== 'on-behalf-of';
const fits = (credential: Credential, grant: Grant) =>
  grant.kind === 'device-code' ? credential === NONE : credential !== NONE || isForUsers(grant);

interface NotSent {
  readonly name: string;
  readonly changes: Partial<TokenProfile>;
  readonly says: RegExp;
}

const anywhere: readonly NotSent[] = [
  { name: 'no tenant', changes: { authority: `${NOWHERE}/` }, says: /names no tenant/ },
  { name: 'a tenant that is a word', changes: { authority: `${NOWHERE}/contoso` }, says: /AADSTS900023/ },
  { name: 'http', changes: { authority: `http://localhost:9/${TENANT}` }, says: /begin with https/ },
  { name: 'no client id', changes: { clientId: '' }, says: /client id is missing/ },
  { name: 'a client id that is no GUID', changes: { clientId: 'orders' }, says: /AADSTS700016/ },
  { name: 'an empty scope', changes: { scopes: [' '] }, says: /scope is missing/ },
  { name: 'two scopes as one', changes: { scopes: ['a/.default b/.default'] }, says: /has a blank/ },
];
const common: NotSent = {
  name: 'no tenant in particular',
  changes: { authority: `${NOWHERE}/common` },
  says: /AADSTS50059 or AADSTS50194/,
};

describe('requests that are not sent', () => {
  async function assertNotSent(
    credential: Credential,
    grant: Grant,
    { changes, says }: NotSent,
  ): Promise<void> {
    const profile: TokenProfile = {
      authority: `${NOWHERE}/${TENANT}`,
      clientId: SERVICE,
      scopes: ['https://graph.microsoft.com/.default'],
      credential,
      grant,
      ...changes,
    };
    const { outcome, exchange } = await requestToken(profile, { onDeviceCode: () => {} });
    assert(outcome.kind === 'invalid', JSON.stringify(outcome));
    assert.match(outcome.message, says);
    assert.equal(exchange, undefined);
  }

  for (const grant of GRANTS) {
    for (const credential of [...CREDENTIALS, NONE]) {
      const pair = `${credential.kind}, ${grant.kind}`;
      if (fits(credential, grant)) {
        const cases = isForUsers(grant) ? anywhere : [...anywhere, common];
        for (const each of cases) it(`${pair}: ${each.name}`, () => assertNotSent(credential, grant, each));
      } else {
        const says = credential === NONE ? /AADSTS7000218/ : /AADSTS700025/;
        it(`${pair}: do not fit`, () => assertNotSent(credential, grant, { name: '', changes: {}, says }));
      }
    }
  }
});
