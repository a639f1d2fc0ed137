import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { checkFile } from '../workspace.ts';

const GRANT = 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer';
const CLIENT = 'client_id={{id}}&client_secret={{secret}}';
const SCOPE = 'scope=https%3A%2F%2Fgraph.microsoft.com%2F.default';
const USE = 'requested_token_use=on_behalf_of';

function request(parameters: string, version = '/v2.0'): string {
  return `POST https://login.microsoftonline.com/{{tenant}}/oauth2${version}/token\n\n${parameters}\n`;
}

/** Parameters behind grant and client: what the message names, and what the fix makes of them, if there is one. */
const cases: Readonly<
  Record<string, readonly [parameters: string, version: string, names?: string, fixed?: string]>
> = {
  'all of them': [`&assertion={{token}}&${SCOPE}&${USE}`, '/v2.0'],
  'no use': [`&assertion={{token}}&${SCOPE}`, '/v2.0', 'requested_token_use'],
  'another use': [
    `&assertion={{token}}&${SCOPE}&requested_token_use=obo`,
    '/v2.0',
    'requested_token_use',
    `&assertion={{token}}&${SCOPE}&${USE}`,
  ],
  'a use that is not known': [`&assertion={{token}}&${SCOPE}&requested_token_use={{use}}`, '/v2.0'],
  'no token': [`&${SCOPE}&${USE}`, '/v2.0', 'assertion'],
  'no scope': [`&assertion={{token}}&${USE}`, '/v2.0', 'scope'],
  'a resource in its place': [`&assertion={{token}}&resource=x&${USE}`, '/v2.0'],
  'no scope at version 1': [`&assertion={{token}}&${USE}`, ''],
};

describe('what a request on behalf of a user needs', () => {
  for (const [name, [parameters, version, names, fixed]] of Object.entries(cases)) {
    it(`is ${names ? `told of (${names})` : 'there'}: ${name}`, async () => {
      const text = request(`${GRANT}&${CLIENT}${parameters}`, version);
      const { found, document } = await checkFile('a.http', text);
      const told = found.filter(({ rule }) => rule === 'obo-missing-parameter');
      assert.equal(told.length, names ? 1 : 0);
      for (const { message, actions } of told) {
        assert.match(message, new RegExp(`\\b${names}\\b`));
        const edits = actions.flatMap((action) =>
          action.kind === 'edit' ? [TextDocument.applyEdits(document, [...action.edits])] : [],
        );
        if (fixed) assert.deepEqual(edits, [request(`${GRANT}&${CLIENT}${fixed}`, version)]);
      }
    });
  }

  it('is not told of another grant', async () => {
    const { found } = await checkFile('a.http', request(`grant_type=client_credentials&${CLIENT}`));
    assert.deepEqual(
      found.filter(({ rule }) => rule === 'obo-missing-parameter'),
      [],
    );
  });
});
