import type { Resource } from '../../facts/request-types.ts';
import type { Workspace } from '../../facts/workspace.ts';
import { knownAs } from './known-ids.ts';
import { distinct, type Proof, type Proven, type Spot, spotOf } from './proof.ts';
import { signInsOf } from './sign-ins.ts';

interface Asked {
  readonly spot: Spot;
  readonly resource?: Resource;
}

/** The API that Entra does not find, or that the app may not ask for: where the workspace asks for it. */
export const unknownResource: Proof = {
  codes: [500011, 650057, 500014],
  source: 'https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope',
  prove({ values: { resource } }, workspace) {
    if (resource === undefined) return [];
    const asked = askedFor(resource, workspace);
    const places = distinct(asked.map(({ spot }) => spot));
    const meant = asked.find((each) => each.resource?.meant !== undefined)?.resource?.meant;
    const found =
      misspelt(resource, meant, places) ??
      doubleSlash(resource, places) ??
      ownId(resource, workspace, places);
    if (found) return [found];
    return places.length === 0
      ? []
      : [{ id: 'resource-place', message: 'The workspace asks for this API here.', places }];
  },
};

function askedFor(resource: string, workspace: Workspace): readonly Asked[] {
  const wanted = bare(resource);
  return signInsOf(workspace).flatMap(({ uri, requested, asked }): readonly Asked[] => [
    ...requested
      .flatMap(({ scopes }) => scopes)
      .flatMap((scope): readonly Asked[] => {
        const { meaning } = scope;
        const named = 'resource' in meaning ? meaning.resource : undefined;
        return bare(named?.text ?? scope.text) === wanted
          ? [{ spot: spotOf(uri, scope.stated), ...(named && { resource: named }) }]
          : [];
      }),
    ...asked
      .filter(({ value }) => value.split(/\s+/).some((text) => isOf(bare(text), wanted)))
      .map((stated) => ({ spot: spotOf(uri, stated) })),
  ]);
}

/** The API itself, or a permission of it. */
function isOf(text: string, wanted: string): boolean {
  return text === wanted || (text.startsWith(`${wanted}/`) && !text.slice(wanted.length + 1).includes('/'));
}

/** The name of an API without `/.default` and without slashes at its end. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/\/\.default$/, '')
    .replace(/\/{1,3}$/, '');
}

function misspelt(resource: string, meant: string | undefined, places: readonly Spot[]): Proven | undefined {
  if (meant === undefined || bare(meant) === bare(resource)) return undefined;
  return {
    id: 'resource-misspelt',
    message: `${resource} is asked for here; the API is called ${meant}.`,
    places,
  };
}

/** `https://graph.microsoft.com//.default`: one slash belongs to the name that was asked for. */
function doubleSlash(resource: string, places: readonly Spot[]): Proven | undefined {
  if (!/[^:]\/\/|\/$/.test(resource) || places.length === 0) return undefined;
  return {
    id: 'resource-slash',
    message: `The name that Entra looked for ends with a slash, or has two in a row: ${resource}. Take out what is too much; only names that are registered with a slash at the end want two before .default.`,
    places,
  };
}

/** A client id of the workspace: the API is known by its application ID URI, too, where it has one. */
function ownId(resource: string, workspace: Workspace, places: readonly Spot[]): Proven | undefined {
  const [, guid] = /^(?:api:\/\/)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.exec(resource) ?? [];
  const ids = workspace.idsOf(guid?.toLowerCase() ?? '');
  const other = ids.find(({ of }) => of !== 'application');
  if (!other || ids.some(({ of }) => of === 'application')) return undefined;
  return {
    id: `resource-is-${other.of}`,
    message: `${guid} was asked for as an API, but the workspace knows it as ${knownAs[other.of]}. An API goes by its client ID or its application ID URI.`,
    places: distinct([...places, spotOf(other.uri, other)]),
  };
}
