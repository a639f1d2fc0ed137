import type { Library } from './library.ts';

/**
 * Sign-in through web frameworks: passport, next-auth, omniauth, Socialite, league/oauth2 and their like.
 * Sources: https://authjs.dev/getting-started/providers/microsoft-entra-id,
 * https://github.com/AzureAD/passport-azure-ad, https://github.com/RIPAGlobal/omniauth-azure-activedirectory-v2
 */
export const signIn: Library = {
  modules: [
    'passport-azure-ad',
    'passport-microsoft',
    'next-auth/providers/azure-ad',
    'next-auth/providers/microsoft-entra-id',
    '@auth/core/providers/microsoft-entra-id',
    '@auth/core/providers/azure-ad',
    'thenetworg\\oauth2\\client',
    'socialiteproviders\\azure',
    'socialiteproviders\\microsoft',
    'omniauth-azure',
    'omniauth-entra',
    'omniauth/strategies/azure',
    'microsoft.aspnetcore.authentication.azuread',
    'microsoft.aspnetcore.authentication.microsoftaccount',
    'fastapi_azure_auth',
    'identity.web',
    'identity.flask',
  ],
  starts: [
    { callees: ['OIDCStrategy', 'BearerStrategy'], needsModule: true, isPublicClient: false },
    {
      callees: ['AzureADProvider', 'AzureADB2CProvider', 'MicrosoftEntraID', 'AzureAD', 'MicrosoftEntraId'],
      flow: 'authorization-code',
      isPublicClient: false,
    },
    {
      callees: ['provider'],
      first: [
        'azure_activedirectory_v2',
        'azure_oauth2',
        'azure_activedirectory',
        'entra_id',
        'microsoft_graph',
        'microsoft_office365',
      ],
      parameters: [null, 'clientId', 'clientSecret'],
      flow: 'authorization-code',
      credential: 'secret',
      isPublicClient: false,
    },
  ],
};
