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
    // 70021 shows all three: that the audience is right tells nothing.
    if (EXPECTED.test(audience) || code === 70021) return [];
    return [
      {
        id: 'audience-not-exchange',
        message: `The token was made for ${audience}. Ask its issuer for the audience api://AzureADTokenExchange, which federated credentials have unless somebody wrote another.`,
        ...(stated.length > 0 && { places: stated.map(({ uri, stated: each }) => spotOf(uri, each)) }),
      },
    ];
  },
};

function differing(
  audience: string,
  stated: readonly {
    readonly uri: string;
    readonly stated: Parameters<typeof spotOf>[1] & { readonly value: string };
  }[],
): Proven | undefined {
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
