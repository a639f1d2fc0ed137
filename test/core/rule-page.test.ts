import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import { RULES_PAGE } from '../../src/core/rule-page.ts';

describe('the page of the rules', () => {
  it('stands where the manifest says that the project lives', () => {
    assert(RULES_PAGE.startsWith(`${manifest.repository.url.replace(/\.git$/, '')}/`));
    assert(manifest.homepage.startsWith(manifest.repository.url.replace(/\.git$/, '')));
  });
});
