import type { Workspace } from '../../facts/workspace.ts';
import { distinct, type Proven, spotOf } from './proof.ts';
import { signInsOf } from './sign-ins.ts';

const NAMES = { client: ['app-id', 'client ID'], tenant: ['tenant', 'tenant'] } as const;

/**
 * An id with braces, quotes or blanks around it: Entra takes them for a part of it.
 *
 * @param sent in lower case
 */
export function inMarks(sent: string, of: 'client' | 'tenant', workspace: Workspace): Proven | undefined {
  const [, guid] = /^[\s{("'<[]+([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})[\s})"'>\]]*$/.exec(sent) ?? [];
  if (guid === undefined) return undefined;
  const places = signInsOf(workspace).flatMap((signIn) => {
    const stated = signIn[of];
    const isMeant = stated?.value.kind === 'malformed' && stated.value.meant === guid;
    return isMeant ? [spotOf(signIn.uri, stated)] : [];
  });
  const [id, name] = NAMES[of];
  return {
    id: `${id}-in-marks`,
    message: `${sent} was sent as ${name}: take away what stands around the id, and write ${guid}.`,
    places: distinct(places),
  };
}
