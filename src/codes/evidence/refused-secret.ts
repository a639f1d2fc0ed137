import type { ClientSecret } from '../../facts/types.ts';
import { distinct, type Proof, type Proven, type Spot } from './proof.ts';
import { type SignIn, signInsWith } from './sign-ins.ts';

type Kind = NonNullable<SignIn['secret']>['kind'];
type Secret = NonNullable<SignIn['secret']>;

/** Where the workspace states the secret of the app that the message names, and what its shape says. */
export const refusedSecret: Proof = {
  codes: [7000215, 7000222],
  source: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  prove({ code, values }, workspace) {
    const signIns = signInsWith(workspace, values.appId);
    const secrets = signIns.flatMap(({ secret }) => secret ?? []);
    if (secrets.length > 0) {
      // One that expired was once right: its shape tells nothing.
      return [(code === 7000215 ? shapeIn(secrets) : undefined) ?? placeOf(code, secrets)];
    }
    const places = distinct(signIns.flatMap(({ credential }) => credential ?? []));
    if (places.length === 0) return [];
    const message =
      'The app is named here, and no file that was read states its secret: look where these get it from, such as an environment variable or a vault.';
    return [{ id: 'secret-elsewhere', message, places }];
  },
};

function placeOf(code: number, secrets: readonly Secret[]): Proven {
  const places = distinct(secrets.map(({ spot }) => spot));
  const where =
    places.length === 1 ? 'one place of the workspace' : `${places.length} places of the workspace`;
  const what = code === 7000222 ? 'write the new secret there' : 'look at the secret there';
  const isDeferred = secrets.every(({ kind }) => kind === 'reference' || kind === 'computed');
  const from = isDeferred ? ' It comes from elsewhere: what counts is the value that is filled in.' : '';
  const message = `This app signs in with what stands at ${where}: ${what}.${from}`;
  return { id: 'secret-place', message, places };
}

/** A secret that cannot be one by its shape. What is not filled in tells something only where nothing else is stated. */
function shapeIn(secrets: readonly Secret[]): Proven | undefined {
  const isUnfilled = (kind: Kind) => kind === 'placeholder' || kind === 'empty';
  const guilty =
    secrets.find(({ kind }) => SHAPES[kind] && !isUnfilled(kind)) ??
    (secrets.every(({ kind }) => isUnfilled(kind)) ? secrets[0] : undefined);
  const shape = guilty && SHAPES[guilty.kind];
  if (!shape) return undefined;
  const places: readonly Spot[] = distinct([guilty.spot, ...secrets.map(({ spot }) => spot)]);
  return { id: `secret-${shape.id}`, message: shape.message, places };
}

const SHAPES: {
  readonly [Each in ClientSecret['kind'] | 'computed']?: { readonly id: string; readonly message: string };
} = {
  guid: {
    id: 'is-id',
    message:
      'What stands as this app’s secret is a GUID, as the Secret ID is: write the text of the column Value there. It is shown only when the secret is made; without it, make a new one.',
  },
  thumbprint: {
    id: 'is-thumbprint',
    message:
      'What stands as this app’s secret is as long as a thumbprint, which names a certificate and proves nothing: write the secret’s value, or sign in with the certificate.',
  },
  masked: {
    id: 'is-masked',
    message:
      'What stands as this app’s secret is masked: it was copied where only its beginning is shown. Make a new secret and copy it at once.',
  },
  placeholder: {
    id: 'is-placeholder',
    message: 'What stands as this app’s secret is a placeholder: write the secret’s value in its place.',
  },
  empty: { id: 'is-empty', message: 'The secret of this app is empty here: write its value.' },
};
