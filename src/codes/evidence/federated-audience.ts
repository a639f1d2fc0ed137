import type { Stated } from '../../facts/types.ts';
import { type Proof, type Proven, spotOf } from './proof.ts';

const EXPECTED = /^api:\/\/AzureADTokenExchange(?:USGov|China)?$/;

/** The audience that was presented, beside the one of the federated credentials of the workspace. */
export const federatedAudience: Proof = {
  codes: [700212, 70021],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  prove({ code, values: { audience } }, { federatedCredentials }) {
    if (audience === undefined) return [];
    const stated = federatedCredentials.flatMap(({ uri, fact }) =>
      fact.audiences.filter(({ value }) => value !== '').map((each) => ({ uri, stated: each })),
    );
    if (stated.some(({ stated: { value } }) => value === audience)) return [];
    const found = differing(audience, stated);
    if (found) return [found];
    // 70021 shows all three: that the audience is another tells nothing of what Entra missed.
    if (code === 70021) return [];
    const wanted = [...new Set(stated.map(({ stated: { value } }) => value))];
    if (wanted.length === 0 && EXPECTED.test(audience)) return [];
    return [other(audience, wanted, stated)];
  },
};

function other(audience: string, wanted: readonly string[], stated: readonly StatedAudience[]): Proven {
  const places = stated.map(({ uri, stated: each }) => spotOf(uri, each));
  if (wanted.every((each) => EXPECTED.test(each)) && wanted.length < 2) {
    const right = wanted[0] ?? 'api://AzureADTokenExchange';
    return {
      id: 'audience-not-exchange',
      message: `The token was made for ${audience}. Ask its issuer for the audience ${right}, which ${wanted.length > 0 ? 'the federated credential has' : 'federated credentials have unless somebody wrote another'}.`,
      ...(places.length > 0 && { places }),
    };
  }
  return {
    id: 'audience-other',
    message: `The token was made for ${audience}. The workspace describes federated credentials for ${wanted.join(' and ')}: ask the issuer for that audience, or write this one into the credential.`,
    places,
  };
}

interface StatedAudience {
  readonly uri: string;
  readonly stated: Stated<string>;
}

function differing(audience: string, stated: readonly StatedAudience[]): Proven | undefined {
  const alike = stated.find(({ stated: { value } }) => canonical(value) === canonical(audience));
  return (
    alike && {
      id: 'audience-spelling',
      message: `The federated credential has ${alike.stated.value}, the token ${audience}: the same but for letter case or a slash at the end. Entra compares letter by letter: write ${audience}.`,
      places: [spotOf(alike.uri, alike.stated)],
    }
  );
}

function canonical(text: string): string {
  return text.toLowerCase().replace(/\/$/, '');
}
