import type { Resource } from './directory.ts';

/** Client id of Microsoft Graph: the API meant where a scope names none. */
export const microsoftGraph = '00000003-0000-0000-c000-000000000000';

/**
 * APIs of Microsoft that daemons ask for most, with the ids they have in every tenant
 * (https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in).
 */
export const firstPartyResources: readonly Resource[] = [
  {
    clientId: microsoftGraph,
    displayName: 'Microsoft Graph',
    identifierUris: ['https://graph.microsoft.com'],
  },
  {
    clientId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    displayName: 'Windows Azure Service Management API',
    identifierUris: ['https://management.azure.com', 'https://management.core.windows.net'],
  },
  {
    clientId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
    displayName: 'Azure Key Vault',
    identifierUris: ['https://vault.azure.net'],
  },
  {
    clientId: 'e406a681-f3d4-42a8-90b6-c2b029497af1',
    displayName: 'Azure Storage',
    identifierUris: ['https://storage.azure.com'],
  },
  {
    clientId: '022907d3-0f1b-48f7-badc-1ba6abab6d66',
    displayName: 'Azure SQL Database',
    identifierUris: ['https://database.windows.net'],
  },
];
