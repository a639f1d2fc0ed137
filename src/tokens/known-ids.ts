/**
 * Ids that are the same in every tenant. Sources: learn.microsoft.com, "Verify first-party Microsoft applications in
 * sign-in reports" (troubleshoot/entra), "Microsoft Entra built-in roles", and the constants of Azure CLI, Azure
 * PowerShell and MSAL.
 */

/** APIs of Microsoft, by the id that stands in `aud` of tokens for them. */
export const knownResources: ReadonlyMap<string, string> = new Map([
  ['00000003-0000-0000-c000-000000000000', 'Microsoft Graph'],
  ['00000002-0000-0000-c000-000000000000', 'Azure AD Graph (retired)'],
  ['797f4846-ba00-4fd7-ba43-dac1f8f63013', 'Azure Resource Manager'],
  ['00000002-0000-0ff1-ce00-000000000000', 'Exchange Online'],
  ['00000003-0000-0ff1-ce00-000000000000', 'SharePoint Online'],
  ['00000004-0000-0ff1-ce00-000000000000', 'Skype for Business Online'],
  ['00000007-0000-0000-c000-000000000000', 'Dataverse (Dynamics 365)'],
  ['00000009-0000-0000-c000-000000000000', 'Power BI'],
  ['0000000a-0000-0000-c000-000000000000', 'Microsoft Intune'],
  ['cfa8b339-82a2-471a-a3c9-0fc0be7a4093', 'Azure Key Vault'],
  ['e406a681-f3d4-42a8-90b6-c2b029497af1', 'Azure Storage'],
  ['022907d3-0f1b-48f7-badc-1ba6abab6d66', 'Azure SQL Database'],
  ['123cd850-d9df-40bd-94d5-c9f07b7fa203', 'Azure databases for PostgreSQL and MySQL'],
  ['499b84ac-1321-427f-aa17-267ca6975798', 'Azure DevOps'],
  ['2ff814a6-3304-4ab8-85cb-cd0e6f879c1d', 'Azure Databricks'],
  ['6dae42f8-4368-4678-94ff-3960e28e3630', 'Azure Kubernetes Service (server)'],
  ['ca7f3f0b-7d91-482c-8e09-c5d840d0eac5', 'Log Analytics'],
  ['c5393580-f805-4401-95e8-94b7a6ef2fc2', 'Office 365 Management APIs'],
  ['41b23e61-6c1e-4545-b367-cd054e0ed4b4', 'Azure VPN'],
  ['2d4d3d8e-2be3-4bef-9f87-7875a61c29de', 'OneNote'],
  ['fb60f99c-7a34-4190-8149-302f77469936', 'the token exchange of workload identity federation'],
]);

/** Applications of Microsoft that ask for tokens, by the id that stands in `appid` and `azp`. */
export const knownClients: ReadonlyMap<string, string> = new Map([
  ['04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'Azure CLI'],
  ['1950a258-227b-4e31-a9cf-717495945fc2', 'Azure PowerShell'],
  ['14d82eec-204b-4c2f-b7e8-296a70dab67e', 'Microsoft Graph command line tools'],
  ['1b730954-1685-4b74-9bfd-dac224a7b894', 'AzureAD PowerShell (retired)'],
  ['de8bc8b5-d9f9-48b1-a8ad-b748da725064', 'Graph Explorer'],
  ['c44b4083-3bb0-49c1-b47d-974e53cbdf3c', 'Azure portal'],
  ['aebc6443-996d-45c2-90f0-388ff96faa56', 'Visual Studio Code'],
  ['872cd9fa-d31f-45e0-9eab-6e460a02d1f1', 'Visual Studio'],
  ['d3590ed6-52b3-4102-aeff-aad2292ab01c', 'Microsoft Office'],
  ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', 'Microsoft Teams'],
  ['5e3ce6c0-2b1f-4285-8d4b-75ee78787346', 'Microsoft Teams on the web'],
  ['ab9b8c07-8f02-4f72-87fa-80105867a763', 'OneDrive sync'],
  ['29d9ed98-a469-4536-ade2-f981bc1d605e', 'Microsoft Authentication Broker'],
  ['80faf920-1908-4b52-b5ef-a8e7bedfc67a', 'Azure Kubernetes Service (client)'],
]);

export const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

export const knownTenants: ReadonlyMap<string, string> = new Map([
  [PERSONAL_TENANT, 'personal Microsoft accounts'],
  ['72f988bf-86f1-41af-91ab-2d7cd011db47', 'Microsoft itself'],
  ['f8cdef31-a31e-4b4a-93e4-5f571e91255a', 'Microsoft’s own services'],
  ['d6d49420-f39b-4df7-a1dc-d59a935871db', 'Bot Framework'],
]);

/** Templates of directory roles, by the id that stands in `wids`. */
export const knownRoles: ReadonlyMap<string, string> = new Map([
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator'],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator'],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', 'Cloud Application Administrator'],
  ['cf1c38e5-3621-4004-a7cb-879624dced7c', 'Application Developer'],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'],
  ['b79fbf4d-3ef9-4689-8143-76b194e85509', 'an ordinary user'],
]);
