import { distinct, type Proof, type Proven, spotOf } from './proof.ts';

/** The issuer that was presented, beside the one of the federated credentials of the workspace. */
export const federatedIssuer: Proof = {
  codes: [700211, 70021],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  prove({ values: { issuer } }, { federatedCredentials }) {
    if (issuer === undefined) return [];
    const stated = federatedCredentials.filter(({ fact }) => fact.issuer.value !== '');
    if (stated.some(({ fact }) => fact.issuer.value === issuer)) return [];
    for (const { id, tells, canonical } of DIFFERENCES) {
      const presented = canonical(issuer);
      const alike = stated.filter(({ fact }) => canonical(fact.issuer.value) === presented);
      const [first] = alike;
      if (presented === undefined || !first) continue;
      const places = distinct(alike.map(({ uri, fact }) => spotOf(uri, fact.issuer)));
      return [{ id, message: messageOf(first.fact.issuer.value, issuer, tells), places } satisfies Proven];
    }
    return [];
  },
};

function messageOf(stated: string, presented: string, tells: string): string {
  return `The federated credential has ${stated}, the token ${presented}: ${tells}`;
}

/** Ways in which two issuers that mean the same differ: each makes one text of both, or gives nothing. */
const DIFFERENCES: readonly {
  readonly id: string;
  readonly tells: string;
  readonly canonical: (issuer: string) => string | undefined;
}[] = [
  {
    id: 'issuer-spelling',
    tells:
      'the same but for letter case, scheme or a slash at the end. Entra compares letter by letter: write the credential as the token has it.',
    canonical: (issuer) =>
      issuer
        .toLowerCase()
        .replace(/^http:/, 'https:')
        .replace(/\/$/, ''),
  },
  {
    id: 'issuer-enterprise',
    tells:
      'the name of the enterprise behind the host is on one side only. Enterprises of GitHub may have their own issuer: write the credential as the token has it.',
    canonical: (issuer) => /^https:\/\/token\.actions\.githubusercontent\.com(?=\/|$)/i.exec(issuer)?.[0],
  },
  {
    id: 'issuer-token-version',
    tells:
      'tokens of version 1 and 2 of the same tenant. Write the credential as the token has it, or set the accepted version in the manifest of the API that the token is for.',
    canonical: (issuer) =>
      /^https:\/\/(?:login\.microsoftonline\.com|sts\.windows\.net)\/([\da-f-]{36})(?:\/v2\.0|\/)?$/i
        .exec(issuer)?.[1]
        ?.toLowerCase(),
  },
  {
    id: 'issuer-other-cluster',
    tells:
      'another cluster of the same region and tenant. A cluster that was made anew has a new issuer: write it into the credential.',
    canonical: (issuer) =>
      /^(https:\/\/[a-z\d]+\.oic\.prod-aks\.azure\.com\/[\da-f-]{36}\/)[\da-f-]{36}\/?$/i
        .exec(issuer)?.[1]
        ?.toLowerCase(),
  },
];
