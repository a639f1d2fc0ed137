import type { Library } from './library.ts';

/**
 * PowerShell modules: Az, Microsoft Graph, PnP, MSAL.PS, Exchange Online, Teams and the retired AzureAD module.
 * Source: the reference of each command under https://learn.microsoft.com/powershell
 */
export const powershell: Library = {
  modules: [
    'az.accounts',
    'az.resources',
    'microsoft.graph',
    'pnp.powershell',
    'msal.ps',
    'azuread',
    'msonline',
    'exchangeonlinemanagement',
    'microsoftteams',
  ],
  starts: [
    {
      callees: ['Connect-AzAccount', 'Login-AzAccount', 'Add-AzAccount', 'Connect-AzureRmAccount'],
      names: {
        accountid: 'clientId',
        certificatethumbprint: 'certificate',
        certificatepath: 'certificate',
        federatedtoken: 'federated',
      },
    },
    {
      callees: ['Connect-MgGraph', 'Connect-Entra', 'Connect-MgBetaGraph'],
      names: {
        clientsecretcredential: 'credential',
        certificatethumbprint: 'certificate',
        certificatename: 'certificate',
      },
    },
    {
      callees: ['Connect-PnPOnline'],
      names: {
        thumbprint: 'certificate',
        certificatepath: 'certificate',
        certificatebase64encoded: 'certificate',
      },
    },
    {
      callees: ['Get-MsalToken', 'New-MsalClientApplication', 'Connect-MsalToken'],
      names: { clientcertificate: 'certificate', userassertion: 'subject' },
    },
    {
      callees: ['Connect-ExchangeOnline', 'Connect-IPPSSession'],
      names: { organization: 'tenant', certificatethumbprint: 'certificate' },
    },
    {
      callees: ['Connect-AzureAD', 'Connect-MicrosoftTeams', 'Connect-MSGraph'],
      names: { certificatethumbprint: 'certificate' },
    },
  ],
  credentials: [
    { callees: ['PSCredential'], parameters: ['clientId', 'clientSecret'], credential: 'secret' },
  ],
};
