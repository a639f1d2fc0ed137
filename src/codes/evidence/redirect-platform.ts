import { type Proof, spotOf } from './proof.ts';

/** A browser redeemed a code from an origin: the addresses there that are registered for the platform `web`. */
export const redirectPlatform: Proof = {
  codes: [9002326],
  source: 'https://learn.microsoft.com/entra/identity-platform/reply-url',
  prove({ values: { origin } }, { registrations }) {
    if (origin === undefined) return [];
    const wanted = originOf(origin);
    if (wanted === undefined) return [];
    const there = registrations.flatMap(({ uri, fact }) =>
      fact.redirectUris
        .filter((each) => originOf(each.uri.value) === wanted)
        .map(({ platform, uri: stated }) => ({ platform, spot: spotOf(uri, stated) })),
    );
    if (there.length === 0 || there.some(({ platform }) => platform === 'spa')) return [];
    return [
      {
        id: 'redirect-uri-platform',
        message: `The redirect URI at ${origin} is registered, but not for single-page applications: move it from ${there[0]?.platform === 'web' ? 'Web' : 'Mobile and desktop applications'} to Single-page application. Where a server is meant to redeem the code, do it there and not in the browser.`,
        places: there.map(({ spot }) => spot),
      },
    ];
  },
};

function originOf(address: string): string | undefined {
  return /^https?:\/\/[^/?#\s]+/i.exec(address)?.[0].toLowerCase();
}
