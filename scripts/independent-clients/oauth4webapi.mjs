import { readFileSync } from 'node:fs';
import * as oauth from 'oauth4webapi';

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { origin, tenant, graph, daemon, federated } = settings;
const issuer = new URL(`${origin}/${tenant}/v2.0`);
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer));

async function clientCredentials(clientId, authentication, more = {}) {
  const client = { client_id: clientId };
  const parameters = { scope: graph, ...more };
  const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, parameters);
  return oauth.processClientCredentialsResponse(server, client, response);
}

const cases = {
  'client secret in the body': () => clientCredentials(daemon.id, oauth.ClientSecretPost(daemon.secret)),
  'client secret in a Basic header': () =>
    clientCredentials(daemon.id, oauth.ClientSecretBasic(daemon.secret)),
  'token of an outside issuer': () =>
    clientCredentials(federated.id, oauth.None(), {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: settings.outsideToken,
    }),
  'symmetric assertion (refused)': async () => {
    const error = await clientCredentials(daemon.id, oauth.ClientSecretJwt(daemon.secret)).catch(
      (each) => each,
    );
    if (!String(error.error_description).startsWith('AADSTS5002723: ')) throw error;
  },
};

for (const [title, attempt] of Object.entries(cases)) {
  try {
    await attempt();
    process.stdout.write(`ok      oauth4webapi: ${title}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(
      `not ok  oauth4webapi: ${title}: ${error.message} ${error.error_description ?? ''}\n`,
    );
  }
}
