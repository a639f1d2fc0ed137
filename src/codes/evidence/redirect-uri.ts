import type { Registration, Stated } from '../../facts/types.ts';
import type { Located } from '../../facts/workspace.ts';
import { type Proof, type Proven, spotOf } from './proof.ts';

/** The redirect URI that was sent, beside those of the app's registration. */
export const redirectUri: Proof = {
  codes: [50011],
  source: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
  prove({ values: { redirectUri: sent, appId } }, { registrations }) {
    if (sent === undefined || appId === undefined) return [];
    const own = registrations.filter((each) => isOf(each, appId));
    // Terraform and Bicep know no client id yet: theirs are compared for what is nearly the same.
    const nameless = registrations.filter(({ fact }) => fact.clientId === undefined);
    const registered = urisOf(own.length > 0 ? own : nameless);
    const same = registered.filter(({ stated }) => stated.value === sent);
    if (same.length > 0) return [asRegistered(same)];
    if (registered.some(({ stated }) => stated.value.includes('*'))) return [];
    const nearest = nearestOf(sent, registered);
    if (nearest) return [nearest];
    return own.length === 0 || registered.length === 0 ? [] : [notRegistered(sent, registered)];
  },
};

interface Registered {
  readonly uri: string;
  readonly stated: Stated<string>;
}

function urisOf(registrations: readonly Located<Registration>[]): readonly Registered[] {
  return registrations.flatMap(({ uri, fact }) =>
    fact.redirectUris.map((each) => ({ uri, stated: each.uri })),
  );
}

function isOf({ fact: { clientId } }: Located<Registration>, appId: string): boolean {
  return clientId?.value.kind === 'guid' && clientId.value.guid === appId.toLowerCase();
}

function asRegistered(same: readonly Registered[]): Proven {
  return {
    id: 'redirect-uri-as-registered',
    message:
      'The workspace describes a registration with exactly this redirect URI: it was not deployed yet, is of another app, or is only minutes old.',
    places: same.map(({ uri, stated }) => spotOf(uri, stated)),
  };
}

function notRegistered(sent: string, registered: readonly Registered[]): Proven {
  return {
    id: 'redirect-uri-not-registered',
    message: `The registration in the workspace has ${registered.length === 1 ? 'another redirect URI' : `${registered.length} redirect URIs, all others`}: add ${sent} to it, letter by letter.`,
    places: registered.map(({ uri, stated }) => spotOf(uri, stated)),
  };
}

/** The port of a loopback address is not compared. */
const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?=[:/]|$)/i;

const DIFFERENCES: readonly {
  readonly id: string;
  readonly what: string;
  readonly same: (uri: string) => string;
}[] = [
  { id: 'slash', what: 'a slash at the end', same: (uri) => uri.replace(/\/$/, '') },
  { id: 'letter-case', what: 'letter case, which matters in the path', same: (uri) => uri.toLowerCase() },
  { id: 'scheme', what: 'http instead of https', same: (uri) => uri.replace(/^http:/i, 'https:') },
  {
    id: 'port',
    what: 'the port',
    same: (uri) => uri.replace(/^([a-z][a-z\d+.-]*:\/\/[^/:]+):\d+/i, '$1'),
  },
  {
    id: 'loopback',
    what: 'localhost instead of 127.0.0.1',
    same: (uri) => uri.replace(/^(https?:\/\/)127\.0\.0\.1\b/i, '$1localhost'),
  },
  { id: 'www', what: 'www. before the host', same: (uri) => uri.replace(/^(https?:\/\/)www\./i, '$1') },
  { id: 'query', what: 'the query', same: (uri) => uri.replace(/[?#].*/s, '') },
];

function nearestOf(sent: string, registered: readonly Registered[]): Proven | undefined {
  for (const { id, what, same } of DIFFERENCES) {
    if (id === 'port' && LOOPBACK.test(sent)) continue;
    const near = registered.filter(({ stated }) => same(stated.value) === same(sent));
    const [first] = near;
    if (!first) continue;
    return {
      id: `redirect-uri-${id}`,
      message: `${sent} was sent, and ${first.stated.value} is registered: they differ by ${what}. Entra compares letter by letter: make both alike.`,
      places: near.map(({ uri, stated }) => spotOf(uri, stated)),
    };
  }
  return undefined;
}
