import type { ClientSecret } from '../../facts/types.ts';
import { distinct, type Proof, type Proven, type Spot } from './proof.ts';
import { signInsWith } from './sign-ins.ts';

/** Where the workspace states the secret of the app that the message names, and what its shape says. */
export const refusedSecret: Proof = {
  codes: [7000215, 7000222, 7000216, 7000218],
  source: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  prove({ code, values }, workspace) {
    const places = distinct(
      signInsWith(workspace, values.appId).flatMap(({ credential }) => credential ?? []),
    );
    if (places.length === 0) return [];
    return [
      shapeAt(places, workspace.apps) ?? {
        id: 'secret-place',
        message: messageOf(code, places.length),
        places,
      },
    ];
  },
};

function messageOf(code: number, count: number): string {
  const where = count === 1 ? 'one place of the workspace' : `${count} places of the workspace`;
  return code === 7000222
    ? `This app signs in with what stands at ${where}: write the new secret there.`
    : `This app signs in with what stands at ${where}: look at the secret there.`;
}

interface StatedSecrets {
  readonly uri: string;
  readonly fact: {
    readonly clientSecret?: {
      readonly value: ClientSecret;
      readonly place: { readonly span: { readonly start: number } };
    };
  };
}

/** The first of these secrets that cannot be one by its shape. */
function shapeAt(places: readonly Spot[], apps: readonly StatedSecrets[]): Proven | undefined {
  for (const { uri, fact } of apps) {
    const secret = fact.clientSecret;
    const place = places.find(({ uri: at, span }) => at === uri && span.start === secret?.place.span.start);
    const shape = place && secret && SHAPES[secret.value.kind];
    if (place && shape)
      return {
        id: `secret-${shape.id}`,
        message: shape.message,
        places: [place, ...places.filter((each) => each !== place)],
      };
  }
  return undefined;
}

const SHAPES: {
  readonly [Kind in ClientSecret['kind']]?: { readonly id: string; readonly message: string };
} = {
  guid: {
    id: 'is-id',
    message:
      'What stands as this app’s secret is a GUID: the Secret ID, where the text of the Value column belongs.',
  },
  thumbprint: {
    id: 'is-thumbprint',
    message:
      'What stands as this app’s secret is as long as a thumbprint: it names a certificate and proves nothing.',
  },
  masked: {
    id: 'is-masked',
    message: 'What stands as this app’s secret is masked: it was copied where only its beginning is shown.',
  },
  placeholder: {
    id: 'is-placeholder',
    message: 'What stands as this app’s secret is a placeholder that was never filled in.',
  },
  empty: { id: 'is-empty', message: 'The secret of this app is empty here.' },
};
