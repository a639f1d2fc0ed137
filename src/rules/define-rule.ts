import type { Rule } from '../core/rule.ts';
import type { EntraFact } from '../facts/types.ts';

/** Makes a rule; a message that `check` yields and `messages` lacks does not compile. */
export function defineRule<Message extends string>(
  rule: Omit<Rule<EntraFact, Message>, 'check'> & {
    check(fact: EntraFact): ReturnType<Rule<EntraFact, NoInfer<Message>>['check']>;
  },
): Rule<EntraFact> {
  return rule;
}
