// Derived from the files of this folder by `npm run update`.
import type { Rule } from '../core/rule.ts';
import type { EntraFact } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import assertionAlgorithm from './assertion-algorithm.ts';
import assertionAudience from './assertion-audience.ts';
import assertionIsAccessToken from './assertion-is-access-token.ts';
import assertionIssuerSubject from './assertion-issuer-subject.ts';
import assertionLifetime from './assertion-lifetime.ts';
import assertionMalformed from './assertion-malformed.ts';
import assertionMissingClaim from './assertion-missing-claim.ts';
import assertionMissingKeyId from './assertion-missing-key-id.ts';
import assertionTypeUrn from './assertion-type-urn.ts';
import assertionTypeWithoutAssertion from './assertion-type-without-assertion.ts';
import assertionWithSecret from './assertion-with-secret.ts';
import assertionX5tAlgorithm from './assertion-x5t-algorithm.ts';
import assertionX5tEncoding from './assertion-x5t-encoding.ts';
import authorityMalformed from './authority-malformed.ts';
import certificateExpired from './certificate-expired.ts';
import certificateKeyMismatch from './certificate-key-mismatch.ts';
import certificateThumbprintMismatch from './certificate-thumbprint-mismatch.ts';
import certificateUnsupportedKey from './certificate-unsupported-key.ts';
import certificateWeakKey from './certificate-weak-key.ts';
import clientIdMalformed from './client-id-malformed.ts';
import clientTypeMismatch from './client-type-mismatch.ts';
import cloudMismatch from './cloud-mismatch.ts';
import environmentDesync from './environment-desync.ts';
import federatedCredentialMismatch from './federated-credential-mismatch.ts';
import grantTypeInvalid from './grant-type-invalid.ts';
import idWhitespace from './id-whitespace.ts';
import legacyEndpoint from './legacy-endpoint.ts';
import legacyLibrary from './legacy-library.ts';
import legacyPowershell from './legacy-powershell.ts';
import manifestExpiredCredential from './manifest-expired-credential.ts';
import manifestKeyUsage from './manifest-key-usage.ts';
import manifestSymmetricSigningKey from './manifest-symmetric-signing-key.ts';
import objectIdAsClientId from './object-id-as-client-id.ts';
import oboIdToken from './obo-id-token.ts';
import oboMissingParameter from './obo-missing-parameter.ts';
import oboWrongAudience from './obo-wrong-audience.ts';
import publicClientWithSecret from './public-client-with-secret.ts';
import requestJsonBody from './request-json-body.ts';
import requestMissingParameter from './request-missing-parameter.ts';
import resourceOnV2 from './resource-on-v2.ts';
import resourceUnknown from './resource-unknown.ts';
import scopeDefaultMixed from './scope-default-mixed.ts';
import scopeMalformed from './scope-malformed.ts';
import scopeMultipleResources from './scope-multiple-resources.ts';
import scopeNotDefault from './scope-not-default.ts';
import secretDescriptionAsValue from './secret-description-as-value.ts';
import secretEncoded from './secret-encoded.ts';
import secretEqualsClientId from './secret-equals-client-id.ts';
import secretEqualsTenantId from './secret-equals-tenant-id.ts';
import secretExpanded from './secret-expanded.ts';
import secretHardcoded from './secret-hardcoded.ts';
import secretIdAsClientId from './secret-id-as-client-id.ts';
import secretIdAsValue from './secret-id-as-value.ts';
import secretIsThumbprint from './secret-is-thumbprint.ts';
import secretLeadingDash from './secret-leading-dash.ts';
import secretMasked from './secret-masked.ts';
import secretMistyped from './secret-mistyped.ts';
import secretNotUrlEncoded from './secret-not-url-encoded.ts';
import secretWhitespace from './secret-whitespace.ts';
import settingLost from './setting-lost.ts';
import sharepointAcs from './sharepoint-acs.ts';
import sharepointAppOnlySecret from './sharepoint-app-only-secret.ts';
import tenantClientSwapped from './tenant-client-swapped.ts';
import tenantCommon from './tenant-common.ts';
import tenantEqualsClientId from './tenant-equals-client-id.ts';
import tenantEqualsSubscription from './tenant-equals-subscription.ts';
import tenantMalformed from './tenant-malformed.ts';
import tenantMissing from './tenant-missing.ts';
import thumbprintFormat from './thumbprint-format.ts';

/** Every rule, by name. */
export const rules: readonly Rule<EntraFact, Workspace>[] = [
  assertionAlgorithm,
  assertionAudience,
  assertionIsAccessToken,
  assertionIssuerSubject,
  assertionLifetime,
  assertionMalformed,
  assertionMissingClaim,
  assertionMissingKeyId,
  assertionTypeUrn,
  assertionTypeWithoutAssertion,
  assertionWithSecret,
  assertionX5tAlgorithm,
  assertionX5tEncoding,
  authorityMalformed,
  certificateExpired,
  certificateKeyMismatch,
  certificateThumbprintMismatch,
  certificateUnsupportedKey,
  certificateWeakKey,
  clientIdMalformed,
  clientTypeMismatch,
  cloudMismatch,
  environmentDesync,
  federatedCredentialMismatch,
  grantTypeInvalid,
  idWhitespace,
  legacyEndpoint,
  legacyLibrary,
  legacyPowershell,
  manifestExpiredCredential,
  manifestKeyUsage,
  manifestSymmetricSigningKey,
  objectIdAsClientId,
  oboIdToken,
  oboMissingParameter,
  oboWrongAudience,
  publicClientWithSecret,
  requestJsonBody,
  requestMissingParameter,
  resourceOnV2,
  resourceUnknown,
  scopeDefaultMixed,
  scopeMalformed,
  scopeMultipleResources,
  scopeNotDefault,
  secretDescriptionAsValue,
  secretEncoded,
  secretEqualsClientId,
  secretEqualsTenantId,
  secretExpanded,
  secretHardcoded,
  secretIdAsClientId,
  secretIdAsValue,
  secretIsThumbprint,
  secretLeadingDash,
  secretMasked,
  secretMistyped,
  secretNotUrlEncoded,
  secretWhitespace,
  settingLost,
  sharepointAcs,
  sharepointAppOnlySecret,
  tenantClientSwapped,
  tenantCommon,
  tenantEqualsClientId,
  tenantEqualsSubscription,
  tenantMalformed,
  tenantMissing,
  thumbprintFormat,
];
