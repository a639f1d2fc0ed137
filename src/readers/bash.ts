import type { Argument, Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import {
  ansiString,
  array,
  behind,
  concatenation,
  emptyValue,
  expansion,
  hereDocument,
  rawString,
  simpleExpansion,
  string,
  syntax,
  word,
} from './bash-words.ts';
import { type Assigned, type Build, type CodeLanguage, codeReader, spanOf } from './code.ts';
import { inner, type Make, member, name, named } from './code-nodes.ts';

/** `command words <redirections`; what comes through a pipe, or is redirected from the script, is `stdin`. */
const command: Make = (node, build) => {
  const span = spanOf(node);
  const title = build(named(node.childForFieldName('name') ?? node)[0] ?? null);
  const target = title.kind === 'name' ? title.value : title;
  if (target?.kind !== 'literal') return { kind: 'unknown', span };
  const words = node.childrenForFieldName('argument').filter((each) => each !== null);
  return {
    kind: 'call',
    callee: target.value.replace(/^.*[/\\]/s, ''),
    arguments: [...argumentsOf(words, build), ...inputOf(node, build)],
    span,
  };
};

/**
 * Words in their order. Which options take values only the command knows, so here an option takes the next word
 * unless that is an option too; one without a value is `true`.
 */
function argumentsOf(words: readonly SyntaxNode[], build: Build): readonly Argument[] {
  const found: Argument[] = [];
  const end = words.findIndex(({ text }) => text === '--');
  const options = words.map((each, index) => (end >= 0 && index > end ? undefined : optionOf(each)));
  for (let index = 0; index < words.length; index++) {
    const [here, next, option] = [words[index], words[index + 1], options[index]];
    if (!here) continue;
    if (!option) found.push({ value: build(here) });
    else if (option.value !== undefined) {
      const nameSpan = { start: here.startIndex, end: option.value };
      found.push({ name: option.name, value: behind(here, option.value, build), nameSpan });
    } else if (next && !options[index + 1] && next.text !== '--') {
      found.push({ name: option.name, value: build(next), nameSpan: spanOf(here) });
      index++;
    } else found.push({ name: option.name, value: switchedOn(here) });
  }
  return found;
}

/**
 * The name of an option, and where the value starts that is written in one with it: `--name=x`, `-p"$x"`. A word with
 * a tilde in it is none.
 */
function optionOf(node: SyntaxNode): { readonly name: string; readonly value?: number } | undefined {
  const isPut = node.type === 'concatenation';
  const first = isPut ? named(node)[0] : node;
  if (first?.type !== 'word') return undefined;
  const [all = '', title, equals] = /^--?([A-Za-z][\w.-]*)(?![\w.~-])(=)?/.exec(first.text) ?? [];
  if (title === undefined) return undefined;
  return equals || isPut ? { name: title, value: node.startIndex + all.length } : { name: title };
}

function switchedOn(node: SyntaxNode): Expression {
  const span = spanOf(node);
  const place = { span, literal: span, entry: span, syntax };
  return { kind: 'literal', type: 'other', value: 'true', span, place };
}

/** What a command reads, as an argument `stdin`: a here-document, a here-string, or the command before a pipe. */
function inputOf(node: SyntaxNode, build: Build): readonly Argument[] {
  if (node.parent?.type === 'pipeline') {
    const siblings = named(node.parent);
    const before = siblings[siblings.findIndex(({ id }) => id === node.id) - 1];
    if (before) return [{ name: 'stdin', value: build(before) }];
  }
  const outer = node.parent?.type === 'redirected_statement' ? node.parent : undefined;
  const redirects = [node, ...(outer ? [outer] : [])].flatMap((each) =>
    each.childrenForFieldName('redirect'),
  );
  return redirects.flatMap((redirect): readonly Argument[] => {
    if (redirect?.type === 'herestring_redirect') {
      return [{ name: 'stdin', value: build(named(redirect)[0] ?? null) }];
    }
    if (redirect?.type !== 'heredoc_redirect') return [];
    const children = named(redirect);
    const body = children.find(({ type }) => type === 'heredoc_body');
    const isRaw = /["'\\]/.test(children.find(({ type }) => type === 'heredoc_start')?.text ?? '');
    return body ? [{ name: 'stdin', value: hereDocument(body, isRaw, build) }] : [];
  });
}

/** `$(command)`, also where pipes lead to it. */
const substitution: Make = (node, build) => {
  const [only, second] = named(node);
  const span = spanOf(node);
  return only && !second ? { ...build(only), span } : { kind: 'unknown', span };
};

/** `NAME=value`, and `NAME=` with an empty value. `NAME+=value` leaves the name without a single value. */
function assignment(node: SyntaxNode): readonly Assigned[] {
  const target = node.childForFieldName('name');
  if (!target) return [];
  const isAppended = node.text.startsWith('+=', target.endIndex - node.startIndex);
  const value = isAppended ? null : (node.childForFieldName('value') ?? node);
  const outer = node.parent;
  // With its only assignment the whole `export NAME=value` goes.
  const isAlone = outer?.type === 'declaration_command' && named(outer).at(-1)?.id === node.id;
  const isOnly = isAlone && named(outer).filter(({ type }) => type !== 'word').length === 1;
  return [{ target, value, ...(isOnly && { entry: spanOf(outer) }) }];
}

/** `${NAME:=value}` gives the name a value where it has none. */
function assignedDefault(node: SyntaxNode): readonly Assigned[] {
  const [target = null, value = null, third] = named(node);
  const isAssigned = /^\$\{[\w[\]]+:?=/.test(node.text) && !third;
  return isAssigned && value ? [{ target, value }] : [];
}

/** The table of bash and what is near enough to it for its grammar. */
export const bashLanguage: CodeLanguage = {
  id: 'bash',
  languages: ['shellscript'],
  lineComment: ['# ', ''],
  fileNames:
    /(?:\.(?:sh|bash|zsh|ksh|bats|command)|^\.(?:bash_?(?:rc|_profile|_login|_aliases|_env)|profile|zshrc|zshenv|zprofile|zlogin|kshrc))$/i,
  grammar: 'tree-sitter-bash',
  isLocal: true,
  comments: ['comment'],
  expressions: {
    variable_name: name,
    special_variable_name: name,
    subscript: member('name', 'index'),
    word,
    number: word,
    raw_string: rawString,
    ansi_c_string: ansiString,
    string,
    translated_string: inner(),
    concatenation,
    simple_expansion: simpleExpansion,
    expansion,
    array,
    variable_assignment: emptyValue,
    command,
    command_substitution: substitution,
    redirected_statement: inner('body'),
    pipeline: (node, build) => build(named(node).at(-1) ?? null),
  },
  calls: ['command'],
  assignments: { variable_assignment: assignment, expansion: assignedDefault },
  parameters: {
    for_statement: (node) => [node.childForFieldName('variable')].filter((each) => each !== null),
    command: (node) => (/^read\s/.test(node.text) ? named(node).slice(1) : []),
  },
  imports: {},
  callsAre: 'commands',
  syntax,
};

/** Shell scripts. */
export const bash: Reader = codeReader(bashLanguage);
