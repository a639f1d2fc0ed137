import { maySilence } from '../core/suppressions.ts';
import type { Interest, Reader, Reading, Span } from '../core/types.ts';
import { json } from './json.ts';
import { moved } from './moved.ts';
import { withinNesting } from './nesting.ts';
import { readPieces } from './pieces.ts';
import { withReferences } from './references.ts';
import { type Node, settingsOf, settingsOfItems } from './tree.ts';
import { withMangling } from './yaml-mangling.ts';
import { piecesOfYaml, type YamlPiece } from './yaml-pieces.ts';
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
  read: (text, path, withTree, interest) => {
    if (text.length > LARGE && /^\s*[{[]/.test(text)) return json.read(text, path, withTree, interest);
    return readYaml(text, path, interest);
  },
};

/** JSON is YAML; at this size (UTF-16 units) it matters that its own parser is many times as fast. */
const LARGE = 64 * 1024;

function readYaml(text: string, path: string, interest: Interest | undefined): Reading {
  const { text: excerpt, toWhole, cut } = relevantExcerpt(text);
  const isCompose = /compose[^/]*$/i.test(path);
  const read = readPieces(
    piecesOfYaml(excerpt),
    (piece) => readPiece(piece, isCompose),
    interest && withVariables(interest),
  );
  if (cut.length === 0) return withPlatform(read, text, path);
  const settings = read.settings.map((each) => moved(each, { span: toWhole }));
  const isSilent = interest && !maySilence(text, { start: 0, end: text.length });
  const others = isSilent ? [] : cut.flatMap((span) => commentsWithin(text, span));
  const comments = [...read.comments.map(toWhole), ...others].sort((a, b) => a.start - b.start);
  return withPlatform({ ...read, settings, comments }, text, path);
}

function withPlatform(read: Reading, text: string, path: string): Reading {
  const { settings } = read;
  return { ...read, settings: withReferences(settings, yamlReferences(text, path, settings)) };
}

function commentsWithin(text: string, { start, end }: Span): readonly Span[] {
  const comments = commentsIn(text.slice(start, end), []);
  return comments.map((each) => ({ start: each.start + start, end: each.end + start }));
}

/** How a variable of a pipeline is taken from outside depends on whether it is the only one. */
function withVariables(interest: Interest): Interest {
  return {
    ...interest,
    matters: (setting) => setting.path.includes('variables') || interest.matters(setting),
  };
}

function readPiece({ as, text, within }: YamlPiece, isCompose: boolean): Reading {
  if (as === 'comments') return { settings: [], comments: commentsIn(text, []) };
  const path = within?.path ?? [];
  const below = (node: Node) =>
    as === 'items' && node.kind === 'list' ? settingsOfItems(node.items, path) : settingsOf(node, path);
  const shallow = withinNesting(text);
  let isPartial = shallow.length < text.length;
  const stated = settingsOfYaml(shallow, below, () => {
    isPartial = true;
  });
  const settings = stated.map((each) => withMangling(each, text, isCompose));
  return {
    settings,
    ...(isPartial && { isPartial }),
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
