import assert from 'node:assert/strict';
import { checkFile } from '../workspace.ts';

const secret = (end: string | undefined) => ({ keyId: 'a', ...(end !== undefined && { endDateTime: end }) });
const key = (end: string, usage = 'Verify') => ({ type: 'AsymmetricX509Cert', usage, endDateTime: end });

type Credentials = readonly (ReturnType<typeof secret> | ReturnType<typeof key>)[];

/** Secrets and keys of a manifest on 1 June 2026, what is underlined, and what the message says. */
const cases: Readonly<Record<string, readonly [secrets: Credentials, keys: Credentials, told?: string]>> = {
  'a secret that is over': [
    [secret('2026-05-01T00:00:00Z')],
    [],
    '2026-05-01T00:00:00Z ended 2026-05-01 AADSTS7000222',
  ],
  'a certificate that is over': [
    [],
    [key('2026-05-01T00:00:00Z')],
    '2026-05-01T00:00:00Z ended 2026-05-01 AADSTS700027',
  ],
  'one that ends now': [
    [secret('2026-06-01T00:00:00Z')],
    [],
    '2026-06-01T00:00:00Z ends 2026-06-01 in 0 days AADSTS7000222',
  ],
  'one that ends in thirty days': [
    [secret('2026-07-01T00:00:00Z')],
    [],
    '2026-07-01T00:00:00Z ends 2026-07-01 in 30 days AADSTS7000222',
  ],
  'one that lasts longer': [[secret('2026-07-01T00:00:01Z')], []],
  'one that ended two years ago': [
    [secret('2024-06-01T00:00:00Z')],
    [],
    '2024-06-01T00:00:00Z ended 2024-06-01 AADSTS7000222',
  ],
  'one that ended longer ago': [[secret('2024-05-31T23:59:59Z')], []],
  'the last of several': [
    [secret('2026-04-01T00:00:00Z'), secret('2026-05-01T00:00:00Z'), secret('2026-03-01T00:00:00Z')],
    [key('2026-02-01T00:00:00Z')],
    '2026-05-01T00:00:00Z ended 2026-05-01 AADSTS7000222',
  ],
  'the last of several, a certificate': [
    [secret('2026-04-01T00:00:00Z')],
    [key('2026-05-01T00:00:00Z')],
    '2026-05-01T00:00:00Z ended 2026-05-01 AADSTS700027',
  ],
  'several, one of which is valid': [[secret('2026-05-01T00:00:00Z')], [key('2027-05-01T00:00:00Z')]],
  'several, one of which may be valid for ever': [[secret('2026-05-01T00:00:00Z'), secret(undefined)], []],
  'several, one of which ends at a time that is not known': [
    [secret('2026-05-01T00:00:00Z'), secret('soon')],
    [],
  ],
  'a certificate to encrypt with': [
    [secret('2026-05-01T00:00:00Z')],
    [key('2027-05-01T00:00:00Z', 'encrypt')],
    '2026-05-01T00:00:00Z ended 2026-05-01 AADSTS7000222',
  ],
  'a day': [[secret('2026-05-01')], [], '2026-05-01 ended 2026-05-01 AADSTS7000222'],
  'a time with a blank': [
    [secret('2026-05-01 10:00:00')],
    [],
    '2026-05-01 10:00:00 ended 2026-05-01 AADSTS7000222',
  ],
  'a time without a zone': [
    [secret('2026-06-01T00:00:00')],
    [],
    '2026-06-01T00:00:00 ends 2026-06-01 in 0 days AADSTS7000222',
  ],
  'a time in another zone': [
    [secret('2026-06-01T02:00:00.123+02:00')],
    [],
    '2026-06-01T02:00:00.123+02:00 ends 2026-06-01 in 0 days AADSTS7000222',
  ],
  'a time in a zone without a colon': [
    [secret('2026-06-01T00:00:00+0200')],
    [],
    '2026-06-01T00:00:00+0200 ended 2026-06-01 AADSTS7000222',
  ],
  'a text behind the time': [[secret('2026-05-01T00:00:00Z or so')], []],
  'a text before the time': [[secret('at 2026-05-01')], []],
  'a day that is none': [[secret('2026-13-01')], []],
  'a zone that is none': [[secret('2026-05-01T00:00:00CET')], []],
};

describe('the credentials of a manifest', () => {
  for (const [name, [passwordCredentials, keyCredentials, told]] of Object.entries(cases)) {
    it(`are ${told ? 'told of' : 'left alone'}: ${name}`, async () => {
      const appId = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
      const text = JSON.stringify({
        appId,
        signInAudience: 'AzureADMyOrg',
        passwordCredentials,
        keyCredentials,
      });
      const { found, document } = await checkFile('manifest.json', text);
      const lines = found
        .filter(({ rule }) => rule === 'manifest-expired-credential')
        .map(({ message, range }) => {
          const words = /(ended|ends) on (\S+?)(?:,? (in \d+ days))?\. .*?(AADSTS\d+)/
            .exec(message)
            ?.slice(1);
          return [document.getText(range), ...(words ?? [])].filter(Boolean).join(' ');
        });
      assert.deepEqual(lines, told === undefined ? [] : [told]);
    });
  }
});
