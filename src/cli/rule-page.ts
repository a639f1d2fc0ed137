import manifest from '../../package.json' with { type: 'json' };
import { RULES_PAGE, rulePage, rules } from '../index.ts';

/** Where the project lives. */
export const HOME = manifest.homepage.replace(/#.*/s, '');

const known = new Set(rules.map(({ id }) => id));

/** The address of a rule's section in `docs/rules.md`. What is found about comments has no section: the page tells it. */
export function ruleAddress(id: string): string {
  return known.has(id) ? rulePage(id) : RULES_PAGE;
}
