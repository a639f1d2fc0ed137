import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where .NET keeps the user secrets of a project; undefined for an id that is no plain name.
 * Source: https://learn.microsoft.com/aspnet/core/security/app-secrets#how-the-secret-manager-tool-works
 */
export function userSecretsFile(
  id: string,
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'> = process,
): string | undefined {
  if (!/^[\w-][\w.-]*$/.test(id)) return undefined;
  const folder =
    platform === 'win32'
      ? join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Microsoft', 'UserSecrets')
      : join(homedir(), '.microsoft', 'usersecrets');
  return join(folder, id, 'secrets.json');
}
