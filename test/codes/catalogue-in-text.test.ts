import assert from 'node:assert/strict';
import { catalogue, findCode } from '../../src/codes/catalogue.ts';
import { explain } from '../../src/codes/explain.ts';
import { findMentions } from '../../src/codes/mentions.ts';
import { APP, BLOCK, TRACE } from './samples/sample.ts';

/** Drivers of Oracle's database use this number too, so beside `errorCode` it says nothing of Entra. */
const AMBIGUOUS: readonly number[] = [17003];

/** A message as Entra would write it, and the values in it. */
function filled(template: string): { readonly message: string; readonly values: Record<string, string> } {
  const values: Record<string, string> = {};
  const message = template.replaceAll('…', 'something').replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = /appId$/i.test(name) ? APP : `Some ${name}`;
    values[name] = value;
    return value;
  });
  return { message, values };
}

describe('the catalogue, met in a text', () => {
  it('has its codes seen beside a key word of the portal', () => {
    const unseen = catalogue.filter(({ code }) => findMentions(`Error Code: ${code}`).length !== 1);
    assert.deepEqual(
      unseen.map(({ code }) => code).filter((code) => !AMBIGUOUS.includes(code)),
      [],
    );
  });

  it('gives meaning and values of each template back', () => {
    for (const entry of catalogue) {
      for (const { title, templates } of [entry, ...(entry.others ?? [])]) {
        for (const template of templates) {
          const { message, values } = filled(template);
          const text = JSON.stringify({ error_description: `AADSTS${entry.code}: ${message} ${BLOCK}` });
          const told = explain(text, { find: findCode, foreseenBy: () => [] });
          assert.deepEqual(
            {
              code: told.codes[0]?.code,
              title: told.codes[0]?.title,
              values: told.values,
              trace: told.traceId,
            },
            { code: entry.code, title, values, trace: TRACE },
            `AADSTS${entry.code}: ${template}`,
          );
        }
      }
    }
  });
});
