import type { Setting, Span } from '../core/types.ts';
import { asValue, emptied, kebabCase, type References } from './references.ts';
import { entryAt, type YamlEntry } from './yaml-entry.ts';

/** Gives the references of a setting, if it can have any. */
type ReferencesOf = (setting: Setting) => References | undefined;

/**
 * How the platform that reads a YAML file takes values from outside: the file's name tells it, or words that only this
 * platform has. Plain YAML has no way to say so.
 */
export function yamlReferences(text: string, path: string, settings: readonly Setting[]): ReferencesOf {
  const always = (references: References) => () => references;
  if (/\.github\/workflows\//.test(path)) return always(repositorySecret);
  if (isPipeline(text, path)) return inPipeline(text, settings);
  if (/(?:^|\/)\.gitlab-ci[^/]*$/.test(path)) return always(gitLabVariable);
  if (/^apiVersion:/m.test(text) || /^type:[ \t]*['"]?Microsoft\.App\//im.test(text)) return inManifest(text);
  if (/compose[^/]*$/i.test(path)) return always(variable);
  if (/(?:^|\/)(?:application|bootstrap)[^/]*$/i.test(path)) return always(variable);
  if (/(?:^|[/.-])values[^/]*$/i.test(path)) return inHelmValues(text);
  return () => undefined;
}

const repositorySecret = asValue('the repository’s secrets', (name) => `\${{ secrets.${name} }}`);
const gitLabVariable = asValue('a variable of the project', (name) => `$${name}`);

/** Compose and Spring fill in `${VARIABLE}`. */
const variable = asValue('the environment', (name) => `\${${name}}`);

/** Azure Pipelines have no folder of their own. Their tasks have a version, and their images a name. */
function isPipeline(text: string, path: string): boolean {
  if (/azure-pipelines[^/]*$|\.azure-?(?:pipelines|devops)\//i.test(path)) return true;
  return /^[ \t]*(?:-[ \t]+)?task:[ \t]*[\w.-]+@\d|^[ \t]*vmImage:/m.test(text);
}

const pipelineVariable = asValue('the pipeline’s secret variables', (name) => `$(${name})`);

/**
 * What a file itself says under `variables` wins over the secret variable of that name, so it has to go; as the only
 * one it cannot. Source: "Set secret variables" in the documentation of Azure Pipelines.
 */
function inPipeline(text: string, settings: readonly Setting[]): ReferencesOf {
  return ({ path, place }) => {
    const section = path.slice(0, -1);
    if (section.at(-1) !== 'variables') return pipelineVariable;
    const name = path.at(-1) ?? '';
    const isOnly = settings.filter((each) => startsWith(each.path, section)).length < 2;
    const key = entryAt(text, place)?.name;
    if (isOnly || key === undefined) return undefined;
    return definedInPipeline(name, key === name ? place.entry : itemOf(text, place.entry));
  };
}

function definedInPipeline(name: string, span: Span | undefined): References | undefined {
  if (!span) return undefined;
  const title = `Remove it: define ${name} as a secret variable of the pipeline, or in a variable group`;
  return () => [{ title, edits: [{ span, newText: '' }] }];
}

/** `- name: X` on the line above, and `value: …`. */
function itemOf(text: string, { start, end }: Span): Span | undefined {
  const above = text.lastIndexOf('\n', start - 2) + 1;
  return /^[ \t]*-[ \t]+name:.*\r?\n$/.test(text.slice(above, start)) ? { start: above, end } : undefined;
}

function startsWith(path: readonly string[], section: readonly string[]): boolean {
  return section.every((name, index) => path[index] === name);
}

/** `- name: X` and `value: …` in a list `env`: the value gives way to a reference to a secret of the cluster. */
function inManifest(text: string): ReferencesOf {
  const isDapr = /^apiVersion:[ \t]*['"]?dapr\.io\//m.test(text);
  const isContainerApp = /^type:[ \t]*['"]?Microsoft\.App\//im.test(text);
  const write = isDapr ? daprSecret : isContainerApp ? containerAppSecret : kubernetesSecret;
  const list = isDapr ? 'metadata' : 'env';
  return ({ path, place }) => {
    const entry = path.at(-2) === list ? entryAt(text, place) : undefined;
    return entry?.name === 'value' ? write(entry) : undefined;
  };
}

function kubernetesSecret(entry: YamlEntry): References {
  return (name) => [
    {
      title: `Take it from a Secret of Kubernetes: secretKeyRef ${kebabCase(name)}`,
      edits: [entry.replacedBy('valueFrom', { secretKeyRef: { name: kebabCase(name), key: name } })],
    },
  ];
}

function daprSecret(entry: YamlEntry): References {
  return (name) => [
    {
      title: `Take it from the secret store: secretKeyRef ${kebabCase(name)}`,
      edits: [entry.replacedBy('secretKeyRef', { name: kebabCase(name), key: kebabCase(name) })],
    },
  ];
}

function containerAppSecret(entry: YamlEntry): References {
  return (name) => [
    {
      title: `Take it from a secret of the container app: secretRef ${kebabCase(name)}`,
      edits: [entry.replacedBy('secretRef', kebabCase(name))],
    },
  ];
}

/** Values of a chart are given when it is installed; charts hand lists of variables on as they are. */
function inHelmValues(text: string): ReferencesOf {
  const inEnv = inManifest(text);
  return (setting) => {
    const name = setting.path.join('.');
    const title = `Leave it empty: give it when the chart is installed, with --set ${name}=…`;
    return inEnv(setting) ?? emptied(title);
  };
}
