import { distinct, type Proof, type Spot, spotOf } from './proof.ts';
import { signInsOf } from './sign-ins.ts';

/** The scope of an app-only request that names a permission: where it stands, and what belongs there. */
export const refusedScope: Proof = {
  codes: [1002012, 70011],
  source: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope',
  prove({ values }, workspace) {
    const sent = values.scope?.split(/\s+/).filter((scope) => scope !== '') ?? [];
    if (sent.length === 0) return [];
    const isSent = (text: string) => sent.includes(text);
    const found = signInsOf(workspace).flatMap(({ uri, requested, asked }) => [
      ...requested
        .flatMap(({ scopes }) => scopes)
        .filter(({ text }) => isSent(text))
        .map(({ stated, asDefault }) => ({ spot: spotOf(uri, stated), asDefault })),
      ...asked
        .filter(({ value }) => value.split(/\s+/).some(isSent))
        .map((stated) => ({ spot: spotOf(uri, stated), asDefault: undefined })),
    ]);
    const places: readonly Spot[] = distinct(found.map(({ spot }) => spot));
    if (places.length === 0) return [];
    const right = found.find(({ asDefault }) => asDefault !== undefined)?.asDefault;
    return [
      {
        id: 'scope-place',
        message: `The scope stands here. ${right === undefined ? 'For a token of the app itself it is one resource with /.default.' : `For a token of the app itself write ${right}.`}`,
        places,
      },
    ];
  },
};
