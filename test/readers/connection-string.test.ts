import assert from 'node:assert/strict';
import { readConnectionString } from '../../src/readers/connection-string.ts';

describe('readConnectionString', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'AuthType=ClientSecret; Url=https://a.crm.dynamics.com?x=1; ClientId={one};': [
      ...['AuthType=ClientSecret', 'Url=https://a.crm.dynamics.com?x=1', 'ClientId={one}'],
    ],
    'Driver={ODBC Driver 18 for SQL Server};Server=a;UID=one;PWD={t;}}wo}': [
      ...['Driver=ODBC Driver 18 for SQL Server', 'Server=a', 'UID=one', 'PWD=t;}wo'],
    ],
    'User Id=one;Password="t""w;o"': ['User Id=one', 'Password=t"w;o'],
    "A='one;B=two": ["A='one", 'B=two'],
    'A=one;B=;C': ['A=one', 'B='],
    'A=one;B=two=2;': ['A=one', 'B=two=2'],
    'A=one': [],
    'text; charset=utf-8': [],
    'A=one\nexport A; B=two': [],
    'az login --secret=one; B=two': [],
    'var a=1; return a;': [],
    'https://a/?b=c;d=e': [],
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(text, () =>
      assert.deepEqual(
        readConnectionString(text).map(({ path: [name], value }) => `${name}=${value}`),
        expected,
      ),
    );
  }
});
