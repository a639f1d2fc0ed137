import { ANSWERS, BODIES } from './bodies.ts';
import { CONSOLES } from './consoles.ts';
import { ENDPOINT } from './endpoint.ts';
import { LANGUAGES } from './languages.ts';
import { LIBRARIES } from './libraries.ts';
import { LOGS } from './logs.ts';
import { PAGES } from './pages.ts';
import { DOTNET, JAVA, JAVASCRIPT, OTHERS, PYTHON } from './programs.ts';
import { PROSE, SPELLED } from './prose.ts';
import { DOCUMENTS, REDIRECTS, TRANSLATIONS } from './redirects.ts';
import type { Sample } from './sample.ts';
import { PIPELINES, POWERSHELL, PROMPTS } from './terminals.ts';

/** Error texts in all the wrappings they are met in, by family. */
export const GROUPS: readonly (readonly [string, readonly Sample[]])[] = [
  ['answers of the token endpoint', [...ANSWERS, ...ENDPOINT]],
  ['bodies as programs print them', BODIES],
  ['libraries', LIBRARIES],
  ['.NET', DOTNET],
  ['Java', JAVA],
  ['Python', PYTHON],
  ['JavaScript', JAVASCRIPT],
  ['Go, mobile and others', OTHERS],
  ['consoles', [...CONSOLES, ...PROMPTS]],
  ['PowerShell', POWERSHELL],
  ['pipelines', PIPELINES],
  ['logs', LOGS],
  ['redirects', REDIRECTS],
  ['pages and documents', [...PAGES, ...DOCUMENTS]],
  ['other languages', [...LANGUAGES, ...TRANSLATIONS]],
  ['prose and look-alikes', PROSE],
  ['ways to spell a code', SPELLED],
];
