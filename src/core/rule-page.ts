/** The page on which every rule is told. */
export const RULES_PAGE = 'https://github.com/aadsts-lens/aadsts-lens/blob/main/docs/rules.md';

/** The address of a rule's section on that page. */
export function rulePage(rule: string): string {
  return `${RULES_PAGE}#${rule}`;
}
