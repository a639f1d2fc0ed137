import { azureAdList, azureAdPerson, NOTES, type Successor } from './command-successor.ts';

/**
 * What Microsoft Graph PowerShell has for the commands of AzureAD and AzureADPreview.
 * Sources: https://learn.microsoft.com/powershell/microsoftgraph/azuread-msoline-cmdlet-map, and the reference of each new command.
 */
export const azureAdCommands: Readonly<Record<string, Successor>> = {
  'Add-AzureADAdministrativeUnitMember': {
    use: 'New-MgDirectoryAdministrativeUnitMemberByRef',
    note: NOTES.byReference,
  },
  'Add-AzureADApplicationOwner': {
    use: 'New-MgApplicationOwnerByRef',
    parameters: { ObjectId: 'ApplicationId' },
    note: NOTES.byReference,
  },
  'Add-AzureADDeviceRegisteredOwner': {
    use: 'New-MgDeviceRegisteredOwnerByRef',
    parameters: { ObjectId: 'DeviceId' },
    note: NOTES.byReference,
  },
  'Add-AzureADDeviceRegisteredUser': {},
  'Add-AzureADDirectoryRoleMember': {
    use: 'New-MgDirectoryRoleMemberByRef',
    parameters: { ObjectId: 'DirectoryRoleId' },
    note: NOTES.byReference,
  },
  'Add-AzureADGroupMember': {
    use: 'New-MgGroupMember',
    parameters: { ObjectId: 'GroupId', RefObjectId: 'DirectoryObjectId' },
  },
  'Add-AzureADGroupOwner': {
    use: 'New-MgGroupOwnerByRef',
    parameters: { ObjectId: 'GroupId' },
    note: NOTES.byReference,
  },
  'Add-AzureADMSAdministrativeUnitMember': {
    use: 'New-MgDirectoryAdministrativeUnitMemberByRef',
    note: NOTES.byReference,
  },
  'Add-AzureADMSApplicationOwner': {
    use: 'New-MgApplicationOwnerByRef',
    parameters: { ObjectId: 'ApplicationId' },
    note: NOTES.byReference,
  },
  'Add-AzureADMSLifecyclePolicyGroup': { use: 'Add-MgGroupToLifecyclePolicy' },
  'Add-AzureADMSScopedRoleMembership': { use: 'New-MgDirectoryRoleScopedMember' },
  'Add-AzureADMSServicePrincipalDelegatedPermissionClassification': {
    use: 'New-MgServicePrincipalDelegatedPermissionClassification',
  },
  'Add-AzureADScopedRoleMembership': { use: 'New-MgDirectoryAdministrativeUnitScopedRoleMember' },
  'Add-AzureADServicePrincipalOwner': {
    use: 'New-MgServicePrincipalOwnerByRef',
    parameters: { ObjectId: 'ServicePrincipalId' },
    note: NOTES.byReference,
  },
  'Add-AzureADServicePrincipalPolicy': { note: NOTES.policies },
  'Confirm-AzureADDomain': { use: 'Confirm-MgDomain', parameters: { Name: 'DomainId' } },
  'Connect-AzureAD': {
    use: 'Connect-MgGraph',
    parameters: {
      TenantId: 'TenantId',
      ApplicationId: 'ClientId',
      CertificateThumbprint: 'CertificateThumbprint',
    },
    note: NOTES.connect,
  },
  'Disconnect-AzureAD': { use: 'Disconnect-MgGraph' },
  'Enable-AzureADDirectoryRole': {
    use: 'New-MgDirectoryRole',
    parameters: { RoleTemplateId: 'RoleTemplateId' },
  },
  'Get-AzureADAdministrativeUnit': {
    use: 'Get-MgDirectoryAdministrativeUnit',
    parameters: { ...azureAdList, ObjectId: 'AdministrativeUnitId' },
  },
  'Get-AzureADAdministrativeUnitMember': {
    use: 'Get-MgDirectoryAdministrativeUnitMember',
    parameters: { ...azureAdList, ObjectId: 'AdministrativeUnitId' },
  },
  'Get-AzureADApplication': {
    use: 'Get-MgApplication',
    parameters: { ...azureAdList, ObjectId: 'ApplicationId' },
  },
  'Get-AzureADApplicationExtensionProperty': {
    use: 'Get-MgApplicationExtensionProperty',
    parameters: { ...azureAdList, ObjectId: 'ApplicationId' },
  },
  'Get-AzureADApplicationKeyCredential': {
    use: 'Get-MgApplication',
    parameters: { ObjectId: 'ApplicationId' },
    note: NOTES.readKeys,
  },
  'Get-AzureADApplicationLogo': {
    use: 'Get-MgApplicationLogo',
    parameters: { ...azureAdList, ObjectId: 'ApplicationId' },
  },
  'Get-AzureADApplicationOwner': {
    use: 'Get-MgApplicationOwner',
    parameters: { ...azureAdList, ObjectId: 'ApplicationId' },
  },
  'Get-AzureADApplicationPasswordCredential': {
    use: 'Get-MgApplication',
    parameters: { ObjectId: 'ApplicationId' },
    note: NOTES.readPasswords,
  },
  'Get-AzureADApplicationProxyApplication': {},
  'Get-AzureADApplicationProxyApplicationConnectorGroup': {},
  'Get-AzureADApplicationProxyConnector': {},
  'Get-AzureADApplicationProxyConnectorGroup': {},
  'Get-AzureADApplicationProxyConnectorGroupMember': {},
  'Get-AzureADApplicationProxyConnectorMemberOf': {},
  'Get-AzureADApplicationServiceEndpoint': { use: 'Get-MgServicePrincipalEndpoint' },
  'Get-AzureADAuditDirectoryLogs': { use: 'Get-MgAuditLogDirectoryAudit', parameters: { ...azureAdList } },
  'Get-AzureADAuditSignInLogs': { use: 'Get-MgAuditLogSignIn', parameters: { ...azureAdList } },
  'Get-AzureADContact': { use: 'Get-MgContact', parameters: { ...azureAdList, ObjectId: 'OrgContactId' } },
  'Get-AzureADContactDirectReport': {
    use: 'Get-MgContactDirectReport',
    parameters: { ...azureAdList, ObjectId: 'OrgContactId' },
  },
  'Get-AzureADContactManager': { use: 'Get-MgContactManager', parameters: { ObjectId: 'OrgContactId' } },
  'Get-AzureADContactMembership': {
    use: 'Get-MgContactMemberOf',
    parameters: { ...azureAdList, ObjectId: 'OrgContactId' },
  },
  'Get-AzureADContactThumbnailPhoto': {},
  'Get-AzureADContract': { use: 'Get-MgContract', parameters: { ...azureAdList, ObjectId: 'ContractId' } },
  'Get-AzureADCurrentSessionInfo': { use: 'Get-MgContext' },
  'Get-AzureADDeletedApplication': { use: 'Get-MgDirectoryDeletedItem' },
  'Get-AzureADDevice': {
    use: 'Get-MgDevice',
    parameters: { ...azureAdList, ObjectId: 'DeviceId' },
    note: NOTES.deviceIds,
  },
  'Get-AzureADDeviceConfiguration': {
    use: 'Get-MgDeviceManagementDeviceConfiguration',
    parameters: { ...azureAdList },
  },
  'Get-AzureADDeviceRegisteredOwner': {
    use: 'Get-MgDeviceRegisteredOwner',
    parameters: { ...azureAdList, ObjectId: 'DeviceId' },
  },
  'Get-AzureADDeviceRegisteredUser': {
    use: 'Get-MgDeviceRegisteredUser',
    parameters: { ...azureAdList, ObjectId: 'DeviceId' },
  },
  'Get-AzureADDirectoryRole': {
    use: 'Get-MgDirectoryRole',
    parameters: { ObjectId: 'DirectoryRoleId', Filter: 'Filter' },
    note: NOTES.activeRoles,
  },
  'Get-AzureADDirectoryRoleMember': {
    use: 'Get-MgDirectoryRoleMember',
    parameters: { ObjectId: 'DirectoryRoleId' },
    note: NOTES.activeRoles,
  },
  'Get-AzureADDirectoryRoleTemplate': { use: 'Get-MgDirectoryRoleTemplate' },
  'Get-AzureADDirectorySetting': {
    use: 'Get-MgBetaDirectorySetting',
    parameters: { Id: 'DirectorySettingId' },
  },
  'Get-AzureADDirectorySettingTemplate': { use: 'Get-MgBetaDirectorySettingTemplate' },
  'Get-AzureADDomain': { use: 'Get-MgDomain', parameters: { Name: 'DomainId' } },
  'Get-AzureADDomainNameReference': { use: 'Get-MgDomainNameReference', parameters: { Name: 'DomainId' } },
  'Get-AzureADDomainServiceConfigurationRecord': {
    use: 'Get-MgDomainServiceConfigurationRecord',
    parameters: { Name: 'DomainId' },
  },
  'Get-AzureADDomainVerificationDnsRecord': {
    use: 'Get-MgDomainVerificationDnsRecord',
    parameters: { Name: 'DomainId' },
  },
  'Get-AzureADExtensionProperty': { use: 'Get-MgDirectoryObjectAvailableExtensionProperty' },
  'Get-AzureADGroup': { use: 'Get-MgGroup', parameters: { ...azureAdList, ObjectId: 'GroupId' } },
  'Get-AzureADGroupAppRoleAssignment': {
    use: 'Get-MgGroupAppRoleAssignment',
    parameters: { ...azureAdList, ObjectId: 'GroupId' },
  },
  'Get-AzureADGroupMember': { use: 'Get-MgGroupMember', parameters: { ...azureAdList, ObjectId: 'GroupId' } },
  'Get-AzureADGroupOwner': { use: 'Get-MgGroupOwner', parameters: { ...azureAdList, ObjectId: 'GroupId' } },
  'Get-AzureADMSAdministrativeUnit': {
    use: 'Get-MgDirectoryAdministrativeUnit',
    parameters: { ...azureAdList, Id: 'AdministrativeUnitId' },
  },
  'Get-AzureADMSAdministrativeUnitMember': {
    use: 'Get-MgDirectoryAdministrativeUnitMember',
    parameters: { ...azureAdList, Id: 'AdministrativeUnitId' },
  },
  'Get-AzureADMSApplication': {
    use: 'Get-MgApplication',
    parameters: { ...azureAdList, ObjectId: 'ApplicationId' },
  },
  'Get-AzureADMSApplicationExtensionProperty': {
    use: 'Get-MgApplicationExtensionProperty',
    parameters: { ...azureAdList, ObjectId: 'ApplicationId' },
  },
  'Get-AzureADMSApplicationOwner': {
    use: 'Get-MgApplicationOwner',
    parameters: { ...azureAdList, ObjectId: 'ApplicationId' },
  },
  'Get-AzureADMSAuthorizationPolicy': { use: 'Get-MgPolicyAuthorizationPolicy' },
  'Get-AzureADMSConditionalAccessPolicy': {
    use: 'Get-MgIdentityConditionalAccessPolicy',
    parameters: { PolicyId: 'ConditionalAccessPolicyId' },
  },
  'Get-AzureADMSDeletedDirectoryObject': {
    use: 'Get-MgDirectoryDeletedItem',
    parameters: { Id: 'DirectoryObjectId' },
  },
  'Get-AzureADMSDeletedGroup': { use: 'Get-MgDirectoryDeletedItem' },
  'Get-AzureADMSGroup': { use: 'Get-MgGroup', parameters: { ...azureAdList, Id: 'GroupId' } },
  'Get-AzureADMSGroupLifecyclePolicy': { use: 'Get-MgGroupLifecyclePolicy', parameters: { ...azureAdList } },
  'Get-AzureADMSGroupPermissionGrant': {
    use: 'Get-MgGroupPermissionGrant',
    parameters: { ...azureAdList, Id: 'GroupId' },
  },
  'Get-AzureADMSIdentityProvider': {
    use: 'Get-MgIdentityProvider',
    parameters: { Id: 'IdentityProviderBaseId' },
  },
  'Get-AzureADMSLifecyclePolicyGroup': { use: 'Get-MgGroupLifecyclePolicy' },
  'Get-AzureADMSNamedLocationPolicy': {
    use: 'Get-MgIdentityConditionalAccessNamedLocation',
    parameters: { PolicyId: 'NamedLocationId' },
  },
  'Get-AzureADMSPermissionGrantConditionSet': { use: 'Get-MgPolicyPermissionGrantPolicyInclude' },
  'Get-AzureADMSPermissionGrantPolicy': { use: 'Get-MgPolicyPermissionGrantPolicy' },
  'Get-AzureADMSPrivilegedRoleAssignment': {
    use: 'Get-MgRoleManagementDirectoryRoleAssignmentSchedule',
    note: NOTES.privileged,
  },
  'Get-AzureADMSPrivilegedRoleDefinition': {
    use: 'Get-MgRoleManagementDirectoryRoleDefinition',
    note: NOTES.privileged,
  },
  'Get-AzureADMSRoleAssignment': {
    use: 'Get-MgRoleManagementDirectoryRoleAssignment',
    parameters: { ...azureAdList, Id: 'UnifiedRoleAssignmentId' },
  },
  'Get-AzureADMSRoleDefinition': {
    use: 'Get-MgRoleManagementDirectoryRoleDefinition',
    parameters: { ...azureAdList, Id: 'UnifiedRoleDefinitionId' },
  },
  'Get-AzureADMSScopedRoleMembership': { use: 'Get-MgUserScopedRoleMemberOf' },
  'Get-AzureADMSServicePrincipalDelegatedPermissionClassification': {
    use: 'Get-MgServicePrincipalDelegatedPermissionClassification',
    parameters: { ...azureAdList },
  },
  'Get-AzureADOAuth2PermissionGrant': {
    use: 'Get-MgOauth2PermissionGrant',
    parameters: { ...azureAdList, ObjectId: 'OAuth2PermissionGrantId' },
  },
  'Get-AzureADObjectByObjectId': {
    use: 'Get-MgDirectoryObjectById',
    parameters: { ObjectIds: 'Ids', Types: 'Types' },
  },
  'Get-AzureADPolicy': { note: NOTES.policies },
  'Get-AzureADServiceAppRoleAssignedTo': {
    use: 'Get-MgServicePrincipalAppRoleAssignment',
    parameters: { ...azureAdList, ObjectId: 'ServicePrincipalId' },
    note: NOTES.swapped,
  },
  'Get-AzureADServiceAppRoleAssignment': {
    use: 'Get-MgServicePrincipalAppRoleAssignedTo',
    parameters: { ...azureAdList, ObjectId: 'ServicePrincipalId' },
    note: NOTES.swapped,
  },
  'Get-AzureADServicePrincipal': {
    use: 'Get-MgServicePrincipal',
    parameters: { ...azureAdList, ObjectId: 'ServicePrincipalId' },
  },
  'Get-AzureADServicePrincipalCreatedObject': {
    use: 'Get-MgServicePrincipalCreatedObject',
    parameters: { ...azureAdList, ObjectId: 'ServicePrincipalId' },
  },
  'Get-AzureADServicePrincipalKeyCredential': {
    use: 'Get-MgServicePrincipal',
    parameters: { ObjectId: 'ServicePrincipalId' },
    note: NOTES.readKeys,
  },
  'Get-AzureADServicePrincipalMembership': {
    use: 'Get-MgServicePrincipalTransitiveMemberOf',
    parameters: { ...azureAdList, ObjectId: 'ServicePrincipalId' },
  },
  'Get-AzureADServicePrincipalOAuth2PermissionGrant': {
    use: 'Get-MgServicePrincipalOauth2PermissionGrant',
    parameters: { ...azureAdList, ObjectId: 'ServicePrincipalId' },
  },
  'Get-AzureADServicePrincipalOwnedObject': {
    use: 'Get-MgServicePrincipalOwnedObject',
    parameters: { ...azureAdList, ObjectId: 'ServicePrincipalId' },
  },
  'Get-AzureADServicePrincipalOwner': {
    use: 'Get-MgServicePrincipalOwner',
    parameters: { ...azureAdList, ObjectId: 'ServicePrincipalId' },
  },
  'Get-AzureADServicePrincipalPasswordCredential': {
    use: 'Get-MgServicePrincipal',
    parameters: { ObjectId: 'ServicePrincipalId' },
    note: NOTES.readPasswords,
  },
  'Get-AzureADServicePrincipalPolicy': { note: NOTES.policies },
  'Get-AzureADSubscribedSku': {
    use: 'Get-MgSubscribedSku',
    parameters: { ...azureAdList, ObjectId: 'SubscribedSkuId' },
  },
  'Get-AzureADTenantDetail': {
    use: 'Get-MgOrganization',
    parameters: { ...azureAdList },
    note: NOTES.organization,
  },
  'Get-AzureADTrustedCertificateAuthority': { use: 'Get-MgOrganizationCertificateBasedAuthConfiguration' },
  'Get-AzureADUser': {
    use: 'Get-MgUser',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
    note: NOTES.userProperties,
  },
  'Get-AzureADUserAppRoleAssignment': {
    use: 'Get-MgUserAppRoleAssignment',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserCreatedObject': {
    use: 'Get-MgUserCreatedObject',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserDirectReport': {
    use: 'Get-MgUserDirectReport',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserExtension': {
    use: 'Get-MgUser',
    parameters: { ObjectId: 'UserId' },
    note: NOTES.extensions,
  },
  'Get-AzureADUserLicenseDetail': {
    use: 'Get-MgUserLicenseDetail',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserManager': { use: 'Get-MgUserManager', parameters: { ObjectId: 'UserId' } },
  'Get-AzureADUserMembership': {
    use: 'Get-MgUserMemberOf',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserOAuth2PermissionGrant': {
    use: 'Get-MgUserOauth2PermissionGrant',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserOwnedDevice': {
    use: 'Get-MgUserOwnedDevice',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserOwnedObject': {
    use: 'Get-MgUserOwnedObject',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserRegisteredDevice': {
    use: 'Get-MgUserRegisteredDevice',
    parameters: { ...azureAdList, ObjectId: 'UserId' },
  },
  'Get-AzureADUserThumbnailPhoto': { use: 'Get-MgUserPhoto', parameters: { ObjectId: 'UserId' } },
  'New-AzureADAdministrativeUnit': {
    use: 'New-MgDirectoryAdministrativeUnit',
    parameters: { DisplayName: 'DisplayName', Description: 'Description' },
  },
  'New-AzureADApplication': {
    use: 'New-MgApplication',
    parameters: { DisplayName: 'DisplayName', IdentifierUris: 'IdentifierUris' },
    note: NOTES.redirects,
  },
  'New-AzureADApplicationExtensionProperty': {
    use: 'New-MgApplicationExtensionProperty',
    parameters: { ObjectId: 'ApplicationId' },
  },
  'New-AzureADApplicationKeyCredential': {
    use: 'Add-MgApplicationKey',
    parameters: { ObjectId: 'ApplicationId' },
    note: NOTES.addApplicationKey,
  },
  'New-AzureADApplicationPasswordCredential': {
    use: 'Add-MgApplicationPassword',
    parameters: { ObjectId: 'ApplicationId' },
    note: NOTES.addPassword,
  },
  'New-AzureADApplicationProxyApplication': {},
  'New-AzureADApplicationProxyConnectorGroup': {},
  'New-AzureADDevice': { use: 'New-MgDevice' },
  'New-AzureADDirectorySetting': { use: 'New-MgBetaDirectorySetting' },
  'New-AzureADDomain': { use: 'New-MgDomain', parameters: { Name: 'Id' } },
  'New-AzureADGroup': {
    use: 'New-MgGroup',
    parameters: {
      DisplayName: 'DisplayName',
      Description: 'Description',
      MailEnabled: 'MailEnabled:',
      MailNickName: 'MailNickname',
      SecurityEnabled: 'SecurityEnabled:',
    },
  },
  'New-AzureADGroupAppRoleAssignment': {
    use: 'New-MgGroupAppRoleAssignment',
    parameters: {
      ObjectId: 'GroupId',
      Id: 'AppRoleId',
      PrincipalId: 'PrincipalId',
      ResourceId: 'ResourceId',
    },
  },
  'New-AzureADMSAdministrativeUnit': {
    use: 'New-MgDirectoryAdministrativeUnit',
    parameters: { DisplayName: 'DisplayName', Description: 'Description' },
  },
  'New-AzureADMSApplication': {
    use: 'New-MgApplication',
    parameters: {
      DisplayName: 'DisplayName',
      IdentifierUris: 'IdentifierUris',
      SignInAudience: 'SignInAudience',
    },
    note: NOTES.redirects,
  },
  'New-AzureADMSApplicationExtensionProperty': {
    use: 'New-MgApplicationExtensionProperty',
    parameters: { ObjectId: 'ApplicationId' },
  },
  'New-AzureADMSApplicationKey': {
    use: 'Add-MgApplicationKey',
    parameters: { ObjectId: 'ApplicationId' },
    note: NOTES.addApplicationKey,
  },
  'New-AzureADMSApplicationPassword': {
    use: 'Add-MgApplicationPassword',
    parameters: { ObjectId: 'ApplicationId', PasswordCredential: 'PasswordCredential' },
    note: NOTES.addPassword,
  },
  'New-AzureADMSConditionalAccessPolicy': { use: 'New-MgIdentityConditionalAccessPolicy' },
  'New-AzureADMSGroup': {
    use: 'New-MgGroup',
    parameters: {
      DisplayName: 'DisplayName',
      Description: 'Description',
      MailEnabled: 'MailEnabled:',
      MailNickname: 'MailNickname',
      SecurityEnabled: 'SecurityEnabled:',
      GroupTypes: 'GroupTypes',
      Visibility: 'Visibility',
    },
  },
  'New-AzureADMSGroupLifecyclePolicy': { use: 'New-MgGroupLifecyclePolicy' },
  'New-AzureADMSIdentityProvider': { use: 'New-MgIdentityProvider' },
  'New-AzureADMSInvitation': {
    use: 'New-MgInvitation',
    parameters: {
      InvitedUserEmailAddress: 'InvitedUserEmailAddress',
      InvitedUserDisplayName: 'InvitedUserDisplayName',
      InviteRedirectUrl: 'InviteRedirectUrl',
      SendInvitationMessage: 'SendInvitationMessage:',
      InvitedUserType: 'InvitedUserType',
    },
  },
  'New-AzureADMSNamedLocationPolicy': { use: 'New-MgIdentityConditionalAccessNamedLocation' },
  'New-AzureADMSPermissionGrantConditionSet': { use: 'New-MgPolicyPermissionGrantPolicyInclude' },
  'New-AzureADMSPermissionGrantPolicy': { use: 'New-MgPolicyPermissionGrantPolicy' },
  'New-AzureADMSRoleAssignment': {
    use: 'New-MgRoleManagementDirectoryRoleAssignment',
    parameters: {
      RoleDefinitionId: 'RoleDefinitionId',
      PrincipalId: 'PrincipalId',
      DirectoryScopeId: 'DirectoryScopeId',
    },
  },
  'New-AzureADMSRoleDefinition': { use: 'New-MgRoleManagementDirectoryRoleDefinition' },
  'New-AzureADPolicy': { note: NOTES.policies },
  'New-AzureADServiceAppRoleAssignment': {
    use: 'New-MgServicePrincipalAppRoleAssignment',
    parameters: {
      ObjectId: 'ServicePrincipalId',
      Id: 'AppRoleId',
      PrincipalId: 'PrincipalId',
      ResourceId: 'ResourceId',
    },
  },
  'New-AzureADServicePrincipal': {
    use: 'New-MgServicePrincipal',
    parameters: { AppId: 'AppId', Tags: 'Tags', DisplayName: 'DisplayName' },
  },
  'New-AzureADServicePrincipalKeyCredential': {
    use: 'Add-MgServicePrincipalKey',
    parameters: { ObjectId: 'ServicePrincipalId' },
    note: NOTES.addServicePrincipalKey,
  },
  'New-AzureADServicePrincipalPasswordCredential': {
    use: 'Add-MgServicePrincipalPassword',
    parameters: { ObjectId: 'ServicePrincipalId' },
    note: NOTES.addPassword,
  },
  'New-AzureADTrustedCertificateAuthority': {},
  'New-AzureADUser': { use: 'New-MgUser', parameters: { ...azureAdPerson }, note: NOTES.password },
  'New-AzureADUserAppRoleAssignment': {
    use: 'New-MgUserAppRoleAssignment',
    parameters: { ObjectId: 'UserId', Id: 'AppRoleId', PrincipalId: 'PrincipalId', ResourceId: 'ResourceId' },
  },
  'Open-AzureADMSPrivilegedRoleAssignmentRequest': {
    use: 'New-MgRoleManagementDirectoryRoleAssignmentScheduleRequest',
    note: NOTES.privileged,
  },
  'Remove-AzureADAdministrativeUnit': {
    use: 'Remove-MgDirectoryAdministrativeUnit',
    parameters: { ObjectId: 'AdministrativeUnitId' },
  },
  'Remove-AzureADAdministrativeUnitMember': {
    use: 'Remove-MgDirectoryAdministrativeUnitMemberByRef',
    parameters: { ObjectId: 'AdministrativeUnitId', MemberId: 'DirectoryObjectId' },
  },
  'Remove-AzureADApplication': { use: 'Remove-MgApplication', parameters: { ObjectId: 'ApplicationId' } },
  'Remove-AzureADApplicationExtensionProperty': {
    use: 'Remove-MgApplicationExtensionProperty',
    parameters: { ObjectId: 'ApplicationId' },
  },
  'Remove-AzureADApplicationKeyCredential': {
    use: 'Remove-MgApplicationKey',
    parameters: { ObjectId: 'ApplicationId', KeyId: 'KeyId' },
    note: NOTES.removeApplicationKey,
  },
  'Remove-AzureADApplicationOwner': {
    use: 'Remove-MgApplicationOwnerByRef',
    parameters: { ObjectId: 'ApplicationId', OwnerId: 'DirectoryObjectId' },
  },
  'Remove-AzureADApplicationPasswordCredential': {
    use: 'Remove-MgApplicationPassword',
    parameters: { ObjectId: 'ApplicationId', KeyId: 'KeyId' },
  },
  'Remove-AzureADApplicationProxyApplication': {},
  'Remove-AzureADApplicationProxyApplicationConnectorGroup': {},
  'Remove-AzureADApplicationProxyConnectorGroup': {},
  'Remove-AzureADContact': { use: 'Remove-MgContact', parameters: { ObjectId: 'OrgContactId' } },
  'Remove-AzureADContactManager': {},
  'Remove-AzureADDeletedApplication': {
    use: 'Remove-MgDirectoryDeletedItem',
    parameters: { ObjectId: 'DirectoryObjectId' },
  },
  'Remove-AzureADDevice': {
    use: 'Remove-MgDevice',
    parameters: { ObjectId: 'DeviceId' },
    note: NOTES.deviceIds,
  },
  'Remove-AzureADDeviceRegisteredOwner': {
    use: 'Remove-MgDeviceRegisteredOwnerByRef',
    parameters: { ObjectId: 'DeviceId', OwnerId: 'DirectoryObjectId' },
  },
  'Remove-AzureADDeviceRegisteredUser': {},
  'Remove-AzureADDirectoryRoleMember': {
    use: 'Remove-MgDirectoryRoleMemberByRef',
    parameters: { ObjectId: 'DirectoryRoleId', MemberId: 'DirectoryObjectId' },
  },
  'Remove-AzureADDirectorySetting': {
    use: 'Remove-MgBetaDirectorySetting',
    parameters: { Id: 'DirectorySettingId' },
  },
  'Remove-AzureADDomain': { use: 'Remove-MgDomain', parameters: { Name: 'DomainId' } },
  'Remove-AzureADGroup': { use: 'Remove-MgGroup', parameters: { ObjectId: 'GroupId' } },
  'Remove-AzureADGroupAppRoleAssignment': {
    use: 'Remove-MgGroupAppRoleAssignment',
    parameters: { ObjectId: 'GroupId', AppRoleAssignmentId: 'AppRoleAssignmentId' },
  },
  'Remove-AzureADGroupMember': {
    use: 'Remove-MgGroupMemberByRef',
    parameters: { ObjectId: 'GroupId', MemberId: 'DirectoryObjectId' },
  },
  'Remove-AzureADGroupOwner': {
    use: 'Remove-MgGroupOwnerByRef',
    parameters: { ObjectId: 'GroupId', OwnerId: 'DirectoryObjectId' },
  },
  'Remove-AzureADMSAdministrativeUnit': {
    use: 'Remove-MgDirectoryAdministrativeUnit',
    parameters: { Id: 'AdministrativeUnitId' },
  },
  'Remove-AzureADMSAdministrativeUnitMember': {
    use: 'Remove-MgDirectoryAdministrativeUnitMemberByRef',
    parameters: { Id: 'AdministrativeUnitId', MemberId: 'DirectoryObjectId' },
  },
  'Remove-AzureADMSApplication': { use: 'Remove-MgApplication', parameters: { ObjectId: 'ApplicationId' } },
  'Remove-AzureADMSApplicationExtensionProperty': {
    use: 'Remove-MgApplicationExtensionProperty',
    parameters: { ObjectId: 'ApplicationId' },
  },
  'Remove-AzureADMSApplicationKey': {
    use: 'Remove-MgApplicationKey',
    parameters: { ObjectId: 'ApplicationId', KeyId: 'KeyId', Proof: 'Proof' },
    note: NOTES.removeApplicationKey,
  },
  'Remove-AzureADMSApplicationOwner': {
    use: 'Remove-MgApplicationOwnerByRef',
    parameters: { ObjectId: 'ApplicationId' },
  },
  'Remove-AzureADMSApplicationPassword': {
    use: 'Remove-MgApplicationPassword',
    parameters: { ObjectId: 'ApplicationId', KeyId: 'KeyId' },
  },
  'Remove-AzureADMSApplicationVerifiedPublisher': { use: 'Clear-MgApplicationVerifiedPublisher' },
  'Remove-AzureADMSConditionalAccessPolicy': {
    use: 'Remove-MgIdentityConditionalAccessPolicy',
    parameters: { PolicyId: 'ConditionalAccessPolicyId' },
  },
  'Remove-AzureADMSDeletedDirectoryObject': {
    use: 'Remove-MgDirectoryDeletedItem',
    parameters: { Id: 'DirectoryObjectId' },
  },
  'Remove-AzureADMSGroup': { use: 'Remove-MgGroup', parameters: { Id: 'GroupId' } },
  'Remove-AzureADMSGroupLifecyclePolicy': { use: 'Remove-MgGroupLifecyclePolicy' },
  'Remove-AzureADMSIdentityProvider': { use: 'Remove-MgIdentityProvider' },
  'Remove-AzureADMSLifecyclePolicyGroup': { use: 'Remove-MgGroupFromLifecyclePolicy' },
  'Remove-AzureADMSNamedLocationPolicy': {
    use: 'Remove-MgIdentityConditionalAccessNamedLocation',
    parameters: { PolicyId: 'NamedLocationId' },
  },
  'Remove-AzureADMSPermissionGrantConditionSet': { use: 'Remove-MgPolicyPermissionGrantPolicyInclude' },
  'Remove-AzureADMSPermissionGrantPolicy': { use: 'Remove-MgPolicyPermissionGrantPolicy' },
  'Remove-AzureADMSRoleAssignment': {
    use: 'Remove-MgRoleManagementDirectoryRoleAssignment',
    parameters: { Id: 'UnifiedRoleAssignmentId' },
  },
  'Remove-AzureADMSRoleDefinition': {
    use: 'Remove-MgRoleManagementDirectoryRoleDefinition',
    parameters: { Id: 'UnifiedRoleDefinitionId' },
  },
  'Remove-AzureADMSScopedRoleMembership': { use: 'Remove-MgUserScopedRoleMemberOf' },
  'Remove-AzureADMSServicePrincipalDelegatedPermissionClassification': {
    use: 'Remove-MgServicePrincipalDelegatedPermissionClassification',
  },
  'Remove-AzureADOAuth2PermissionGrant': {
    use: 'Remove-MgOauth2PermissionGrant',
    parameters: { ObjectId: 'OAuth2PermissionGrantId' },
  },
  'Remove-AzureADPolicy': { note: NOTES.policies },
  'Remove-AzureADServiceAppRoleAssignment': {
    use: 'Remove-MgServicePrincipalAppRoleAssignment',
    parameters: { ObjectId: 'ServicePrincipalId', AppRoleAssignmentId: 'AppRoleAssignmentId' },
  },
  'Remove-AzureADServicePrincipal': {
    use: 'Remove-MgServicePrincipal',
    parameters: { ObjectId: 'ServicePrincipalId' },
  },
  'Remove-AzureADServicePrincipalKeyCredential': {
    use: 'Remove-MgServicePrincipalKey',
    parameters: { ObjectId: 'ServicePrincipalId', KeyId: 'KeyId' },
    note: NOTES.removeServicePrincipalKey,
  },
  'Remove-AzureADServicePrincipalOwner': {
    use: 'Remove-MgServicePrincipalOwnerByRef',
    parameters: { ObjectId: 'ServicePrincipalId', OwnerId: 'DirectoryObjectId' },
  },
  'Remove-AzureADServicePrincipalPasswordCredential': {
    use: 'Remove-MgServicePrincipalPassword',
    parameters: { ObjectId: 'ServicePrincipalId', KeyId: 'KeyId' },
  },
  'Remove-AzureADServicePrincipalPolicy': { note: NOTES.policies },
  'Remove-AzureADTrustedCertificateAuthority': {},
  'Remove-AzureADUser': { use: 'Remove-MgUser', parameters: { ObjectId: 'UserId' } },
  'Remove-AzureADUserAppRoleAssignment': {
    use: 'Remove-MgUserAppRoleAssignment',
    parameters: { ObjectId: 'UserId', AppRoleAssignmentId: 'AppRoleAssignmentId' },
  },
  'Remove-AzureADUserExtension': { use: 'Remove-MgUserExtension', parameters: { ObjectId: 'UserId' } },
  'Remove-AzureADUserManager': { use: 'Remove-MgUserManagerByRef', parameters: { ObjectId: 'UserId' } },
  'Reset-AzureADMSLifeCycleGroup': { use: 'Invoke-MgRenewGroup' },
  'Restore-AzureADDeletedApplication': {
    use: 'Restore-MgDirectoryDeletedItem',
    parameters: { ObjectId: 'DirectoryObjectId' },
  },
  'Restore-AzureADMSDeletedDirectoryObject': {
    use: 'Restore-MgDirectoryDeletedItem',
    parameters: { Id: 'DirectoryObjectId' },
  },
  'Revoke-AzureADSignedInUserAllRefreshToken': { use: 'Revoke-MgUserSignInSession' },
  'Revoke-AzureADUserAllRefreshToken': {
    use: 'Revoke-MgUserSignInSession',
    parameters: { ObjectId: 'UserId' },
  },
  'Select-AzureADGroupIdsContactIsMemberOf': { use: 'Get-MgContactMemberOf' },
  'Select-AzureADGroupIdsGroupIsMemberOf': { use: 'Get-MgGroupMemberOf' },
  'Select-AzureADGroupIdsServicePrincipalIsMemberOf': { use: 'Get-MgServicePrincipalMemberOf' },
  'Select-AzureADGroupIdsUserIsMemberOf': { use: 'Get-MgUserMemberOf' },
  'Set-AzureADAdministrativeUnit': {
    use: 'Update-MgDirectoryAdministrativeUnit',
    parameters: { ObjectId: 'AdministrativeUnitId' },
  },
  'Set-AzureADApplication': {
    use: 'Update-MgApplication',
    parameters: { ObjectId: 'ApplicationId', DisplayName: 'DisplayName', IdentifierUris: 'IdentifierUris' },
    note: NOTES.redirects,
  },
  'Set-AzureADApplicationLogo': { use: 'Set-MgApplicationLogo', parameters: { ObjectId: 'ApplicationId' } },
  'Set-AzureADApplicationProxyApplication': {},
  'Set-AzureADApplicationProxyApplicationConnectorGroup': {},
  'Set-AzureADApplicationProxyApplicationCustomDomainCertificate': {},
  'Set-AzureADApplicationProxyApplicationSingleSignOn': {},
  'Set-AzureADApplicationProxyConnector': {},
  'Set-AzureADApplicationProxyConnectorGroup': {},
  'Set-AzureADDevice': {
    use: 'Update-MgDevice',
    parameters: { ObjectId: 'DeviceId' },
    note: NOTES.deviceIds,
  },
  'Set-AzureADDirectorySetting': {
    use: 'Update-MgBetaDirectorySetting',
    parameters: { Id: 'DirectorySettingId' },
  },
  'Set-AzureADDomain': { use: 'Update-MgDomain', parameters: { Name: 'DomainId' } },
  'Set-AzureADGroup': {
    use: 'Update-MgGroup',
    parameters: { ObjectId: 'GroupId', DisplayName: 'DisplayName', Description: 'Description' },
  },
  'Set-AzureADMSAdministrativeUnit': {
    use: 'Update-MgDirectoryAdministrativeUnit',
    parameters: { Id: 'AdministrativeUnitId' },
  },
  'Set-AzureADMSApplication': {
    use: 'Update-MgApplication',
    parameters: { ObjectId: 'ApplicationId', DisplayName: 'DisplayName', IdentifierUris: 'IdentifierUris' },
    note: NOTES.redirects,
  },
  'Set-AzureADMSApplicationLogo': { use: 'Set-MgApplicationLogo', parameters: { ObjectId: 'ApplicationId' } },
  'Set-AzureADMSApplicationVerifiedPublisher': {
    use: 'Set-MgApplicationVerifiedPublisher',
    parameters: { ObjectId: 'ApplicationId' },
  },
  'Set-AzureADMSAuthorizationPolicy': { use: 'Update-MgPolicyAuthorizationPolicy' },
  'Set-AzureADMSConditionalAccessPolicy': {
    use: 'Update-MgIdentityConditionalAccessPolicy',
    parameters: { PolicyId: 'ConditionalAccessPolicyId' },
  },
  'Set-AzureADMSGroup': {
    use: 'Update-MgGroup',
    parameters: { Id: 'GroupId', DisplayName: 'DisplayName', Description: 'Description' },
  },
  'Set-AzureADMSGroupLifecyclePolicy': { use: 'Update-MgGroupLifecyclePolicy' },
  'Set-AzureADMSIdentityProvider': { use: 'Update-MgIdentityProvider' },
  'Set-AzureADMSNamedLocationPolicy': {
    use: 'Update-MgIdentityConditionalAccessNamedLocation',
    parameters: { PolicyId: 'NamedLocationId' },
  },
  'Set-AzureADMSPermissionGrantConditionSet': { use: 'Update-MgPolicyPermissionGrantPolicyInclude' },
  'Set-AzureADMSPermissionGrantPolicy': { use: 'Update-MgPolicyPermissionGrantPolicy' },
  'Set-AzureADMSRoleDefinition': {
    use: 'Update-MgRoleManagementDirectoryRoleDefinition',
    parameters: { Id: 'UnifiedRoleDefinitionId' },
  },
  'Set-AzureADPolicy': { note: NOTES.policies },
  'Set-AzureADServicePrincipal': {
    use: 'Update-MgServicePrincipal',
    parameters: { ObjectId: 'ServicePrincipalId' },
  },
  'Set-AzureADTenantDetail': { use: 'Update-MgOrganization' },
  'Set-AzureADTrustedCertificateAuthority': {},
  'Set-AzureADUser': { use: 'Update-MgUser', parameters: { ObjectId: 'UserId', ...azureAdPerson } },
  'Set-AzureADUserExtension': {
    use: 'Update-MgUserExtension',
    parameters: { ObjectId: 'UserId' },
    note: NOTES.extensions,
  },
  'Set-AzureADUserLicense': {
    use: 'Set-MgUserLicense',
    parameters: { ObjectId: 'UserId' },
    note: NOTES.licenses,
  },
  'Set-AzureADUserManager': {
    use: 'Set-MgUserManagerByRef',
    parameters: { ObjectId: 'UserId' },
    note: NOTES.byReference,
  },
  'Set-AzureADUserPassword': {
    use: 'Update-MgUser',
    parameters: { ObjectId: 'UserId' },
    note: NOTES.password,
  },
  'Set-AzureADUserThumbnailPhoto': { use: 'Set-MgUserPhotoContent', parameters: { ObjectId: 'UserId' } },
  'Update-AzureADSignedInUserPassword': { use: 'Update-MgUserPassword' },
};
