import type { Proven } from './proof.ts';

const NAMES = { client: ['app-id', 'client ID'], tenant: ['tenant', 'tenant'] } as const;

/** What languages make of a variable that has no value. */
const NOTHING = /^(?:undefined|null|none|nil|nan)$/i;
/** `${TENANT}`, `$(tenant)`, `{{tenant}}`, `%TENANT%`, `#{tenant}#`. Angle brackets are left out: they hide ids in what people post. */
const UNFILLED = /^(?:\$\{[^{}]+\}|\$\([^()]+\)|\{\{[^{}]+\}\}|%\w+%|#\{[^{}]+\}#?|\$[A-Za-z_]\w*)$/;

/** A variable that had no value when the request was made, or that nothing filled in. */
export function unset(sent: string, of: 'client' | 'tenant'): Proven | undefined {
  const [id, name] = NAMES[of];
  if (NOTHING.test(sent)) {
    const message = `“${sent}” was sent as ${name}: the variable that holds it had no value. Look whether the setting is there where the program runs, and by which name it is read.`;
    return { id: `${id}-unset`, message };
  }
  if (!UNFILLED.test(sent)) return undefined;
  const message = `${sent} was sent as ${name} as it stands: nothing put the value in its place. Look how this file or command fills in variables.`;
  return { id: `${id}-unfilled`, message };
}
