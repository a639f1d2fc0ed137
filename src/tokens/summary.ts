import { cloudOf } from '../facts/clouds.ts';
import { nameOfClient, nameOfResource, nameOfTenant } from './claim-values.ts';
import { claim, type JsonObject, listClaim, readEntraIssuer, textClaim, visible } from './claims.ts';
import type { Inspection } from './inspection.ts';
import { type TokenIdentity, useOf } from './token-type.ts';
import { readUrl } from './url.ts';

export type SummaryRow = Inspection['summary'][number];

/** The labels by which others find a row. */
export const LABELS = {
  issuer: 'Issuer',
  audience: 'Audience',
  application: 'Application',
  tenant: 'Tenant',
  subject: 'Subject',
} as const;

/** UTF-16 code units: lists of roles and scopes can be long. */
const LONGEST = 400;

/** Who issued a token, for whom, in which tenant and cloud, for which user, with which roles and scopes. */
export function summaryOf(claims: JsonObject, identity: TokenIdentity): readonly SummaryRow[] {
  const rows =
    identity.source === 'client-assertion'
      ? assertionRows(claims)
      : identity.source === 'entra'
        ? entraRows(claims)
        : otherRows(claims, identity);
  return rows.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label, value: visible(value, LONGEST) }],
  );
}

type Rows = readonly (readonly [label: string, value: string | undefined])[];

function assertionRows(claims: JsonObject): Rows {
  const audience = textClaim(claims, 'aud') ?? textOfList(claims, 'aud');
  const url = readUrl(audience ?? '');
  return [
    [LABELS.application, textClaim(claims, 'iss')],
    [LABELS.audience, audience],
    [LABELS.tenant, url?.segments[0]],
    ['Cloud', cloudOf(url?.host ?? '')?.name],
  ];
}

function entraRows(claims: JsonObject): Rows {
  const issuer = readEntraIssuer(claim(claims, 'iss'));
  const isAppOnly = useOf(claims) === 'app-only';
  const tenant = textClaim(claims, 'tid') ?? issuer?.tenant;
  return [
    [LABELS.issuer, textClaim(claims, 'iss')],
    ['Cloud', issuer?.cloud],
    [LABELS.tenant, named(tenant, nameOfTenant)],
    [LABELS.audience, audienceOf(claims)],
    [LABELS.application, applicationOf(claims)],
    ['Managed identity', textClaim(claims, 'xms_mirid')],
    ['Acts', actsOf(claims)],
    ['User', isAppOnly ? undefined : userOf(claims)],
    ['Object id', textClaim(claims, 'oid')],
    ['Scopes', textClaim(claims, 'scp')],
    ['Roles', textOfList(claims, 'roles')],
    ['User flow', issuer?.policy ?? textClaim(claims, 'tfp')],
  ];
}

function otherRows(claims: JsonObject, { provider }: TokenIdentity): Rows {
  return [
    ['Issued by', provider?.name],
    [LABELS.issuer, textClaim(claims, 'iss')],
    [LABELS.subject, textClaim(claims, 'sub')],
    [LABELS.audience, audienceOf(claims)],
    [LABELS.application, textClaim(claims, 'azp') ?? textClaim(claims, 'client_id')],
    ['User', userOf(claims)],
    ['Scopes', textClaim(claims, 'scope') ?? textOfList(claims, 'scp')],
    ['Roles', textOfList(claims, 'roles')],
  ];
}

function audienceOf(claims: JsonObject): string | undefined {
  const audiences = listClaim(claims, 'aud').map((audience) => named(audience, nameOfResource));
  return audiences.length > 0 ? audiences.join(', ') : undefined;
}

function applicationOf(claims: JsonObject): string | undefined {
  const id = textClaim(claims, 'appid') ?? textClaim(claims, 'azp');
  const name = textClaim(claims, 'app_displayname');
  return id === undefined ? name : named(id, () => name ?? nameOfClient(id));
}

function named(value: string | undefined, nameOf: (value: string) => string | undefined): string | undefined {
  const name = value === undefined ? undefined : nameOf(value);
  return name === undefined ? value : `${name} (${value})`;
}

function actsOf(claims: JsonObject): string | undefined {
  switch (useOf(claims)) {
    case 'app-only':
      return 'as an application, without a user';
    case 'delegated':
      return 'for a user';
    default:
      return undefined;
  }
}

const USER_NAMES = [
  'preferred_username',
  'upn',
  'unique_name',
  'email',
  'name',
  'cognito:username',
  'username',
];

function userOf(claims: JsonObject): string | undefined {
  return USER_NAMES.map((name) => textClaim(claims, name)).find((name) => name !== undefined);
}

function textOfList(claims: JsonObject, name: string): string | undefined {
  const list = listClaim(claims, name);
  return list.length > 0 ? list.join(', ') : undefined;
}
