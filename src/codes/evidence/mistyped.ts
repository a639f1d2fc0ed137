import type { KnownId, Workspace } from '../../facts/workspace.ts';
import { distinct, type Proven, type Spot, spotOf } from './proof.ts';

const NAMES = { application: ['app-id', 'client ID'], tenant: ['tenant', 'tenant'] } as const;

/**
 * An id that the workspace knows, but for one digit or two that changed places. GUIDs are random: no two are that near
 * by chance.
 *
 * @param guid in lower case
 */
export function mistyped(
  guid: string,
  of: 'application' | 'tenant',
  workspace: Workspace,
): Proven | undefined {
  const near = workspace.idsAs(of).filter((each) => isSlip(guid, each.guid));
  const [first] = near;
  if (!first || near.some((each) => each.guid !== first.guid)) return undefined;
  const [id, name] = NAMES[of];
  return {
    id: `${id}-mistyped`,
    message: `${guid} was sent as ${name}. The workspace knows ${first.guid}, which is the same but for ${differing(guid, first.guid).length === 1 ? 'one digit' : 'two digits'}: one of them is mistyped. Copy it anew from the app’s overview page.`,
    places: distinct([...workspace.idsOf(guid), ...near].map(placeOf)),
  };
}

function placeOf(each: KnownId): Spot {
  return spotOf(each.uri, each);
}

function isSlip(one: string, other: string): boolean {
  const places = differing(one, other);
  const [first = 0, second = 0] = places;
  if (one.length !== other.length || new Set(other).size < 8) return false;
  const isExchanged = one[first] === other[second] && one[second] === other[first];
  return places.length === 1 || (places.length === 2 && isExchanged);
}

function differing(one: string, other: string): readonly number[] {
  return [...one].flatMap((character, index) => (character === other[index] ? [] : [index]));
}
