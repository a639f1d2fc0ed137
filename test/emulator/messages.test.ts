import assert from 'node:assert/strict';
import { findCode } from '../../src/codes/catalogue.ts';
import { bestTemplate } from '../../src/codes/templates.ts';
import { messages } from '../../src/emulator/messages.ts';

describe('the wording of refusals', () => {
  for (const [number, { error, text }] of Object.entries(messages)) {
    it(`of ${number} is that of the catalogue`, () => {
      const code = findCode(Number.parseInt(number, 10));
      assert.ok(code);
      const spoken = text.replace(/\{\w+\}/g, 'contoso');
      const meanings = [code, ...(code.others ?? [])];
      const fits = meanings.filter(({ templates }) => bestTemplate(templates, spoken)?.complete);
      assert.notEqual(fits.length, 0, `no template fits: ${spoken}`);
      const errors = fits.map(({ oauthError }) => oauthError).filter((each) => each !== undefined);
      if (errors.length > 0) assert.ok(errors.includes(error), `${error} is not ${errors}`);
    });
  }
});
