import { credentialFits } from './client-checks.ts';
import { scopeGranted } from './delegated-scope.ts';
import { same, usersOf } from './directory.ts';
import { refuse } from './refusal.ts';
import { scopePresent } from './scope-checks.ts';
import { equalSecrets } from './secret-comparison.ts';
import { assured, type GrantType, type Situation } from './situation.ts';
import { allowsPublicFlows, delegate, parameterPresent, requester } from './user-grant.ts';

/** The resource owner password credentials grant (RFC 6749, section 4.3). */
export const password: GrantType = {
  name: 'password',
  checks: [
    parameterPresent('username', ({ username }) => username),
    parameterPresent('password', ({ password: text }) => text),
    ...requester,
    credentialFits(allowsPublicFlows),
    scopePresent,
    passwordRight,
    scopeGranted(({ request }) => request.scope),
  ],
  grant: (situation) =>
    delegate(situation, {
      user: assured(userOf(situation), 'user'),
      scope: assured(situation.request.scope, 'scope'),
    }),
};

function userOf({ request, directory, tenant }: Situation) {
  const name = request.username ?? '';
  return tenant && usersOf(directory, tenant).find(({ userPrincipalName }) => same(userPrincipalName, name));
}

/** 50034 for a user that is not in the tenant, 50126 for a wrong password. */
function passwordRight(situation: Situation) {
  const user = userOf(situation);
  const { username = '', password: sent } = situation.request;
  const tenant = situation.tenant?.displayName ?? situation.request.tenant;
  if (user === undefined) return refuse(50034, { user: username, tenant });
  const right = user.password !== undefined && equalSecrets(user.password, sent?.reveal() ?? '');
  return right ? undefined : refuse(50126, {});
}
