import assert from 'node:assert/strict';
import { mayConcernEntra } from '../../src/facts/concern.ts';
import { LONGEST_PROOF, PROOFS, writtenOut } from '../../src/facts/concern-signs.ts';
import { credentialNames } from '../../src/facts/names.ts';

const concerning = [
  'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4',
  '{ "AzureAd": { "ClientSecret": "x" } }',
  'client-id: a\ntenant-id: b',
  'ConfidentialClientApplicationBuilder.Create("x")',
  'var c = new ManagedIdentityCredential("x");',
  'import msal',
  'Connect-MsolService',
  'New-AzureADApplicationKeyCredential -ObjectId x',
  'az login --service-principal -u a -p b',
  'header["x5t"] = thumbprint',
  'curl https://login.microsoftonline.us/x/oauth2/token',
  '"password": "Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA"',
  'resource "azuread_application" "a" { client_id = 1 }',
  '{ "keyCredentials": [], "displayName": "portal" }',
  '[{ "customKeyIdentifier": null, "hint": "qL3" }]',
  'Reset-MsolPassword -UserPrincipalName a',
  'var url = "https://graph.windows.net/contoso.com/users";',
  'start https://contoso.sharepoint.com/_layouts/15/appregnew.aspx',
  '<package id="Microsoft.IdentityModel.Clients.ActiveDirectory" version="3" />',
  '<add key="SecondaryClientSecret" value="x" />',
  'am.GetAppOnlyAuthenticatedContext(url, id, secret)',
];

const others = [
  'KEYCLOAK_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8',
  'const client = createClient({ id: 1 });',
  '// Copyright (c) Microsoft Corporation. All rights reserved.',
  'alarm({ clientId: 1 })',
  'export const identity = (x) => x;',
  'SELECT * FROM tenants',
  'AZURE_REGION=a # for all tenants',
  'azure({ clientIdHint: 1, applicationKeypad: 2 })',
  '{ "azure": { "password": "x" } }',
  'class TokenHelper { }',
  'fetch("https://contoso.sharepoint.com/sites/hr")',
  '{ "dependencies": { "express": "4" } }',
  'function encode(header, payload) { return sign(header + "." + payload); }',
];

describe('mayConcernEntra', () => {
  for (const text of concerning) it(`reads ${text}`, () => assert.ok(mayConcernEntra(text)));
  for (const text of others) it(`passes over ${text}`, () => assert.ok(!mayConcernEntra(text)));

  describe('where signs prove nothing by what stands beside them', () => {
    /** Not the name of a library, nor a header: letters stand before the one and behind the other. */
    const NONE = 'xmsal x5ta ';
    const cases: readonly (readonly [string, boolean])[] = [
      [NONE, false],
      [`${NONE}import msal`, true],
      [`${NONE}${'y'.repeat(500)} x5t`, true],
      [`${NONE}x5t#S256`, true],
      [`${NONE}x5t#S256b`, true],
      [NONE.repeat(100), false],
      [`${NONE.repeat(100)}x5t`, true],
      [`${'y'.repeat(40)}${NONE.trim()}`, false],
    ];
    for (const [text, expected] of cases) {
      const shown = text.length > 60 ? `${text.slice(0, 30)}… (${text.length})` : text;
      it(`${expected ? 'reads' : 'passes over'} ${shown}`, () =>
        assert.equal(mayConcernEntra(text), expected));
    }

    it('looks as far back as the longest sign goes', () => {
      const lengths = PROOFS.flatMap(({ text }) => writtenOut(text)).map(({ length }) => length);
      assert.ok(Math.max(...lengths) <= LONGEST_PROOF);
    });

    it('finds a proof at every distance behind one that is none', () => {
      const missed = Array.from({ length: 120 }, (_, distance) => distance).filter(
        (distance) => !mayConcernEntra(`xmsal${' '.repeat(distance)} msal `),
      );
      assert.deepEqual(missed, []);
    });

    it('takes the beginning of no word for its whole, wherever it is looked at', () => {
      const taken = Array.from({ length: 120 }, (_, distance) => distance).filter(
        (distance) =>
          mayConcernEntra(`xmsal${'-'.repeat(distance)}x5ta`) ||
          mayConcernEntra(`xmsal${'y'.repeat(distance)}msal x5ta`),
      );
      assert.deepEqual(taken, []);
    });
  });

  it('knows every name of a part of a credential', () => {
    assert.deepEqual(
      credentialNames.filter((name) => !mayConcernEntra(`AZURE_${name}=x`)),
      [],
    );
  });

  describe('in long data', () => {
    const others = '"azure": "texts", '.repeat(6_000);
    const cases: readonly (readonly [string, boolean])[] = [
      ['"clientId": "a"', true],
      ['"tenant": null', true],
      [String.raw`"script": "$env:AZURE_CLIENT_ID = \"a\""`, true],
      ['"env": [{ "name": "AZURE_CLIENT_ID", "value": "a" }]', true],
      ['"env": ["AZURE_CLIENT_ID=a"]', true],
      ['"properties": { "clientId": { "type": "string" } }', false],
      ['"message": "Enter the client id of the tenant"', false],
    ];
    for (const [entry, expected] of cases) {
      it(`${expected ? 'reads' : 'passes over'} ${entry}`, () =>
        assert.equal(mayConcernEntra(`{ ${others}${entry} }`), expected));
    }
  });

  it('is linear: long runs of one kind of character cost little', () => {
    for (const unit of ['a', 'client ', 'x5', '-', 'Azure', '\u0000'])
      assert.ok(!mayConcernEntra(`${unit.repeat(200_000)}#`), unit);
  });
});
