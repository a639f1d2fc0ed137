import {
  type Check,
  cannotTell,
  isTokenExchangeAudience,
  listClaim,
  quote,
  right,
  TOKEN_EXCHANGE_ID,
  type TokenCheck,
  type TokenFacts,
  textClaim,
  wrong,
} from './claims.ts';
import { algorithm, encoding, signature } from './signature-checks.ts';
import { expiry, issuedAt, notBefore } from './time-checks.ts';

const RULE = 'federated-credential-mismatch';

/**
 * What is judged on a token of another provider that is to be exchanged for one of Entra. It names another
 * issuer and subject and needs no thumbprint: that is right. Source: entra-docs, workload-identity-federation.
 */
export const federatedChecks: readonly TokenCheck[] = [
  expiry,
  notBefore,
  issuedAt,
  algorithm,
  encoding,
  signature,
  credential,
  audience,
];

function credential({ claims }: TokenFacts): Check {
  const id = 'federated-credential';
  const iss = textClaim(claims, 'iss');
  const sub = textClaim(claims, 'sub');
  if (iss === undefined || sub === undefined) {
    const missing = iss === undefined ? 'iss' : 'sub';
    return wrong(id, `There is no ${missing}, which Entra compares with the federated credential.`, RULE);
  }
  return cannotTell(
    id,
    `A workload identity token. The federated credential must name the issuer ${quote(iss)} (else AADSTS700211) and the subject ${quote(sub)} (else AADSTS700213; AADSTS7002138 when only letter case differs).`,
  );
}

function audience({ claims }: TokenFacts): Check {
  const id = 'federated-audience';
  const [first = ''] = listClaim(claims, 'aud').filter(isTokenExchangeAudience);
  if (first.toLowerCase() === TOKEN_EXCHANGE_ID) {
    return right(
      id,
      'The audience is the token exchange of Entra, by its id. The credential names it api://AzureADTokenExchange.',
    );
  }
  if (first.startsWith('api://AzureADTokenExchange')) {
    return right(id, `The audience ${quote(first)} is one for token exchange.`);
  }
  return wrong(
    id,
    `The audience ${quote(first)} differs in letter case from api://AzureADTokenExchange. Entra answers AADSTS700212.`,
    RULE,
  );
}
