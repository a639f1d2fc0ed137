import type { Code } from '../core/expressions.ts';
import { literalsOf } from '../core/expressions.ts';
import type { Reading, Syntax } from '../core/types.ts';
import { accessControlClientsOf } from './access-control.ts';
import { addressesIn } from './address.ts';
import { appsOf } from './app.ts';
import { assertionsOf } from './assertion.ts';
import { assertionsInTokens } from './assertion-in-token.ts';
import { type CertificateParser, certificatesOf } from './certificate.ts';
import { cloudUsesOf } from './cloud-use.ts';
import { cmdletsOf } from './cmdlet.ts';
import { appsInCode } from './code-app.ts';
import { dependenciesOf } from './dependency.ts';
import { federatedCredentialsOf, workflowJobsOf } from './federated-credential.ts';
import { joinApps } from './join-apps.ts';
import { importsOf } from './libraries.ts';
import { pipedSecretsOf } from './piped-secret.ts';
import { registrationsOf } from './registration.ts';
import { requestsInSettings } from './request-in-settings.ts';
import { clientsOfSpring } from './spring-clients.ts';
import { tokenRequestsOf } from './token-request.ts';
import type { App, EntraFact, TokenRequest } from './types.ts';

/**
 * Everything that a text says about Entra. `path` tells what kind of file it is; it is not read. Certificates are seen
 * with a parser only.
 */
export function factsOf(reading: Reading, path: string, parser?: CertificateParser): readonly EntraFact[] {
  const stated = factsStated(reading, path, parser);
  return [...stated, ...assertionsInTokens(stated)];
}

function factsStated(reading: Reading, path: string, parser?: CertificateParser): readonly EntraFact[] {
  const { settings, code } = reading;
  if (!code) {
    const jobs = workflowJobsOf(settings, path);
    return [...factsOfSettings(reading, path), ...certificatesOf(settings, parser), ...jobs];
  }
  const inSettings = appsOf(settings, path, importsOf(code.modules).speakOfEntra);
  const syntax = syntaxOf(reading, code);
  const apps = joinApps(appsInCode(code, syntax, path), inSettings);
  const requests = tokenRequestsOf(code, syntax, path);
  return [
    ...apps,
    ...pipedSecretsOf(code, syntax),
    ...requests,
    ...assertionsOf(code, requests, apps),
    ...cmdletsOf(code),
    ...factsBeside(reading, path, syntax, apps, requests),
  ];
}

function factsOfSettings(reading: Reading, path: string): readonly EntraFact[] {
  const { settings } = reading;
  const { registrations, settings: registered } = registrationsOf(settings);
  const others = registered.size > 0 ? settings.filter((each) => !registered.has(each)) : settings;
  const apps = [...appsOf(others, path), ...clientsOfSpring(others)];
  const requests = requestsInSettings(others);
  return [...apps, ...requests, ...registrations, ...factsBeside(reading, path, PLAIN, apps, requests)];
}

/** What settings and code say alike. */
function factsBeside(
  reading: Reading,
  path: string,
  syntax: Syntax,
  apps: readonly App[],
  requests: readonly TokenRequest[],
): readonly EntraFact[] {
  const addresses = addressesIn(reading, syntax);
  return [
    ...addresses,
    ...cloudUsesOf(apps, requests, addresses),
    ...dependenciesOf(reading, path),
    ...accessControlClientsOf(reading),
    ...federatedCredentialsOf(reading.settings),
  ];
}

const PLAIN: Syntax = { encode: (value) => JSON.stringify(value) };

/** How the language writes values: any value that stands in the file knows. */
function syntaxOf({ settings }: Reading, code: Code): Syntax {
  const known = code.syntax ?? settings[0]?.place.syntax ?? literalsOf(code)[0]?.place.syntax;
  return known ?? PLAIN;
}
