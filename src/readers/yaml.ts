import type { Reader, Reading, Span, Syntax } from '../core/types.ts';
import { json } from './json.ts';
import { moved } from './moved.ts';
import { withinNesting } from './nesting.ts';
import { withMangling } from './yaml-mangling.ts';
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
  fileNames: /\.ya?ml$/i,
  read: (text, path) => {
    if (text.length > LARGE && /^\s*[{[]/.test(text)) return json.read(text, path);
    return readYaml(text, referenceStyle(path), /compose[^/]*$/i.test(path));
  },
};

/** JSON is YAML; at this size (UTF-16 units) it matters that its own parser is many times as fast. */
const LARGE = 64 * 1024;

/** How a file of this name takes a value from outside. Plain YAML has no way to say so. */
function referenceStyle(path: string): Syntax['reference'] {
  if (/\.github\/(?:workflows|actions)\//.test(path)) return (variable) => `\${{ secrets.${variable} }}`;
  if (/azure-pipelines[^/]*$|\.azure-?pipelines\//i.test(path)) return (variable) => `$(${variable})`;
  if (/compose[^/]*$|\/?application[^/]*$/i.test(path)) return (variable) => `\${${variable}}`;
  return undefined;
}

function readYaml(text: string, reference: Syntax['reference'], isCompose: boolean): Reading {
  const { text: excerpt, toWhole } = relevantExcerpt(withinNesting(text));
  const settings = settingsOfYaml(excerpt, reference)
    .map((setting) => moved(setting, { span: toWhole }))
    .map((setting) => withMangling(setting, text, isCompose));
  return {
    settings,
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
