import { APP, type Said, TENANT, THUMBPRINT } from './sample.ts';

const OTHER_APP = '1c2d3e4f-5a6b-4788-99aa-bbccddeeff01';

/** Answers of Entra, with invented ids and names. */
export const WRONG_SECRET: Said = {
  code: 7000215,
  error: 'invalid_client',
  message: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${APP}'.`,
  values: { appId: APP },
};

export const EXPIRED_SECRET: Said = {
  code: 7000222,
  error: 'invalid_client',
  message: `The provided client secret keys for app '${APP}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  values: { appId: APP },
};

export const UNKNOWN_APP: Said = {
  code: 700016,
  error: 'unauthorized_client',
  message: `Application with identifier '${APP}' was not found in the directory 'Wren & Sons'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  values: { appId: APP, tenant: 'Wren & Sons' },
};

export const KEY_NOT_FOUND: Said = {
  code: 700027,
  error: 'invalid_client',
  message: `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${THUMBPRINT}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${APP}'.`,
  values: { thumbprint: THUMBPRINT, appId: APP },
};

export const ASSERTION_TIMES: Said = {
  code: 700024,
  error: 'invalid_client',
  message:
    'Client assertion is not within its valid time range. Current time: 2024-12-03T08:15:30.1234567Z, assertion valid from 2024-12-03T09:15:00.0000000Z, expiry time of assertion 2024-12-03T09:25:00.0000000Z.',
  values: {
    currentTime: '2024-12-03T08:15:30.1234567Z',
    validFrom: '2024-12-03T09:15:00.0000000Z',
    expiry: '2024-12-03T09:25:00.0000000Z',
  },
};

export const USER_ASSERTION_TIMES: Said = {
  code: 500133,
  error: 'invalid_grant',
  message:
    'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: 2024-12-03T08:15:30.1234567Z, expiry time of assertion 2024-12-03T07:00:00.0000000Z.',
  values: { currentTime: '2024-12-03T08:15:30.1234567Z', expiry: '2024-12-03T07:00:00.0000000Z' },
};

export const SUBJECT: Said = {
  code: 700213,
  error: 'invalid_client',
  message:
    "No matching federated identity record found for presented assertion subject 'repo:heron/ledger:environment:production'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
  values: { subject: 'repo:heron/ledger:environment:production' },
};

export const AUDIENCE: Said = {
  code: 700212,
  error: 'invalid_client',
  message:
    "No matching federated identity record found for presented assertion audience 'api://AzureADTokenExchangeTest'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.",
  values: { audience: 'api://AzureADTokenExchangeTest' },
};

export const FEDERATED: Said = {
  code: 70021,
  error: 'invalid_request',
  message:
    "No matching federated identity record found for presented assertion. Assertion Issuer: 'https://oidc.heron.example/aks/'. Assertion Subject: 'system:serviceaccount:ledger:writer'. Assertion Audience: 'api://AzureADTokenExchange'.",
  values: {
    issuer: 'https://oidc.heron.example/aks/',
    subject: 'system:serviceaccount:ledger:writer',
    audience: 'api://AzureADTokenExchange',
  },
};

export const REDIRECT: Said = {
  code: 50011,
  error: 'invalid_request',
  message: `The redirect URI 'https://app.heron.example/cb?from=a&to=b' specified in the request does not match the redirect URIs configured for the application '${APP}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.`,
  values: { redirectUri: 'https://app.heron.example/cb?from=a&to=b', appId: APP },
};

