import type { KeyCredential, PasswordCredential, Stated } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { isWord } from './key-credentials.ts';
import { isTestFile } from './test-files.ts';

/** Seconds before the end from which on it is told. */
const EXPIRING_WITHIN = 30 * 86_400;
/** Seconds: what ended longer ago is a record of the past that nobody signs in with. */
const FORGOTTEN = 2 * 365 * 86_400;

export default defineRule({
  id: 'manifest-expired-credential',
  on: 'registration',
  severity: 'warning',
  prevents: [7000222, 700027],
  finds:
    'An app registration none of whose secrets and certificates is valid any longer, or for much longer.',
  why:
    'An expired secret or certificate is refused from one second to the next. Entries that ended long ago are usual beside newer ones: what counts ' +
    'is the one that lasts longest.',
  messages: {
    expired:
      'The last credential of this app ended on {end}. Entra will answer {code}: add a new one before anything else is tried.',
    soon: 'The last credential of this app ends on {end}, in {days} days. From then on Entra answers {code}: add a new one in time.',
  },
  sources: [
    'https://learn.microsoft.com/graph/api/resources/passwordcredential',
    'https://learn.microsoft.com/graph/api/resources/keycredential',
  ],
  examples: [
    {
      path: 'manifest.json',
      bad: '{\n  "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n  "passwordCredentials": [\n    { "keyId": "1c7e42d9-5b08-4fa3-9e61-70d2c8b3a5f4", "endDate": "2024-05-01T00:00:00Z" },\n    { "keyId": "b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8", "endDate": "«2026-05-01T00:00:00Z»" }\n  ]\n}\n',
    },
    {
      path: 'app.yaml',
      bad: "appId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nkeyCredentials:\n  - type: AsymmetricX509Cert\n    usage: Verify\n    endDateTime: '«2026-06-11T12:00:00Z»'\n",
    },
    {
      path: 'app.bicep',
      bad: "resource app 'Microsoft.Graph/applications@v1.0' = {\n  uniqueName: 'shop'\n  keyCredentials: [\n    {\n      type: 'AsymmetricX509Cert'\n      usage: 'Verify'\n      endDateTime: '«2026-01-31T00:00:00Z»'\n    }\n  ]\n}\n",
    },
  ],
  fine: [
    {
      path: 'manifest.json',
      text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "passwordCredentials": [{ "endDate": "2026-01-31T00:00:00Z" }, { "endDate": "2027-01-31T00:00:00Z" }] }\n',
    },
    {
      path: 'manifest.json',
      text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "passwordCredentials": [{ "endDate": "2026-01-31T00:00:00Z" }], "keyCredentials": [{ "type": "AsymmetricX509Cert", "usage": "Verify", "endDate": "2031-01-31T00:00:00Z" }] }\n',
    },
    {
      path: 'test/fixtures/application.json',
      text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "passwordCredentials": [{ "endDateTime": "2026-01-31T00:00:00Z" }] }\n',
    },
    {
      path: 'old.json',
      text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "passwordCredentials": [{ "endDateTime": "2019-01-31T00:00:00Z" }] }\n',
    },
    {
      path: 'manifest.yaml',
      text: 'appId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\npasswordCredentials:\n  - endDateTime: ${END}\n',
    },
  ],

  *check({ passwordCredentials, keyCredentials }, workspace, uri) {
    if (isTestFile(uri)) return;
    const ends = [
      ...passwordCredentials.map((each) => endOf(each, 'AADSTS7000222')),
      ...keyCredentials
        .filter(({ usage }) => !isWord(usage, 'Encrypt'))
        .map((each) => endOf(each, 'AADSTS700027')),
    ];
    // One whose end is not told may be valid for ever.
    if (ends.length === 0 || ends.some((end) => end === undefined)) return;
    const last = ends.reduce((a, b) => (a && b && a.seconds >= b.seconds ? a : b));
    if (!last) return;
    const left = last.seconds - workspace.now();
    const values = {
      end: last.stated.value.slice(0, 10),
      code: last.code,
      days: String(Math.floor(left / 86_400)),
    };
    if (left > EXPIRING_WITHIN || left < -FORGOTTEN) return;
    yield { message: left < 0 ? 'expired' : 'soon', at: last.stated.place, values };
  },
});

interface End {
  readonly seconds: number;
  readonly stated: Stated<string>;
  readonly code: string;
}

const END = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:.]+)(Z|[+-]\d\d:?\d\d)?)?$/;

/** A time without a zone is UTC, as Entra tells all times. */
function endOf({ endDateTime }: PasswordCredential | KeyCredential, code: string): End | undefined {
  const [found, date, time = '00:00', zone = 'Z'] = END.exec(endDateTime?.value ?? '') ?? [];
  if (!endDateTime || found === undefined) return undefined;
  const seconds = Date.parse(`${date}T${time}${zone}`) / 1000;
  return Number.isNaN(seconds) ? undefined : { seconds, stated: endDateTime, code };
}
