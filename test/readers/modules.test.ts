import assert from 'node:assert/strict';
import { readerFor } from '../../src/index.ts';
import { readers } from '../../src/readers/index.ts';
import { parserOf } from '../grammars.ts';

/** Imports with «…» around the names of modules as their spans cover them. */
const imports: readonly (readonly [path: string, source: string])[] = [
  ['a.js', "import adal from '«adal-node»';\nconst b = require(\"«b»\");\nimport('«c»');\n"],
  ['a.ts', "import type { AuthenticationContext } from '«adal»';\n"],
  ['a.py', 'import «adal»\nfrom «azure.identity» import a, b\n'],
  ['a.cs', 'using «Microsoft.IdentityModel.Clients.ActiveDirectory»;\nusing Adal = «A.B»;\n'],
  ['A.java', 'import «com.microsoft.aad.adal4j».AuthenticationContext;\n'],
  ['a.go', 'package a\n\nimport (\n\tadal "«github.com/Azure/go-autorest/autorest/adal»"\n)\n'],
  ['a.rb', "require '«adal»'\n"],
  ['a.php', '<?php\nuse «A\\B»;\n«use A\\{C};»\n'],
  ['a.rs', 'use «a::b»;\n'],
  [
    'a.ps1',
    '#Requires -Version 5.1 -Modules «MSOnline», «AzureAD» -RunAsAdministrator\nusing module «A.B»\nImport-Module «AzureAD»\nImport-Module "«MSOnline»"\n',
  ],
];

describe('modules', () => {
  for (const [path, marked] of imports) {
    it(`stand where ${path} names them`, async () => {
      const text = marked.replace(/[«»]/g, '');
      const reader = readerFor(readers, path, '');
      assert.ok(reader);
      const modules = reader.read(text, path, await parserOf(reader)).code?.modules ?? [];
      const found = modules
        .toSorted((a, b) => b.span.start - a.span.start)
        .reduce(
          (rest, { span: { start, end } }) =>
            `${rest.slice(0, start)}«${rest.slice(start, end)}»${rest.slice(end)}`,
          text,
        );
      assert.equal(found, marked);
    });
  }
});
