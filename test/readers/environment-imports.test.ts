import assert from 'node:assert/strict';
import type { Reader } from '../../src/core/types.ts';
import { cSharp } from '../../src/readers/c-sharp.ts';
import { go } from '../../src/readers/go.ts';
import { kotlin } from '../../src/readers/kotlin.ts';
import { php } from '../../src/readers/php.ts';
import { python } from '../../src/readers/python.ts';
import { rust } from '../../src/readers/rust.ts';
import { scala } from '../../src/readers/scala.ts';
import { parserOf } from '../grammars.ts';
import { afterReferences } from './references.ts';

type Case = readonly [source: string, expected: string | undefined];

const getenv = 'os.environ["X"]';
const inPython: readonly Case[] = [
  ['import os\nA = "b"\n', `import os\nA = ${getenv}\n`],
  ['import sys, os.path # b\nA = "b"\n', `import sys, os.path # b\nA = ${getenv}\n`],
  ['import a.os\nA = "b"\n', `import os\nimport a.os\nA = ${getenv}\n`],
  ['import os as o\nA = "b"\n', `import os\nimport os as o\nA = ${getenv}\n`],
  ['from os import path\nA = "b"\n', `import os\nfrom os import path\nA = ${getenv}\n`],
  ['def f():\n    import os\n\nA = "b"\n', `import os\n\ndef f():\n    import os\n\nA = ${getenv}\n`],
  ['A = "b"\nimport os\n', `import os\n\nA = ${getenv}\nimport os\n`],
  ['# a\nA = "b"\n', `import os\n\n# a\nA = ${getenv}\n`],
  ['# a\n# b\n\nA = "b"\n', `# a\n# b\n\nimport os\n\nA = ${getenv}\n`],
  [
    '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nA = "b"\n',
    `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport os\n\nA = ${getenv}\n`,
  ],
  ['import os\nA = os.environ.get("B", "b")\n', 'import os\nA = os.environ.get("B", "")\n'],
  [
    '"""a\nimport os\n"""\nfrom __future__ import annotations\n\nA = "b"\n',
    `"""a\nimport os\n"""\nfrom __future__ import annotations\n\nimport os\n\nA = ${getenv}\n`,
  ],
];

const inGo: readonly Case[] = [
  ['package a\n\nvar b = "c"\n', 'package a\n\nimport "os"\n\nvar b = os.Getenv("X")\n'],
  [
    'package a\n\nimport "fmt"\n\nvar b = "c"\n',
    'package a\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nvar b = os.Getenv("X")\n',
  ],
  ['import (\n\t"os"\n)\nvar b = "c"\n', 'import (\n\t"os"\n)\nvar b = os.Getenv("X")\n'],
  [
    'import (\n\t"context"\n\t"time"\n\n\t"a.b/c"\n)\nvar b = "c"\n',
    'import (\n\t"context"\n\t"os"\n\t"time"\n\n\t"a.b/c"\n)\nvar b = os.Getenv("X")\n',
  ],
  ['import (\n\t"a.b/c"\n)\nvar b = "c"\n', 'import (\n\t"os"\n\n\t"a.b/c"\n)\nvar b = os.Getenv("X")\n'],
  [
    'import "fmt"\nimport "log"\nconst b = "c"\n',
    'import "fmt"\nimport "log"\nimport "os"\nvar b = os.Getenv("X")\n',
  ],
  [
    'import o "os"\nimport "C"\nconst (\n\tb = "c"\n)\n',
    'import (\n\t"os"\n\to "os"\n)\nimport "C"\nvar (\n\tb = os.Getenv("X")\n)\n',
  ],
  ['const (\n\ta = iota\n\tb = "c"\n)\n', undefined],
];

const call = 'Environment.GetEnvironmentVariable("X")';
const inCSharp: readonly Case[] = [
  ['var a = "b";', `using System;\n\nvar a = ${call};`],
  ['using System;\nvar a = "b";', `using System;\nvar a = ${call};`],
  ['global using System;\nvar a = "b";', `global using System;\nvar a = ${call};`],
  ['using A;\n\nvar a = "b";', `using System;\nusing A;\n\nvar a = ${call};`],
  ['// A\n\n// b\nvar a = "b";', `// A\n\nusing System;\n\n// b\nvar a = ${call};`],
  [
    'namespace A\n{\n    using B;\n    class C { string a = "b"; }\n}',
    `namespace A\n{\n    using System;\n    using B;\n    class C { string a = ${call}; }\n}`,
  ],
  [
    'using System;\nclass A { private const string a = "b"; }',
    `using System;\nclass A { private static readonly string a = ${call}; }`,
  ],
  [
    'using System;\nclass A { void B() { const string a = "b"; } }',
    `using System;\nclass A { void B() { string a = ${call}; } }`,
  ],
  [
    'using System;\nclass A\n{\n    const string a =\n        "b";\n}',
    `using System;\nclass A\n{\n    static readonly string a =\n        ${call};\n}`,
  ],
];

const inPhp: readonly Case[] = [
  ["<?php $a = 'b';", "<?php $a = getenv('X');"],
  ["<?php define('A', 'b');", "<?php define('A', getenv('X'));"],
  ["<?php class A { private $b = 'c'; }", undefined],
  ["<?php class A { function __construct(private string $b = 'c') {} }", undefined],
];

const inRust: readonly Case[] = [
  ['fn f() { let a = "b"; }', 'fn f() { let a = std::env::var("X").expect("X must be set"); }'],
  ['static A: &str = "b";', undefined],
];

const inKotlin: readonly Case[] = [
  ['val a = "b"', 'val a = System.getenv("X")'],
  [
    'object A { private const val B: String = "b" }',
    'object A { private val B: String = System.getenv("X") }',
  ],
];

const inScala: readonly Case[] = [['object A { val a = "b" }', 'object A { val a = sys.env("X") }']];

const languages: readonly (readonly [reader: Reader, cases: readonly Case[]])[] = [
  [python, inPython],
  [go, inGo],
  [cSharp, inCSharp],
  [php, inPhp],
  [rust, inRust],
  [kotlin, inKotlin],
  [scala, inScala],
];

for (const [reader, cases] of languages) {
  const withTree = await parserOf(reader);
  describe(`variables of the environment in ${reader.id}`, () => {
    for (const [source, expected] of cases) {
      it(source.replace(/\s+/g, ' '), () => {
        const setting = reader.read(source, '', withTree).settings.find(({ value }) => /^[bc]$/.test(value));
        assert.ok(setting);
        assert.equal(afterReferences(source, setting.place)[0], expected);
      });
    }
  });
}
