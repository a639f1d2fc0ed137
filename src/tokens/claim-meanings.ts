import {
  clientAssertionMeanings,
  commonMeanings,
  headerMeanings,
  logoutMeanings,
  type Meanings,
} from './claim-meanings-common.ts';
import { entraMeanings, entraPrefixes } from './claim-meanings-entra.ts';
import {
  awsMeanings,
  azureDevOpsMeanings,
  cognitoMeanings,
  cognitoPrefixes,
  githubMeanings,
  gitlabMeanings,
  googleMeanings,
  kubernetesMeanings,
  terraformMeanings,
} from './claim-meanings-federated.ts';
import { explainValue } from './claim-values.ts';
import type { JsonObject } from './claims.ts';
import type { ProviderId } from './provider.ts';

/** In whose terms a claim is to be understood. */
export type MeaningSource = ProviderId | 'client-assertion' | 'logout';

type Prefixes = readonly (readonly [prefix: string, meaning: string])[];

const TABLES: Readonly<Record<MeaningSource, { readonly own: Meanings; readonly prefixes?: Prefixes }>> = {
  entra: { own: entraMeanings, prefixes: entraPrefixes },
  github: { own: githubMeanings },
  gitlab: { own: gitlabMeanings },
  kubernetes: { own: kubernetesMeanings },
  cognito: { own: cognitoMeanings, prefixes: cognitoPrefixes },
  aws: { own: awsMeanings },
  google: { own: googleMeanings },
  'azure-devops': { own: azureDevOpsMeanings },
  terraform: { own: terraformMeanings, prefixes: [['terraform_', 'Set by HCP Terraform.']] },
  other: { own: {} },
  'client-assertion': { own: clientAssertionMeanings },
  logout: { own: logoutMeanings },
};

/** What the header parameter `name` means, and its value where that is a code; undefined for what is not known. */
export function explainHeader(name: string, header: JsonObject): string | undefined {
  return sentence(own(headerMeanings, name), explainValue(name, header, false));
}

/** What the claim `name` means to its issuer, and its value where that is a code; undefined for what is not known. */
export function explainClaim(name: string, claims: JsonObject, source: MeaningSource): string | undefined {
  const { own: table, prefixes = [] } = TABLES[source];
  const meaning =
    own(table, name) ??
    own(commonMeanings, name) ??
    prefixes.find(([prefix]) => name.startsWith(prefix))?.[1];
  return meaning === undefined
    ? undefined
    : sentence(meaning, explainValue(name, claims, source === 'entra'));
}

function own(table: Meanings, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function sentence(meaning: string | undefined, value: string | undefined): string | undefined {
  return meaning === undefined || value === undefined ? meaning : `${meaning} ${value}`;
}
