import type { Setting } from '../core/types.ts';
import { withDeploymentReferences } from './json-deployment.ts';
import { withReplaceableEntries } from './json-entry.ts';
import { asValue, emptied, fromKeyVault, type References, removed, withReferences } from './references.ts';

/**
 * What the platform that reads a JSON file offers beside values: how it takes them from outside. The file's name tells
 * the platform, or words that only this one has. Plain JSON has no way to say so.
 */
export function withJsonPlatform(
  settings: readonly Setting[],
  text: string,
  path: string,
): readonly Setting[] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:appsettings(?:\..*)?|secrets)\.json$/i.test(file)) {
    const own = withReplaceableEntries(settings, text);
    return /^secrets/i.test(file) ? own : withReferences(own, fromUserSecrets);
  }
  if (/^launchSettings\.json$/i.test(file)) return withReferences(settings, fromLaunchedUserSecrets);
  if (/^local\.settings\.json$/i.test(file)) return withReferences(settings, () => fromKeyVault);
  if (/"slotSetting"\s*:/.test(text)) return withReferences(settings, () => fromKeyVault);
  if (/"\$schema"\s*:\s*"[^"]*deployment(?:Template|Parameters)\.json/i.test(text))
    return withDeploymentReferences(settings, text);
  const references = referencesOf(file, path, text);
  return references ? withReferences(settings, () => references) : settings;
}

function referencesOf(file: string, path: string, text: string): References | undefined {
  if (/\.postman_collection\.json$/i.test(file) || /schema\.getpostman\.com\//.test(text)) return postman;
  if (/(?:^|\/)\.vscode\/(?:launch|tasks)\.json$/.test(path)) return editor;
  if (/^\.?devcontainer\.json$/.test(file)) return localMachine;
  return undefined;
}

const postman = asValue('a variable of Postman', (variable) => `{{${variable}}}`);
const editor = asValue('the environment', (variable) => `\${env:${variable}}`);
const localMachine = asValue('the environment', (variable) => `\${localEnv:${variable}}`);

/** .NET lays user secrets and the environment over what appsettings.json says, by the names of all levels. */
function fromUserSecrets({ path }: Setting): References {
  const key = path.join(':');
  const variable = key.replaceAll(':', '__');
  return emptied(`Leave it empty: set ${key} with dotnet user-secrets, or ${variable} in the environment`);
}

/** The environment wins over user secrets, so here the value has to go. */
function fromLaunchedUserSecrets({ path }: Setting): References | undefined {
  const key = (path.at(-1) ?? '').replaceAll('__', ':');
  return path.includes('environmentVariables')
    ? removed(`Remove it: set ${key} with dotnet user-secrets`)
    : undefined;
}
