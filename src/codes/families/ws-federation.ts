import type { Code } from '../types.ts';

const HYBRID = 'https://learn.microsoft.com/entra/identity/hybrid/connect';
const LIST = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const DOMAIN_FEDERATION = 'https://learn.microsoft.com/graph/api/resources/internaldomainfederation';

/** Codes about WS-Federation and WS-Trust messages: of a federated identity provider, or of an older application. */
export const wsFederation: readonly Code[] = [
  {
    code: 20001,
    name: 'WsFedSignInResponseError',
    title: 'Federation server sent an unusable sign-in answer',
    happened:
      'The user came back from the organisation’s own sign-in server (AD FS, PingFederate, Okta …), and the WS-Federation answer it posted reports a failure or lacks what Entra needs. No setting of the app takes part in this.',
    causes: [
      'The server could not sign the user in and said so in its answer: locked account, rule that issued no claims, expired certificate.',
      'The claim rules of the trust with Entra were changed or lost.',
    ],
    fixes: [
      'Test whether other apps fail too: open https://myapps.microsoft.com with the same user in a private window. If that fails as well, the cause lies outside your app.',
      'The administrator of the federation server reads its own log at that minute (AD FS: Event Viewer > Applications and Services Logs > AD FS > Admin) and mends what stands there.',
      'AD FS managed by Microsoft Entra Connect: run the wizard > Manage federation > Reset Microsoft Entra ID trust, which writes the claim rules anew.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${HYBRID}/how-to-connect-azure-ad-trust`, `${HYBRID}/how-to-connect-fed-management`, LIST],
    related: [20012, 50008, 90081],
  },
  {
    code: 20012,
    name: 'WsFedMessageInvalid',
    title: 'WS-Federation message of the identity provider is malformed',
    happened:
      'Entra could not make sense of the message that the federation server handed to the browser. The user may well have typed the right password; it is the envelope that is broken.',
    causes: [
      'A proxy, load balancer or browser extension shortened or re-encoded the form field `wresult` on its way.',
      'A provider other than AD FS builds the answer by hand, without `wa=wsignin1.0` or with the wrong token version inside.',
      'The user went back in the browser and posted an old answer again.',
    ],
    fixes: [
      'First a fresh private window, starting at the app instead of at a bookmarked sign-in page.',
      'Record the POST to `login.srf` in the network tab of the browser: `wa`, `wresult` and the unchanged `wctx` all have to be in it.',
      'With that record the owner of the federation server compares its trust for Entra with the documented example.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [
      'https://learn.microsoft.com/entra/external-id/direct-federation',
      `${HYBRID}/how-to-connect-fed-compatibility`,
      LIST,
    ],
    related: [20001, 90081],
  },
  {
    code: 20033,
    name: 'FedMetadataInvalidTenantName',
    title: 'Federation metadata under a wrong tenant name',
    happened:
      'A federation metadata document was asked for or supplied with a tenant name that Entra cannot place.',
    causes: [
      'The tenant part of the metadata address is misspelt, or the domain was removed from the tenant.',
      'The provider’s document was made for another tenant and copied.',
    ],
    fixes: [
      'Open `https://login.microsoftonline.com/<tenantId>/federationmetadata/2007-06/federationmetadata.xml` in a browser, with the tenant ID in place of a name: XML must come back.',
      'Put that address into the trust on the side of the federation server and let it read the document once more.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: ['https://learn.microsoft.com/entra/identity-platform/federation-metadata', LIST],
    related: [90002, 50107],
  },
  {
    code: 50107,
    name: 'InvalidRealmUri',
    title: 'Issuer is no federation partner of the tenant',
    happened:
      'Entra looked up the issuer of the SAML or WS-Federation token among the federated domains of the tenant and found none with that exact name. The message prints the issuer it searched for.',
    causes: [
      'The saml2-bearer grant was fed with a token that Entra itself had issued (`https://sts.windows.net/…`). That grant takes tokens of a federated AD FS only.',
      'The issuer differs by a slash at the end, by http against https, or by the host name from the IssuerUri stored with the domain.',
      'One AD FS serves several domains and lacks the rule that puts the domain into the issuer.',
      'The domain was turned from federated into managed, and the old server still issues.',
    ],
    fixes: [
      'App with a SAML sign-in from Entra that wants to call Microsoft Graph: do not exchange the assertion. Sign the user in by OpenID Connect beside it, or let the API use on-behalf-of with an access token.',
      'Compare: `Get-MgDomainFederationConfiguration -DomainId contoso.com | Format-List IssuerUri,PassiveSignInUri`. The issuer of the message has to equal IssuerUri, slash included.',
      'Set it: `Update-MgDomainFederationConfiguration -DomainId contoso.com -InternalDomainFederationId <id> -IssuerUri <issuer>`; or run the federation task of Microsoft Entra Connect again.',
      'Guest organisations: the value stands under Entra admin center > External Identities > All identity providers > Custom.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "The requested federation realm object '{issuer}' does not exist.",
      "Requested federation realm object '{issuer}' does not exist.",
    ],
    links: [
      'https://learn.microsoft.com/entra/identity-platform/v2-saml-bearer-assertion',
      `${HYBRID}/how-to-connect-install-multiple-domains`,
      DOMAIN_FEDERATION,
    ],
    related: [50008, 50169, 50013],
  },
  {
    code: 50169,
    name: 'InvalidRequestBadRealm',
    title: 'Realm not known in this namespace',
    happened:
      'The request names a realm (`wtrealm`, or the AppliesTo of a WS-Trust request) that is not set up where it was sent. Entra prints the value it received.',
    causes: [
      'The realm is an App ID URI of another tenant or environment.',
      'The application ID URI was edited in the registration and the web.config kept the former one.',
    ],
    fixes: [
      'Look up the identifiers the app has: `az ad app show --id <clientId> --query identifierUris`.',
      'Make `wtrealm` (in OWIN: `WsFederationAuthenticationOptions.Wtrealm`, in ASP.NET Core: `options.Wtrealm`) one of these, or add the missing one with `az ad app update --id <clientId> --identifier-uris <uri>`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ["The realm '{realm}' is not a configured realm of the current service namespace."],
    links: [LIST],
    related: [50107, 700016],
  },
  {
    code: 90020,
    title: 'SAML 1.1 assertion without ImmutableID',
    happened:
      'A federated user’s token arrived without the claim that ties the user to the directory object. Entra cannot tell who it is, although the federation server authenticated the person.',
    causes: [
      'The claim rule for ImmutableID is missing on the trust, or sends an attribute that is empty for this user (other forest, new account, changed source anchor).',
      'Code that fetches a WS-Trust token by itself asked for another relying party than `urn:federation:MicrosoftOnline`.',
    ],
    fixes: [
      'If your program speaks WS-Trust, let MSAL do it, or set AppliesTo to `urn:federation:MicrosoftOnline`.',
      'AD FS: `Get-AdfsRelyingPartyTrust -Identifier urn:federation:MicrosoftOnline | Select-Object -ExpandProperty IssuanceTransformRules` must issue `http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID`.',
      'Check the user: the source anchor attribute (usually `mS-DS-ConsistencyGuid`) is filled in Active Directory, and `Get-MgUser -UserId <upn> -Property OnPremisesImmutableId` shows the same value.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['The SAML 1.1 Assertion is missing ImmutableID of the user.'],
    links: [`${HYBRID}/how-to-connect-fed-saml-idp`, `${HYBRID}/how-to-connect-azure-ad-trust`],
    related: [50008, 51004, 90072],
  },
  {
    code: 90022,
    name: 'AuthenticatedInvalidPrincipalNameFormat',
    title: 'Principal name of the wrong shape',
    happened:
      'A principal name in the request does not read as `name[/host][@realm]`, of which only the name is compulsory.',
    causes: [
      'A SharePoint, Exchange or older WS-Trust integration joins the client ID, host and tenant with the wrong separators.',
      'A URL stands where `<appId>/<host>@<tenantId>` is meant: `https://` and its slashes break the shape.',
    ],
    fixes: [
      'Write it as `00000003-0000-0ff1-ce00-000000000000/contoso.sharepoint.com@<tenantId>`: no scheme, one slash, one at sign.',
      'New code should request `scope=https://<host>/.default` from the v2.0 endpoint, where no such names occur.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "Principal name format is invalid for '{principal}'. Expected format: name[/instance][@realm]. The principal name is required, host and realm are optional and may be set to null.",
    ],
    links: [LIST],
    related: [500011, 90102],
  },
  {
    code: 90081,
    name: 'OrgIdWsFederationMessageInvalid',
    title: 'WS-Federation request could not be processed',
    happened:
      'The WS-Federation message sent to the sign-in service is incomplete, badly encoded, or contains characters the service takes for an attack.',
    causes: [
      '`wctx` or `wreply` carries raw markup, quotes or an unencoded query string.',
      '`wa` is missing or is neither `wsignin1.0` nor `wsignout1.0`.',
      'A security gateway rewrote the address.',
    ],
    fixes: [
      'Percent-encode every value once; in .NET let `WsFederationMessage.CreateSignInUrl()` build the address.',
      'Keep state out of `wctx`: store it on the server and pass an opaque key.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'An error occurred when the service tried to process a WS-Federation message. The message was invalid, malformatted, or contains potentially dangerous characters.',
      'An error occurred when the service tried to process a WS-Federation message.',
    ],
    links: [LIST],
    related: [20012, 90087],
  },
  {
    code: 90082,
    name: 'OrgIdWsFederationNotSupported',
    title: 'Authentication policy of the request not offered',
    happened:
      'The sign-in request picks an authentication policy by name, and the service does not support that one (any more).',
    causes: ['An old client sets `wp` or `wauth` to a value of the Live ID or Office 365 early years.'],
    fixes: [
      'Drop `wp` and `wauth` from the request: Entra then chooses, and Conditional Access decides how strong the sign-in must be.',
      'If the client is a product, update it; a version that still sends this is out of support.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "Authentication policy '{authenticationMethod}' selected for the request is not currently supported.",
    ],
    links: [LIST],
    related: [75011, 90081],
  },
  {
    code: 90083,
    title: 'Request not supported by this endpoint',
    happened:
      'The service understood the request but offers nothing of the kind. The number is not documented; one developer saw it now and then while redeeming codes in a web app.',
    causes: [
      'An address or parameter of the older sign-in service (`login.srf`, `wp`, `MBI_SSL`) is mixed with OAuth parameters.',
      'A bookmarked or replayed sign-in address.',
    ],
    fixes: [
      'Begin the sign-in at the app again, with the authority `https://login.microsoftonline.com/<tenantId>/v2.0` and nothing from a saved address.',
      'Compare the failing request with a good one from the same app; if they are alike, open a support case with trace ID and time.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Request is unsupported.'],
    confidence: 'low',
    links: [LIST],
    related: [90082, 90023],
  },
  {
    code: 90084,
    name: 'OrgIdWsFederationGuestNotAllowed',
    title: 'Site takes no guests',
    happened:
      'The account is a guest in this tenant, and the service behind the sign-in is open to members only.',
    causes: [
      'The user chose the guest identity, or the address carries the inviting tenant instead of the home one.',
    ],
    fixes: [
      'Sign in with an account that is a member of the tenant, or open the site of the home organisation (`?whr=<homeDomain>`, or `/<homeTenantId>/` in the address).',
      'If this person really belongs to the organisation, the administrator converts the account: `Update-MgUser -UserId <objectId> -UserType Member`. Not every service goes by that property, so test with one user.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: ['Guest accounts are not allowed for this site.'],
    links: [LIST, 'https://learn.microsoft.com/entra/external-id/user-properties'],
    related: [50020, 500213],
  },
  {
    code: 90085,
    name: 'OrgIdWsFederationSltRedemptionFailed',
    title: 'Tenant is still being set up',
    happened:
      'The organisation’s company object does not exist yet where the token would be issued. This belongs to the first minutes of a new tenant.',
    causes: [
      'The tenant or subscription was created moments ago and is not copied everywhere.',
      'Much rarer: provisioning got stuck.',
    ],
    fixes: [
      'Wait a quarter of an hour and sign in anew; scripts that create tenants should poll instead of failing.',
      'Still there after a day: open a support case and name the tenant ID.',
    ],
    fixedBy: 'microsoft',
    retry: true,
    templates: [
      "The service is unable to issue a token because the company object hasn't been provisioned yet.",
    ],
    links: [LIST],
    related: [90002],
  },
  {
    code: 90086,
    name: 'OrgIdWsTrustDaTokenExpired',
    title: 'WS-Trust token of the user has expired',
    happened:
      'A rich client presented a cached token of the older sign-in protocol (Microsoft calls it the DA token) after the end of its life.',
    causes: [
      'The program was idle or suspended for long and did not renew.',
      'The clock of the machine is wrong.',
    ],
    fixes: [
      'Sign out of the program and in again; on Windows also remove its entries in Credential Manager.',
      'If you maintain the client, replace WS-Trust by MSAL, whose refresh tokens do this silently.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: ['The user DA token is expired.'],
    links: [LIST],
    related: [70008],
  },
  {
    code: 90087,
    name: 'OrgIdWsFederationMessageCreationFromUriFailed',
    title: 'Address holds no WS-Federation message',
    happened: 'The service tried to read a WS-Federation request out of the query string and could not.',
    causes: [
      'The address was cut by a chat program, mail client or redirect limit.',
      'Parameters are encoded twice, so `wa%3Dwsignin1.0` arrives as one name.',
    ],
    fixes: [
      'Print the address your code redirects to and decode it once: `wa`, `wtrealm` and `wreply` must show up as separate parameters.',
      'Users who followed a link should open the app by its own address.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['An error occurred while creating the WS-Federation message from the URI.'],
    links: [LIST],
    related: [90081],
  },
  {
    code: 90101,
    name: 'InvalidEmailAddress',
    title: 'Value is no e-mail address',
    happened: 'A field that has to be an address like `someone@example.com` contains something else.',
    causes: [
      '`login_hint`, `username` or the sign-up form received a display name, `DOMAIN\\user`, or an address with blanks around it.',
      'A template variable was never filled in.',
    ],
    fixes: [
      'Trim the value and check it before the redirect; leave `login_hint` out when no address is known.',
      'For accounts known as `DOMAIN\\user`, send the user principal name: `whoami /upn` prints it on a domain-joined machine.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "The supplied data isn't a valid email address. Please provide it in the format someone@example.com",
    ],
    links: [LIST],
    related: [50034, 90100],
  },
  {
    code: 90102,
    name: 'InvalidUriParameter',
    title: 'Parameter has to be an absolute URI',
    happened:
      'A parameter that must be a full address is relative, empty, or broken. The message names which.',
    causes: [
      'The value is a path (`/callback`) because the base address setting is empty in this environment.',
      'The scheme is missing: `contoso.com/app` instead of `https://contoso.com/app`.',
      'v1.0 `resource` holds a display name.',
    ],
    fixes: [
      'Write scheme and host; test with `new URL(value)` or `Uri.IsWellFormedUriString(value, UriKind.Absolute)` at start-up.',
      'Containers and slots: print the setting from which the address is put together.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ["'{parameter}' value must be a valid absolute URI."],
    links: [LIST],
    related: [50011, 900971],
  },
  {
    code: 90107,
    name: 'InvalidXml',
    title: 'XML in the request cannot be read',
    happened: 'The body should be XML (WS-Trust, SAML), and the parser of the service gave up on it.',
    causes: [
      'User name or password was put into the envelope unescaped: one `&` or `<` is enough.',
      'Control characters, a byte order mark in the middle, or a declared encoding that is not the real one.',
    ],
    fixes: [
      'Build the document with an XML library, or escape each value (`SecurityElement.Escape`, `xml.sax.saxutils.escape`).',
      'Try the account with a password of letters and digits only: if that works, escaping is the fault.',
      'Check the bytes sent with `xmllint --noout request.xml`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ["The request is not valid. Make sure your data doesn't have invalid characters."],
    links: [LIST],
    related: [75005, 90081],
  },
];
