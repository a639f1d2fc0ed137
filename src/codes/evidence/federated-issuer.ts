import { type Proof, spotOf } from './proof.ts';

/** The issuer that was presented, beside the one of the federated credentials of the workspace. */
export const federatedIssuer: Proof = {
  codes: [700211, 70021],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  prove({ values: { issuer } }, { federatedCredentials }) {
    if (issuer === undefined) return [];
    const stated = federatedCredentials.filter(({ fact }) => fact.issuer.value !== '');
    if (stated.some(({ fact }) => fact.issuer.value === issuer)) return [];
    const alike = stated.find(({ fact }) => canonical(fact.issuer.value) === canonical(issuer));
    if (!alike) return [];
    return [
      {
        id: 'issuer-spelling',
        message: `The federated credential has ${alike.fact.issuer.value}, the token ${issuer}: the same but for letter case, scheme or a slash at the end. Entra compares letter by letter: write ${issuer}.`,
        places: [spotOf(alike.uri, alike.fact.issuer)],
      },
    ];
  },
};

function canonical(text: string): string {
  return text
    .toLowerCase()
    .replace(/^http:/, 'https:')
    .replace(/\/$/, '');
}
