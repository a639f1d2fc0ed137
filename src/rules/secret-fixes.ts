import { environmentVariable, takeFromOutside, writeValue } from '../core/fixes.ts';
import type { Fix } from '../core/types.ts';
import type { App, ClientSecret, SecretFlaw, Stated } from '../facts/types.ts';
import { otherCredentials } from './client-credentials.ts';
import type { SecretOf } from './stated-secrets.ts';

/** What stands in a file until the real value is put in. */
export const SECRET_PLACEHOLDER = '<client-secret-value>';

/** Undoes what is wrong with a secret's text; where that is not known, the ways to put another in its place. */
export function flawFixes(
  { secret, owner }: SecretOf,
  { repair = [] }: SecretFlaw,
  { title, safe }: { readonly title: string; readonly safe: boolean },
): readonly Fix[] {
  if (repair.length === 0) return secretFixes(owner, secret);
  return [{ kind: 'edit', title, safe, edits: repair }];
}

/** The ways out when something else stands where a client secret belongs. */
export function secretFixes(app: App, secret: Stated<ClientSecret>): readonly Fix[] {
  return [
    { kind: 'ask-secret', title: 'Enter the secret value…', place: secret.place },
    ...moveOutOfFile(app, secret),
    ...openCredentials(app),
  ];
}

/** Takes the secret out of the text: to where the file's platform takes it from, for another credential, or a placeholder. */
export function moveOutOfFile(app: App, secret: Stated<ClientSecret>): readonly Fix[] {
  return [
    ...takeFromOutside(secret.place, variableOf(secret)),
    ...otherCredentials(app, secret),
    writeValue(
      secret.place,
      SECRET_PLACEHOLDER,
      `Replace it with the placeholder ${SECRET_PLACEHOLDER}`,
      false,
    ),
  ];
}

/** What the secret is called outside the file: as its setting is, unless that says little: an option `-p` does. */
function variableOf({ name }: Stated<ClientSecret>): string {
  const variable = environmentVariable(name.slice(name.lastIndexOf('.') + 1));
  const saysMuch = /^[A-Z].*(?:SECRET|PASSWORD|KEY)/.test(variable);
  return saysMuch ? variable : 'AZURE_CLIENT_SECRET';
}

/**
 * The app's page of certificates and secrets. The address is in wide use and works in every public-cloud
 * tenant; Microsoft documents no promise that it stays.
 */
function openCredentials(app: App): readonly Fix[] {
  const id = app.clientId?.value;
  const host = app.authority?.value.kind === 'url' ? app.authority.value.host : 'login.microsoftonline.com';
  if (id?.kind !== 'guid' || host !== 'login.microsoftonline.com') return [];
  const url = `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/${id.guid}`;
  return [{ kind: 'open', title: 'Open the app’s Certificates & secrets page', url }];
}
