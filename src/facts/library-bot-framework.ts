import type { Library } from './library.ts';

/**
 * Bot Framework, whose app id and password are an Entra application's.
 * Source: https://learn.microsoft.com/azure/bot-service/bot-builder-authentication
 */
export const botFramework: Library = {
  modules: ['botbuilder', 'botframework', 'microsoft.bot.', 'com.microsoft.bot.', '@microsoft/teams'],
  starts: [
    {
      callees: ['MicrosoftAppCredentials', 'MicrosoftGovernmentAppCredentials'],
      parameters: ['clientId', 'clientSecret', 'tenant'],
      names: { password: 'clientSecret' },
      credential: 'secret',
      flow: 'client-credentials',
    },
    {
      callees: ['CertificateAppCredentials', 'CertificateServiceClientCredentialsFactory'],
      credential: 'certificate',
      flow: 'client-credentials',
    },
    {
      callees: ['PasswordServiceClientCredentialFactory'],
      parameters: ['clientId', 'clientSecret', 'tenant'],
      names: { password: 'clientSecret' },
      credential: 'secret',
      flow: 'client-credentials',
    },
    {
      callees: ['SimpleCredentialProvider', 'BotFrameworkAdapterSettings'],
      parameters: ['clientId', 'clientSecret'],
      names: { password: 'clientSecret' },
      credential: 'secret',
    },
    {
      callees: [
        'BotFrameworkAdapter',
        'BotFrameworkAuthentication',
        'ConfigurationBotFrameworkAuthentication',
        'ConfigurationServiceClientCredentialFactory',
      ],
    },
  ],
};
