import assert from 'node:assert/strict';
import { findCode } from '../../src/codes/catalogue.ts';
import * as clientAssertion from '../../src/codes/families/client-assertion.ts';
import * as clientSecret from '../../src/codes/families/client-secret.ts';
import * as federatedCredential from '../../src/codes/families/federated-credential.ts';
import * as onBehalfOf from '../../src/codes/families/on-behalf-of.ts';
import * as redirectUri from '../../src/codes/families/redirect-uri.ts';
import type { Code } from '../../src/codes/types.ts';
import { BLAMED, blamedBy } from '../../src/tokens/blame.ts';

const codes = BLAMED.flatMap(([, each]) => each);

/** Sent by nobody who could mend it in the request. */
const BLAMELESS: readonly number[] = [90089, 700001, 700041];

describe('blamedBy', () => {
  it('knows codes of the catalogue, each once', () => {
    assert.deepEqual(
      codes.filter((code) => findCode(code) === undefined),
      [],
    );
    assert.equal(new Set(codes).size, codes.length);
  });

  it('knows what every code about a credential, a user’s token and a redirect URI blames', () => {
    const families = [clientSecret, clientAssertion, federatedCredential, onBehalfOf, redirectUri];
    const known = families.flatMap((family) => Object.values(family).flat()) as readonly Code[];
    assert(known.length > 60);
    const left = known.map(({ code }) => code).filter((code) => blamedBy(code) === undefined);
    assert.deepEqual(
      left.filter((code) => !BLAMELESS.includes(code)),
      [],
    );
  });

  for (const [code, parameter, blamed] of [
    [7000215, undefined, 'secret'],
    [700027, undefined, 'certificate'],
    [700016, undefined, 'clientId'],
    [900144, 'client_id', 'clientId'],
    [900144, 'scope', 'scopes'],
    [900144, 'constructor', undefined],
    [900144, undefined, undefined],
    // What the number says goes before what the message names.
    [70011, 'client_id', 'scopes'],
    [53003, undefined, undefined],
    [90033, undefined, undefined],
  ] as const) {
    it(`${code}${parameter ? ` of ${parameter}` : ''}: ${blamed}`, () =>
      assert.equal(blamedBy(code, parameter), blamed));
  }
});
