import { mayHoldPem } from '../core/pem.ts';
import type { Setting } from '../core/types.ts';
import { isAccessControlName } from './access-control.ts';
import { isAddress } from './address.ts';
import { isProjectFile } from './dependency.ts';
import { isFederatedName, isWorkflow } from './federated-credential.ts';
import { requestParameters } from './library-http.ts';
import { compactName, levelsOf, roleOf } from './names.ts';
import { isRegistrationName, tellsRegistration } from './registration.ts';
import { isSpringName } from './spring-clients.ts';
import { holdsIdentifiableSecret } from './written-secret.ts';

/**
 * False for a setting of a file that no fact is made of: `factsOf` says the same of the others without it. It is told by
 * the names that lead to it, or by its value.
 */
export function matters({ path, value }: Setting, file: string): boolean {
  return mattersByName(path) || mattersByValue(value) || isProjectFile(file) || isWorkflow(file);
}

function mattersByName(path: readonly string[]): boolean {
  const name = path.at(-1) ?? '';
  if (roleOf(levelsOf(path).at(-1) ?? '') || requestParameters.has(name)) return true;
  const compact = compactName(name);
  if (isRegistrationName(compact) || isFederatedName(compact) || isAccessControlName(compact)) return true;
  if (isSpringName(name) || path.some((each) => tellsRegistration(compactName(each)))) return true;
  return /^\d+$/.test(compact) && isListThatMatters(path);
}

/** Items of lists go by their number. */
function isListThatMatters(path: readonly string[]): boolean {
  const list = compactName(path.findLast((each) => !/^\d+$/.test(compactName(each))) ?? '');
  return /^(?:audiences?|redirecturis)$/.test(list) || isSpringName(list);
}

function mattersByValue(value: string): boolean {
  return (
    (value.includes('.') && isAddress(value)) ||
    /token|oauth|openid/i.test(value) ||
    holdsIdentifiableSecret(value) ||
    mayHoldPem(value)
  );
}
