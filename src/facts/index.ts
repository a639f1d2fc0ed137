import type { Code } from '../core/expressions.ts';
import { literalsOf } from '../core/expressions.ts';
import type { Reading, Setting, Syntax } from '../core/types.ts';
import { appsOf } from './app.ts';
import { assertionsOf } from './assertion.ts';
import { cmdletsOf } from './cmdlet.ts';
import { appsInCode } from './code-app.ts';
import { joinApps } from './join-apps.ts';
import { importsOf } from './libraries.ts';
import { pipedSecretsOf } from './piped-secret.ts';
import { registrationsOf } from './registration.ts';
import { requestsInSettings } from './request-in-settings.ts';
import { clientsOfSpring } from './spring-clients.ts';
import { tokenRequestsOf } from './token-request.ts';
import type { EntraFact } from './types.ts';

/** Everything that a text says about Entra. `path` tells what kind of file it is; it is not read. */
export function factsOf(reading: Reading, path: string): readonly EntraFact[] {
  const { settings, code } = reading;
  if (!code) return factsOfSettings(settings, path);
  const inSettings = appsOf(settings, path, importsOf(code.modules).speakOfEntra);
  const syntax = syntaxOf(reading, code);
  const apps = joinApps(appsInCode(code, syntax, path), inSettings);
  const requests = tokenRequestsOf(code, syntax, path);
  const piped = pipedSecretsOf(code, syntax);
  return [...apps, ...piped, ...requests, ...assertionsOf(code, requests, apps), ...cmdletsOf(code)];
}

function factsOfSettings(settings: readonly Setting[], path: string): readonly EntraFact[] {
  const { registrations, settings: registered } = registrationsOf(settings);
  const others = registered.size > 0 ? settings.filter((each) => !registered.has(each)) : settings;
  return [
    ...appsOf(others, path),
    ...clientsOfSpring(others),
    ...requestsInSettings(others),
    ...registrations,
  ];
}

/** How the language writes values: any value that stands in the file knows. */
function syntaxOf({ settings }: Reading, code: Code): Syntax {
  const known = settings[0]?.place.syntax ?? literalsOf(code)[0]?.place.syntax;
  return known ?? { encode: (value) => JSON.stringify(value) };
}
