import { refuse } from './refusal.ts';
import { equalSecrets } from './secret-comparison.ts';
import { assured, type CredentialKind, type Situation } from './situation.ts';

/**
 * A client secret. An expired one is told apart from a wrong one (7000222 against 7000215), so its value
 * has to be right first.
 */
export const clientSecret: CredentialKind = {
  clientAuthentication: '1',
  presented: ({ clientSecret }) => clientSecret !== undefined,
  check(situation: Situation) {
    const client = assured(situation.client, 'client');
    const presented = assured(situation.request.clientSecret, 'client secret').reveal();
    const matching = client.secrets.filter(({ value }) => equalSecrets(value, presented));
    if (matching.length === 0) return refuse(7000215, { appId: client.clientId });
    if (matching.some(({ expires }) => situation.now.getTime() <= Date.parse(expires))) return undefined;
    return refuse(7000222, { appId: client.clientId });
  },
};
