import assert from 'node:assert/strict';
import { isBuilt, isBuiltBySize } from '../../src/core/minified.ts';

const LINE = 'const credential = new ClientSecretCredential(tenantId, clientId, secret);\n';

describe('isBuilt', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['app.js', LINE.repeat(100), false],
    ['app.min.js', LINE.trim().repeat(100), true],
    ['bundle.cjs', LINE.repeat(10_000), true],
    ['app.d.ts', 'export declare const clientId: string;', true],
    ['compiled.js', `${LINE}//# sourceMappingURL=compiled.js.map\n\n`, true],
    [
      'with-map.mjs',
      `${LINE}/*# sourceMappingURL=data:application/json;base64,${'e'.repeat(9_000)} */`,
      true,
    ],
    [
      'common.js',
      `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n${LINE}`,
      true,
    ],
    ['bundled.js', `#!/usr/bin/env node\nvar __defProp = Object.defineProperty;\n${LINE}`, true],
    ['speaks-of-maps.js', `//# sourceMappingURL=a.js.map\n${LINE}`, false],
    ['compiler.js', `const end = '//# sourceMappingURL=';\n`, false],
    ['app.ts', LINE.repeat(10_000), false],
    ['short.js', LINE.trim().repeat(10), false],
    ['settings.json', LINE.trim().repeat(10_000), false],
  ];
  for (const [path, text, expected] of cases) {
    it(`is ${expected} for ${path} of ${text.length} characters`, () =>
      assert.equal(isBuilt(path, text), expected));
  }

  it('tells long scripts and declarations without their texts', () => {
    assert.deepEqual(
      ['a.js', 'a.d.mts', 'a.ts', 'a.json'].map((path) => isBuiltBySize(path, 2_000_000)),
      [true, true, false, false],
    );
    assert.equal(isBuiltBySize('a.js', 2_000), false);
  });
});
