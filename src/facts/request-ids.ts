import { type Expression, resolved } from '../core/expressions.ts';
import type { Syntax } from '../core/types.ts';
import { literalOf } from './expression-text.ts';
import type { ParameterSet } from './given-parameters.ts';
import { clientIdOf } from './ids.ts';
import { tenantInAddress } from './tenant-part.ts';
import type { TokenRequest } from './types.ts';
import { unfilledTenant } from './unfilled.ts';
import type { Use } from './uses.ts';

/** Who asks, and in which tenant, as far as a request says it by itself. `endpoint` is the address it goes to. */
export function idsOfRequest(
  { given }: ParameterSet,
  endpoint: Expression | undefined,
  holders: readonly Use[],
  file: { readonly syntax: Syntax; readonly path: string },
): Pick<TokenRequest, 'clientId' | 'tenant' | 'unfilledTenant'> {
  const tenant = endpoint && tenantInAddress({ name: 'token endpoint', expression: endpoint }, file.syntax);
  const unfilled = endpoint && unfilledIn(endpoint, holders, file.path);
  const id = given.find(({ name }) => name === 'client_id');
  const clientId = id?.text === undefined ? undefined : clientIdOf(id.text);
  return {
    ...(tenant && { tenant }),
    ...(unfilled && { unfilledTenant: unfilled }),
    ...(id && clientId && { clientId: { value: clientId, name: id.name, place: id.place } }),
  };
}

/** Only of an address that the request itself is given: what other calls are given they may fill in. */
function unfilledIn(endpoint: Expression, holders: readonly Use[], path: string) {
  const literal = literalOf(endpoint);
  const isGiven = holders.some(
    ({ by }) => by.kind === 'call' && by.arguments.some(({ value }) => resolved(value) === literal),
  );
  return literal && isGiven ? unfilledTenant(literal, path) : undefined;
}
