import type { Registration, Stated } from '../../facts/types.ts';
import type { Located } from '../../facts/workspace.ts';
import { type Proof, type Proven, spotOf } from './proof.ts';

/** The redirect URI that was sent, beside those of the app's registration. */
export const redirectUri: Proof = {
  codes: [50011, 500113, 9002326],
  source: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
  prove({ values: { redirectUri: sent, appId } }, { registrations }) {
    if (sent === undefined) return [];
    const own = registrations.filter((each) => isOf(each, appId));
    const registered = own.flatMap(({ uri, fact }) =>
      fact.redirectUris.map((each) => ({ uri, stated: each.uri })),
    );
    if (registered.length === 0 || registered.some(({ stated }) => stated.value === sent)) return [];
    const [nearest] = registered.flatMap(({ uri, stated }) => differenceOf(sent, stated, uri) ?? []);
    return [
      nearest ?? {
        id: 'redirect-uri-not-registered',
        message: `The registration in the workspace has ${registered.length === 1 ? 'another redirect URI' : `${registered.length} redirect URIs, all others`}: add ${sent} to it, letter by letter.`,
        places: registered.map(({ uri, stated }) => spotOf(uri, stated)),
      },
    ];
  },
};

function isOf({ fact }: Located<Registration>, appId: string | undefined): boolean {
  const { clientId } = fact;
  if (clientId?.value.kind !== 'guid') return false;
  return appId === undefined || clientId.value.guid === appId.toLowerCase();
}

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
  { id: 'query', what: 'the query', same: (uri) => uri.replace(/[?#].*$/, '') },
];

function differenceOf(sent: string, registered: Stated<string>, uri: string): Proven | undefined {
  const found = DIFFERENCES.find(({ same }) => same(sent) === same(registered.value));
  return (
    found && {
      id: `redirect-uri-${found.id}`,
      message: `${sent} was sent, and ${registered.value} is registered: they differ by ${found.what}. Entra compares letter by letter: make both alike.`,
      places: [spotOf(uri, registered)],
    }
  );
}
