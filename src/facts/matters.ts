import { mayHoldPem } from '../core/pem.ts';
import type { Setting } from '../core/types.ts';
import { isAccessControlName } from './access-control.ts';
import { isAddress } from './address.ts';
import { dependencyIn } from './dependency.ts';
import { isFederatedName, isWorkflow } from './federated-credential.ts';
import { requestParameters } from './library-http.ts';
import { compactName, levelsOf, roleOf } from './names.ts';
import { isRegistrationName, tellsRegistration } from './registration.ts';
import { isSpringName } from './spring-clients.ts';
import { holdsIdentifiableSecret } from './written-secret.ts';

/**
 * Tells of the settings of a file which matter: `factsOf` says the same of these as of all of them. It is told by the names
 * that lead to a setting, or by its value.
 */
export function mattersIn(path: string): (setting: Setting) => boolean {
  if (isWorkflow(path)) return () => true;
  const isDependency = dependencyIn(path);
  const known = new Map<string, Name>();
  const named = (name: string) => {
    const each = known.get(name) ?? nameOf(name);
    known.set(name, each);
    return each;
  };
  return (setting) =>
    isDependency(setting.path) || mattersByName(setting.path, named) || mattersByValue(setting.value);
}

/** What a name says of the setting that it leads to. */
interface Name {
  /** Whether a setting matters that is called so. */
  readonly isTelling: boolean;
  /** Whether it matters below such a name. */
  readonly isAbove: boolean;
  /** Whether it is the number of an item. */
  readonly isIndex: boolean;
}

function nameOf(name: string): Name {
  const compact = compactName(name);
  const isOfKind =
    isRegistrationName(compact) ||
    isFederatedName(compact) ||
    isAccessControlName(compact) ||
    isSpringName(name);
  return {
    isTelling: isOfKind || requestParameters.has(name) || roleOf(levelsOf([name]).at(-1) ?? '') !== undefined,
    isAbove: tellsRegistration(compact),
    isIndex: /^\d+$/.test(compact),
  };
}

function mattersByName(path: readonly string[], named: (name: string) => Name): boolean {
  const last = named(path.at(-1) ?? '');
  if (last.isTelling || path.some((name) => named(name).isAbove)) return true;
  if (last.isIndex) return isListThatMatters(path.findLast((name) => !named(name).isIndex) ?? '');
  // A name of nothing but separators leaves the one before it to speak.
  return levelsOf(path.slice(-1)).length === 0 && roleOf(levelsOf(path).at(-1) ?? '') !== undefined;
}

/** Items of lists go by their number. */
function isListThatMatters(list: string): boolean {
  return /^(?:audiences?|redirecturis)$/.test(compactName(list)) || isSpringName(list);
}

function mattersByValue(value: string): boolean {
  return (
    (value.includes('.') && isAddress(value)) ||
    /token|oauth|openid/i.test(value) ||
    holdsIdentifiableSecret(value) ||
    mayHoldPem(value)
  );
}
