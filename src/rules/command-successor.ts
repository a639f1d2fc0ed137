/** What Microsoft Graph PowerShell has in the place of a command of MSOnline or AzureAD. */
export interface Successor {
  /** Absent where there is no command that does the same. */
  readonly use?: string;
  /**
   * What the parameters that mean the same are called there; of those that are not here nothing is known for sure. A
   * name that ends in a colon is a switch there, which takes its value behind the colon.
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What else has to change, on one line. */
  readonly note?: string;
}

/** Parameters of the commands of AzureAD that list objects. */
export const azureAdList = { All: 'All:', Filter: 'Filter', Top: 'Top' };

/** Parameters of the commands of MSOnline that list objects. */
export const msolList = { All: 'All', MaxResults: 'Top' };

/** What AzureAD calls the properties of a user. */
export const azureAdPerson = {
  AccountEnabled: 'AccountEnabled:',
  City: 'City',
  CompanyName: 'CompanyName',
  Country: 'Country',
  Department: 'Department',
  DisplayName: 'DisplayName',
  GivenName: 'GivenName',
  JobTitle: 'JobTitle',
  MailNickName: 'MailNickname',
  Mobile: 'MobilePhone',
  PasswordPolicies: 'PasswordPolicies',
  PhysicalDeliveryOfficeName: 'OfficeLocation',
  PostalCode: 'PostalCode',
  PreferredLanguage: 'PreferredLanguage',
  State: 'State',
  StreetAddress: 'StreetAddress',
  Surname: 'Surname',
  UsageLocation: 'UsageLocation',
  UserPrincipalName: 'UserPrincipalName',
  UserType: 'UserType',
};

/** What MSOnline calls the properties of a person. */
export const msolPerson = {
  City: 'City',
  Country: 'Country',
  Department: 'Department',
  DisplayName: 'DisplayName',
  FirstName: 'GivenName',
  LastName: 'Surname',
  MobilePhone: 'MobilePhone',
  Office: 'OfficeLocation',
  PostalCode: 'PostalCode',
  PreferredLanguage: 'PreferredLanguage',
  State: 'State',
  StreetAddress: 'StreetAddress',
  Title: 'JobTitle',
  UsageLocation: 'UsageLocation',
};

const PROOF =
  'wants -Proof, a JWT signed with the private key of a certificate that the same object has already.';

/** What a command that is put in the place of another does not tell by itself. */
export const NOTES = {
  activeRoles:
    'Lists roles that were activated in the tenant only; see Get-MgRoleManagementDirectoryRoleDefinition.',
  addApplicationKey: `Add-MgApplicationKey ${PROOF} Without one, write all keys: Update-MgApplication -KeyCredentials.`,
  addPassword:
    'Entra makes the value: read SecretText of what comes back. Name and end go into -PasswordCredential @{ DisplayName = ...; EndDateTime = ... }.',
  addServicePrincipalKey: `Add-MgServicePrincipalKey ${PROOF} Without one, write all keys: Update-MgServicePrincipal -KeyCredentials.`,
  byReference:
    "The object to refer to is given as -BodyParameter @{ '@odata.id' = 'https://graph.microsoft.com/v1.0/directoryObjects/<id>' }.",
  connect:
    'Name the permissions with -Scopes, or sign in as an app with -ClientId, -TenantId and -CertificateThumbprint; a user name and password are not taken. Objects have Id where they had ObjectId.',
  deviceIds: '-DeviceId takes the object ID of the device, not its device ID.',
  deviceState: 'Write -AccountEnabled:$true or -AccountEnabled:$false; -DeviceId takes the object ID.',
  extensions:
    'Extension attributes are properties of the user: Get-MgUser -Property, Update-MgUser -AdditionalProperties.',
  licenses:
    'Licences go into -AddLicenses @(@{ SkuId = ... }) and -RemoveLicenses @(...), both required; SkuId is the ID from Get-MgSubscribedSku.',
  organization: 'Properties have other names; compare with Get-MgOrganization | Format-List.',
  password:
    'The password goes into -PasswordProfile @{ Password = ...; ForceChangePasswordNextSignIn = $true }.',
  passwordPolicy:
    'The policy is two properties of the domain: PasswordValidityPeriodInDays, PasswordNotificationWindowInDays.',
  policies:
    'Each kind of policy has commands of its own, such as New-MgPolicyTokenLifetimePolicy and New-MgPolicyClaimMappingPolicy.',
  privileged: 'Parameters differ: the role is given by its definition, the scope by -DirectoryScopeId.',
  readKeys: 'Read KeyCredentials of what comes back.',
  readPasswords: 'Read PasswordCredentials of what comes back; values are never returned.',
  redirects: 'Redirect URIs go into -Web @{ RedirectUris = @(...) }, -Spa or -PublicClient.',
  removeApplicationKey: `Remove-MgApplicationKey ${PROOF} To remove a symmetric key, write back the keys to keep: Update-MgApplication -KeyCredentials.`,
  removeServicePrincipalKey: `Remove-MgServicePrincipalKey ${PROOF} To remove a symmetric key, write back the keys to keep: Update-MgServicePrincipal -KeyCredentials.`,
  skus: 'AccountSkuId (tenant:name) is SkuPartNumber and SkuId here.',
  strongAuthentication:
    'Authentication methods are listed and deleted one by one: Get-MgUserAuthenticationMethod, Remove-MgUserAuthenticationPhoneMethod and its like.',
  strongAuthenticationOfUser:
    'Blocking is -AccountEnabled:$false. Strong authentication is required by Conditional Access, not by a property of the user.',
  swapped:
    'The names are swapped: Assignment lists what the service principal may do, AssignedTo who may use it.',
  msolUserProperties:
    'Only some properties come back: name the others with -Property. isLicensed is told by AssignedLicenses.',
  userProperties: 'Only some properties come back: name the others with -Property.',
} as const;
