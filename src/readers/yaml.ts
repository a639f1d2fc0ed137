import type { Reader, Reading, Span } from '../core/types.ts';
import { json } from './json.ts';
import { moved } from './moved.ts';
import { withinNesting } from './nesting.ts';
import { withReferences } from './references.ts';
import { withMangling } from './yaml-mangling.ts';
import { yamlReferences } from './yaml-references.ts';
import { relevantExcerpt } from './yaml-sections.ts';
import { settingsOfYaml } from './yaml-tree.ts';

/** YAML: workflows, pipelines, compose, Kubernetes, Helm values, Spring. */
export const yaml: Reader = {
  id: 'yaml',
  languages: [
    'yaml',
    'dockercompose',
    'github-actions-workflow',
    'azure-pipelines',
    'helm',
    'ansible',
    'spring-boot-properties-yaml',
  ],
  lineComment: ['# ', ''],
  fileNames: /\.ya?ml$/i,
  read: (text, path) => {
    if (text.length > LARGE && /^\s*[{[]/.test(text)) return json.read(text, path);
    return readYaml(text, path);
  },
};

/** JSON is YAML; at this size (UTF-16 units) it matters that its own parser is many times as fast. */
const LARGE = 64 * 1024;

function readYaml(text: string, path: string): Reading {
  const { text: excerpt, toWhole } = relevantExcerpt(withinNesting(text));
  const isCompose = /compose[^/]*$/i.test(path);
  const settings = settingsOfYaml(excerpt)
    .map((setting) => moved(setting, { span: toWhole }))
    .map((setting) => withMangling(setting, text, isCompose));
  return {
    settings: withReferences(settings, yamlReferences(text, path, settings)),
    comments: commentsIn(
      text,
      settings.map(({ place }) => place.literal),
    ),
  };
}

/** Comments, found by their mark; one inside a value is part of the value. */
function commentsIn(text: string, values: readonly Span[]): readonly Span[] {
  const mark = /(?:^|[ \t])#[^\r\n]*/gm;
  // Both are in the order of the text, but for values that an alias repeats.
  const ordered = values.toSorted((a, b) => a.start - b.start);
  const comments: Span[] = [];
  let next = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const start = match.index + match[0].indexOf('#');
    while ((ordered[next]?.end ?? Infinity) <= start) next++;
    const value = ordered[next];
    if (value && value.start < start) mark.lastIndex = value.end;
    else comments.push({ start, end: mark.lastIndex });
  }
  return comments;
}
