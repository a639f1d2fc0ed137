import type { Rule } from '../core/rule.ts';
import type { EntraFact } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';

type FactOf<Kind extends EntraFact['kind']> = Extract<EntraFact, { readonly kind: Kind }>;

/**
 * Makes a rule. `check` gets facts of the kind that `on` names, or of each of its kinds; a message that it yields and
 * `messages` lacks does not compile.
 */
export function defineRule<Kind extends EntraFact['kind'], Message extends string>(
  rule: Omit<Rule<FactOf<Kind>, Workspace, Message>, 'on' | 'check'> & {
    readonly on: Kind | readonly Kind[];
    check(
      fact: FactOf<Kind>,
      workspace: Workspace,
      uri: string,
    ): ReturnType<Rule<FactOf<Kind>, Workspace, NoInfer<Message>>['check']>;
  },
): Rule<EntraFact, Workspace> {
  return rule;
}
