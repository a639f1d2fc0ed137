import manifest from '../../package.json' with { type: 'json' };
import { RULES_PAGE, ruleNames, rulePage } from '../index.ts';

/** Where the project lives. */
export const HOME = manifest.homepage.replace(/#.*/s, '');

/** The address of a rule's section in `docs/rules.md`. What is found about comments has no section: the page tells it. */
export function ruleAddress(id: string): string {
  return ruleNames.includes(id) ? rulePage(id) : RULES_PAGE;
}
