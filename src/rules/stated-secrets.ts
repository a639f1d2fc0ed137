import type { App, ClientSecret, SecretFlaw, Stated, TokenRequest } from '../facts/types.ts';

/** A client secret as a file states it, and the app that it is for. */
export interface SecretOf {
  readonly secret: Stated<ClientSecret>;
  readonly owner: App;
}

/** The client secret of an app, and those that a request sends. */
export function secretsOf(fact: App | TokenRequest): readonly SecretOf[] {
  if (fact.kind === 'app') return fact.clientSecret ? [{ secret: fact.clientSecret, owner: fact }] : [];
  return fact.parameters.flatMap(({ value, name, place }) =>
    value.kind === 'secret' ? [{ secret: { value: value.secret, name, place }, owner: senderOf(fact) }] : [],
  );
}

/** The app that sends a request, as far as the request says it. */
function senderOf({ endpoint, parameters, span }: TokenRequest): App {
  const id = parameters.find(({ name }) => name === 'client_id');
  const guid = id?.value.kind === 'literal' ? id.value.text.trim().toLowerCase() : '';
  const tenant = endpoint?.value.tenant;
  return {
    kind: 'app',
    group: 'token request',
    isLocalFile: false,
    call: span,
    ...(id &&
      GUID.test(guid) && { clientId: { value: { kind: 'guid', guid }, name: id.name, place: id.place } }),
    ...(endpoint && tenant && { tenant: { value: tenant, name: endpoint.name, place: endpoint.place } }),
  };
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type FlawOf<Kind extends SecretFlaw['kind']> = SecretFlaw & { readonly kind: Kind };

/** Those flaws of a secret that are of one kind. */
export function flawsOf<Kind extends SecretFlaw['kind']>(
  { value }: Stated<ClientSecret>,
  kind: Kind,
): readonly FlawOf<Kind>[] {
  const flaws = value.kind === 'value' ? (value.flaws ?? []) : [];
  return flaws.filter((flaw): flaw is FlawOf<Kind> => flaw.kind === kind);
}
