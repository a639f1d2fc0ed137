import type { Scope } from '../../facts/request-types.ts';
import type { Flow } from '../../facts/types.ts';
import { distinct, type Proof, type Spot, spotOf } from './proof.ts';
import { signInsOf } from './sign-ins.ts';

/** The scope of an app-only request that names a permission: where it stands, and what belongs there. */
export const refusedScope: Proof = {
  codes: [1002012, 70011],
  source: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope',
  prove({ code, values }, workspace) {
    // Others ask for these as well, and they are never what is wrong.
    const sent = values.scope?.split(/\s+/).filter((scope) => scope !== '' && !OPENID.test(scope)) ?? [];
    if (sent.length === 0) return [];
    const isSent = (text: string) => sent.includes(text);
    const found = signInsOf(workspace).flatMap(({ uri, requested, asked }) => [
      ...requested
        .flatMap(({ flow, scopes }) => scopes.map((scope) => ({ flow, scope })))
        .filter(({ scope }) => isSent(scope.text))
        .map(({ flow, scope }) => ({ spot: spotOf(uri, scope.stated), right: rightOf(scope, flow, code) })),
      ...asked
        .filter(({ value }) => value.split(/\s+/).some(isSent))
        .map((stated) => ({ spot: spotOf(uri, stated), right: undefined })),
    ]);
    const places: readonly Spot[] = distinct(found.map(({ spot }) => spot));
    if (places.length === 0) return [];
    const right = found.find((each) => each.right !== undefined)?.right;
    return [
      {
        id: 'scope-place',
        message: `The scope stands here. ${right ?? ADVICE[code] ?? ''}`,
        places,
      },
    ];
  },
};

const OPENID = /^(?:openid|profile|email|offline_access|address|phone)$/i;

const ADVICE: Readonly<Record<number, string>> = {
  1002012: 'For a token of the app itself it is one resource with /.default.',
  70011:
    'Each scope is the name of a permission behind the name of its API, or one resource with /.default, with blanks between them.',
};

/** 70011 comes in flows with a user, too: there only what is misspelt is known to be wrong. */
function rightOf({ meaning, asDefault }: Scope, flow: Flow | undefined, code: number): string | undefined {
  if (code === 1002012 || flow === 'client-credentials')
    return asDefault && `For a token of the app itself write ${asDefault}.`;
  const meant = meaning.kind === 'malformed' ? meaning.meant : undefined;
  return meant && `What was meant is ${meant}, as it seems.`;
}
