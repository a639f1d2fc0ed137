import type { CommandLine, Library } from './library.ts';

const servicePrincipal: CommandLine['options'] = {
  u: 'clientId',
  username: 'clientId',
  p: 'clientSecret',
  password: 'clientSecret',
  t: 'tenant',
  tenant: 'tenant',
  certificate: 'certificate',
  'federated-token': 'federated',
};

/** `--client-id`, `--client-secret` and the like, as most programs call them. */
const ordinary: CommandLine['options'] = {
  'client-id': 'clientId',
  'client-secret': 'clientSecret',
  'tenant-id': 'tenant',
};

/**
 * Programs that take an app's credentials on the command line.
 * Sources: https://learn.microsoft.com/cli/azure/reference-index, https://learn.microsoft.com/azure/developer/azure-developer-cli/reference,
 * https://learn.microsoft.com/power-platform/developer/cli/reference/auth, https://azure.github.io/kubelogin
 */
export const commandLine: Library = {
  modules: [],
  commands: [
    {
      command: 'az login',
      options: servicePrincipal,
      onlyWith: 'service-principal',
      flow: 'client-credentials',
      needsTenant: true,
    },
    { command: 'az ad sp create-for-rbac', options: { p: 'clientSecret', password: 'clientSecret' } },
    {
      command: 'az ad sp credential reset',
      options: { id: 'clientId', n: 'clientId', password: 'clientSecret' },
    },
    {
      command: 'az ad app credential reset',
      options: { id: 'clientId', password: 'clientSecret' },
    },
    { command: 'az webapp auth microsoft update', options: ordinary },
    { command: 'az containerapp auth microsoft update', options: ordinary },
    {
      command: 'az webapp auth update',
      options: { 'aad-client-id': 'clientId', 'aad-client-secret': 'clientSecret' },
    },
    {
      command: 'az aks create',
      options: { 'service-principal': 'clientId', 'client-secret': 'clientSecret' },
    },
    {
      command: 'az aks update-credentials',
      options: { 'service-principal': 'clientId', 'client-secret': 'clientSecret' },
    },
    { command: 'azd auth login', options: ordinary, flow: 'client-credentials' },
    {
      command: 'pac auth create',
      options: {
        applicationId: 'clientId',
        id: 'clientId',
        clientSecret: 'clientSecret',
        cs: 'clientSecret',
        tenant: 'tenant',
        t: 'tenant',
      },
      flow: 'client-credentials',
    },
    {
      command: 'm365 login',
      options: { appId: 'clientId', secret: 'clientSecret', tenant: 'tenant' },
    },
    { command: 'kubelogin', options: ordinary },
    {
      command: 'azcopy login',
      options: { 'application-id': 'clientId', 'tenant-id': 'tenant' },
      flow: 'client-credentials',
    },
  ],
};
