import assert from 'node:assert/strict';
import type { Place, Span } from '../../src/core/types.ts';
import type { App, EntraFact, Registration, Stated } from '../../src/facts/types.ts';
import { workspaceOf } from '../../src/facts/workspace.ts';
import { writtenSecretOf } from '../../src/facts/written-secret.ts';
import secretDescriptionAsValue from '../../src/rules/secret-description-as-value.ts';
import secretIdAsClientId from '../../src/rules/secret-id-as-client-id.ts';
import secretIdAsValue from '../../src/rules/secret-id-as-value.ts';

const APP = 'd81b04f7-5c29-4e63-a7f0-19c6e2b8430d';
const KEY = '7e5a90c2-1d84-4b37-96fa-c0d3b2518ef6';

function placeAt(start: number): Place {
  const span: Span = { start, end: start + 4 };
  return { span, literal: span, entry: span, syntax: { encode: (value) => value } };
}

function stated<Value>(value: Value, name: string, start = 0): Stated<Value> {
  return { value, name, place: placeAt(start) };
}

function appWith(clientId: string, secret: string): App {
  const value = writtenSecretOf({ text: secret, span: { start: 50, end: 50 + secret.length } });
  return {
    kind: 'app',
    group: 'azure',
    isLocalFile: false,
    clientId: stated({ kind: 'guid', guid: clientId }, 'clientId', 10),
    clientSecret: stated(value, 'clientSecret', 50),
  };
}

const registration: Registration = {
  kind: 'registration',
  clientId: stated({ kind: 'guid', guid: APP }, 'appId', 1),
  passwordCredentials: [
    { keyId: stated(KEY.toUpperCase(), 'keyId', 100), displayName: stated('rbac-2026', 'displayName', 200) },
  ],
  keyCredentials: [],
  redirectUris: [],
};

/** What a rule finds of an app beside a manifest that lists its secrets. */
function found(rule: typeof secretIdAsValue, app: App) {
  const files: readonly { readonly uri: string; readonly facts: readonly EntraFact[] }[] = [
    { uri: 'file:///manifest.json', facts: [registration] },
    { uri: 'file:///.env', facts: [app] },
  ];
  return [
    ...rule.check(
      app,
      workspaceOf(files, () => 0),
      'file:///.env',
    ),
  ];
}

describe('rules beside a manifest', () => {
  it('prove that a secret is the ID of one', () => {
    const [finding] = found(secretIdAsValue, appWith(APP, KEY));
    assert.equal(finding?.message, 'proven');
    assert.equal(finding.severity, 'error');
    assert.deepEqual(
      finding.evidence?.map(({ uri, span }) => [uri, span.start]),
      [['file:///manifest.json', 100]],
    );
  });

  it('prove that a client id is the ID of a secret, and know the right one', () => {
    const [finding] = found(secretIdAsClientId, appWith(KEY, 'nV4-payroll.Qx27'));
    assert.equal(finding?.message, 'secret');
    assert.equal(finding.evidence?.[0]?.uri, 'file:///manifest.json');
    const [fix] = finding.fixes ?? [];
    assert.ok(fix?.kind === 'edit');
    assert.deepEqual(fix.edits, [{ span: placeAt(10).span, newText: APP }]);
  });

  it('prove that a secret is what one is called', () => {
    const [finding] = found(secretDescriptionAsValue, appWith(APP, 'RBAC-2026'));
    assert.deepEqual([finding?.message, finding?.severity], ['named', 'error']);
    assert.equal(finding?.evidence?.[0]?.span.start, 200);
  });

  it('say nothing of an app that is right, or of another app', () => {
    const right = appWith(APP, 'nV4-payroll.Qx27');
    const other = appWith('0c97d3e8-4b16-4a52-8fd9-735a1ec06b24', 'rbac-2026');
    for (const app of [right, other]) {
      for (const rule of [secretIdAsValue, secretIdAsClientId, secretDescriptionAsValue]) {
        assert.deepEqual(found(rule, app), []);
      }
    }
  });
});