export const RESOURCE: Said = {
  code: 500011,
  error: 'invalid_resource',
  message: `The resource principal named api://ledger.heron.example was not found in the tenant named Heron GmbH. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  values: { resource: 'api://ledger.heron.example', tenant: 'Heron GmbH' },
};

export const CONSENT: Said = {
  code: 65001,
  error: 'invalid_grant',
  message: `The user or administrator has not consented to use the application with ID '${APP}' named 'Ledger "two"'. Send an interactive authorization request for this user and resource.`,
  values: { appId: APP, appName: 'Ledger "two"' },
};

export const USER_ASSERTION_AUDIENCE: Said = {
  code: 500131,
  error: 'invalid_grant',
  message: `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '00000003-0000-0000-c000-000000000000' and the expected audience is 'api://${APP}' or one of the Application Uris of this application with App ID '${APP}'(Ledger: API). The client app should specify the correct scope.`,
  values: {
    audience: '00000003-0000-0000-c000-000000000000',
    expectedAudience: `api://${APP}`,
    appId: APP,
    appName: 'Ledger: API',
  },
};

export const GUEST: Said = {
  code: 50020,
  error: 'invalid_grant',
  message: `User account 'ida@wren.example' from identity provider 'live.com' does not exist in tenant 'Heron GmbH' and cannot access the application '${APP}'(Ledger) in that tenant. The account needs to be added as an external user in the tenant first.`,
  values: {
    user: 'ida@wren.example',
    identityProvider: 'live.com',
    tenant: 'Heron GmbH',
    appId: APP,
    appName: 'Ledger',
  },
};

export const INACTIVE: Said = {
  code: 700082,
  error: 'invalid_grant',
  message:
    'The refresh token has expired due to inactivity. The token was issued on 2024-06-01T10:00:00.0000000Z and was inactive for 90.00:00:00.',
  values: { issuedAt: '2024-06-01T10:00:00.0000000Z', duration: '90.00:00:00' },
};

export const MULTI_FACTOR: Said = {
  code: 50076,
  error: 'interaction_required',
  message: `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${OTHER_APP}'.`,
  values: { resource: OTHER_APP },
};

export const UNKNOWN_TENANT: Said = {
  code: 90002,
  error: 'invalid_request',
  message: `Tenant '${TENANT}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  values: { tenant: TENANT },
};

export const DEFAULT_SCOPE: Said = {
  code: 1002012,
  error: 'invalid_scope',
  message:
    'The provided value for scope api://ledger/Read.All is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  values: { scope: 'api://ledger/Read.All' },
};

export const PARAMETER: Said = {
  code: 900144,
  error: 'invalid_request',
  message: "The request body must contain the following parameter: 'grant_type'.",
  values: { parameter: 'grant_type' },
};

export const ORIGIN: Said = {
  code: 9002326,
  error: 'invalid_request',
  message:
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://spa.heron.example:8443'.",
  values: { origin: 'https://spa.heron.example:8443' },
};

export const REVOKED: Said = {
  code: 50173,
  error: 'invalid_grant',
  message:
    "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '2024-11-01T07:00:00.0000000Z' and the TokensValidFrom date (before which tokens are not valid) for this user is '2024-12-01T09:30:00.0000000Z'.",
  values: { issuedAt: '2024-11-01T07:00:00.0000000Z', validFrom: '2024-12-01T09:30:00.0000000Z' },
};

export const NOT_ASSIGNED: Said = {
  code: 50105,
  error: 'access_denied',
  message: `Your administrator has configured the application Ledger ('${APP}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user 'ida@wren.example' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
  values: { appName: 'Ledger', appId: APP, user: 'ida@wren.example' },
};

export const PRINCIPAL: Said = {
  code: 7000229,
  error: 'unauthorized_client',
  message: `The client application ${APP} is missing service principal in the tenant ${TENANT}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
  values: { appId: APP, tenant: TENANT },
};

export const CONSUMERS: Said = {
  code: 9002331,
  error: 'invalid_request',
  message: `Application '${APP}'(Ledger) is configured for use by Microsoft Account users only. Please use the /consumers endpoint to serve this request.`,
  values: { appId: APP, appName: 'Ledger' },
};

export const BLOCKED: Said = {
  code: 53003,
  error: 'interaction_required',
  message:
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  values: {},
};
