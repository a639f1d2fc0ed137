// Prints the regular expressions that the program makes with `new RegExp`, as they are once they are made. Run by
// regular-expressions.test.ts in a process of its own, where no module has been loaded yet.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface MadeExpression {
  /** `readers/dockerfile.ts:184`. */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

const src = join(import.meta.dirname, '..', 'src');
const found = new Map<string, MadeExpression>();

const recorded = (made: RegExp) => {
  const { source, flags } = made;
  for (const [, address = '', line] of (new Error().stack ?? '').matchAll(/(file:[^\s():]+\.ts):(\d+):/g)) {
    const file = relative(src, fileURLToPath(address)).replaceAll('\\', '/');
    if (file.startsWith('..')) continue;
    const at = `${file}:${line}`;
    found.set(`${at} ${source}`, { at, source, flags });
    break;
  }
  return made;
};
globalThis.RegExp = new Proxy(RegExp, {
  construct: (target, args, self) => recorded(Reflect.construct(target, args, self) as RegExp),
  apply: (target, self, args) => recorded(Reflect.apply(target, self, args) as RegExp),
});

const { createEntraLens } = await import('../src/index.ts');
const { factsOf } = await import('../src/facts/index.ts');
const { secretSpans } = await import('../src/facts/secret-spans.ts');
const { readers } = await import('../src/readers/index.ts');
const { findToken } = await import('../src/tokens/find.ts');
const { readOutcome } = await import('../src/tokens/outcome.ts');
await Promise.all([
  ...['cli/take-in', 'codes/explain', 'tokens/numeric-date-at', 'tokens/inspect'].map(
    (module) => import(`../src/${module}.ts`),
  ),
]);

// Some are made only when a text asks for them.
createEntraLens();
findToken('eyJhbGciOiJub25lIn0.e30.');
readOutcome(400, 'application/json', '{"error":"a","error_description":"Trace ID: a"}');
const { parserOf } = await import('./grammars.ts');
const read = async (id: string, path: string, text: string) => {
  const reader = readers.find((each) => each.id === id);
  const reading = reader?.read(text, path, await parserOf(reader));
  if (reading) secretSpans(text, factsOf(reading, path));
  for (const { place } of reading?.settings ?? []) place.syntax.references?.('CLIENT_SECRET', place);
};
await read('bicep', 'main.bicep', "param secret string = 'a'\nvar clientSecret = 'b'\n");
for (const mark of ['', '# escape=`\n']) {
  const document = 'RUN <<EOF\nexport A=b\nEOF\nRUN <<-END\n\tA=b\n\tEND\n';
  await read(
    'dockerfile',
    'Dockerfile',
    `${mark}FROM a\nENV A=b C="d"\nARG X=y\nENV K some words\n${document}`,
  );
}

process.stdout.write(JSON.stringify([...found.values()]));
