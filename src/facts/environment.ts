import { wordsOf } from './names.ts';

/** Names of environments, and what people shorten them to. */
const ENVIRONMENTS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['production', 'production prod prd'],
      ['staging', 'staging stage stg preproduction preprod preprd'],
      ['development', 'development dev develop'],
      ['test', 'test tst'],
      ['qa', 'qa'],
      ['uat', 'uat'],
      ['integration', 'integration int'],
      ['sandbox', 'sandbox'],
      ['demo', 'demo'],
      ['local', 'local'],
    ] as const
  ).flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
);

/** Files that are written for one environment carry its name between the parts of their own. */
const CONFIGURATION = /\.(?:json|jsonc|ya?ml|tfvars|env|ini|toml|properties|config|bicepparam|xml)$/i;

/**
 * The environment that settings are for: told by the section or prefix that they stand in, else by the file's name
 * (`appsettings.Production.json`, `.env.staging`, `prod.tfvars`, `values-prod.yaml`), else by the folder it is in.
 */
export function environmentOf(path: string, names: readonly string[]): string | undefined {
  for (const name of names.toReversed()) {
    const named = environmentNamed(name) ?? environmentNamed(wordsOf(name).at(0) ?? '');
    if (named) return named;
  }
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  const isDotenv = /^\.env(?:\.|$)/i.test(file);
  if (!isDotenv && !CONFIGURATION.test(file)) return undefined;
  const words = file.split(/[._-]/).map(environmentNamed);
  // `.env.production.local`, `appsettings.Production.local.json`: what is local is a copy of another environment.
  const own = words.find((word) => word && word !== 'local') ?? words.find((word) => word);
  return own ?? folders.slice(-3).toReversed().map(environmentNamed).find(isDeployed);
}

function environmentNamed(name: string): string | undefined {
  return ENVIRONMENTS.get(name.toLowerCase());
}

/** Folders of the other names hold tests and what is a developer's own. */
function isDeployed(name: string | undefined): boolean {
  return name !== undefined && !['test', 'local', 'integration', 'demo'].includes(name);
}
