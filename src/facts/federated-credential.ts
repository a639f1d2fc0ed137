import type { Setting } from '../core/types.ts';
import { compactName } from './names.ts';
import { compactor, isIndex, objectsOf } from './setting-objects.ts';
import type { FederatedCredential, Stated, WorkflowJob } from './types.ts';

const VALUE = /^(?:issuer|subject|audiences?)$/;
const LIST = /^audiences?$/;

/** True for the compact name of a setting that is looked at here. */
export function isFederatedName(name: string): boolean {
  return VALUE.test(name);
}

/**
 * The federated credentials that settings describe: the parameters of `az ad app federated-credential`, the resources of
 * Bicep and Terraform. An issuer with a subject is one where an audience stands beside, or the names above say so.
 * Source: https://learn.microsoft.com/graph/api/resources/federatedidentitycredential
 */
export function federatedCredentialsOf(settings: readonly Setting[]): readonly FederatedCredential[] {
  const compact = compactor();
  if (!settings.some(({ path }) => compact(path.at(-1) ?? '') === 'subject')) return [];
  const objects = [...objectsOf(settings, VALUE, compact)];
  const keyOf = (path: readonly string[]) => path.join('\u0000');
  const lists = new Map(
    objects
      .filter(({ path }) => LIST.test(compact(path.at(-1) ?? '')))
      .map(({ path, values }) => [keyOf(path.slice(0, -1)), [...values].filter(([name]) => isIndex(name))]),
  );
  return objects.flatMap(({ path, values }): FederatedCredential[] => {
    const [issuer, subject] = [values.get('issuer'), values.get('subject')];
    const alone = [values.get('audience'), values.get('audiences')].filter((each) => each !== undefined);
    const audiences = [...alone, ...(lists.get(keyOf(path)) ?? []).map(([, setting]) => setting)];
    const isNamed = path.some((name) => /federated(?:identity)?credential/.test(compact(name)));
    if (!issuer || !subject || (audiences.length === 0 && !isNamed)) return [];
    return [
      {
        kind: 'federated-credential',
        issuer: stated(issuer),
        subject: stated(subject),
        audiences: audiences.map(stated),
      },
    ];
  });
}

/** The jobs of a workflow of GitHub Actions that sign in with `azure/login`, and the environments they run in. */
export function workflowJobsOf(settings: readonly Setting[], path: string): readonly WorkflowJob[] {
  if (!isWorkflow(path)) return [];
  const jobs = new Set(settings.filter(isAzureLogin).map((setting) => setting.path[1] ?? ''));
  return settings.flatMap((setting): WorkflowJob[] => {
    const [top, job = '', name, more] = setting.path;
    const isEnvironment = top === 'jobs' && name === 'environment' && (more ?? 'name') === 'name';
    return isEnvironment && jobs.has(job) ? [{ kind: 'workflow-job', environment: stated(setting) }] : [];
  });
}

/** True for a workflow of GitHub Actions. */
export function isWorkflow(path: string): boolean {
  return /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i.test(path);
}

function isAzureLogin({ path, value }: Setting): boolean {
  return path[0] === 'jobs' && path.at(-1) === 'uses' && /^azure\/login@/i.test(value);
}

/** Computed values are empty: nothing is said of them. */
function stated({ path, value, isComputed, place }: Setting): Stated<string> {
  return { value: isComputed ? '' : value, name: compactName(path.at(-1) ?? ''), place };
}
