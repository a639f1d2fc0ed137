import type { Span, Syntax } from '../core/types.ts';
import { fromEnvironment } from './references.ts';

/** A value as a command states it; offsets count from the start of what follows the command's word. */
export interface BatchValue {
  readonly raw: string;
  readonly span: Span;
  readonly literal: Span;
  readonly meaning: (raw: string) => string;
  readonly syntax: Syntax;
}

/**
 * The value of `set`, behind `prefix`: up to the last quote where the name is quoted too, whatever follows that
 * quote; else to the command's end.
 */
export function textOf(source: string, prefix: string, name: string): BatchValue {
  const start = prefix.length;
  const literal = { start: 0, end: source.length };
  const quote = prefix.startsWith('"') ? source.lastIndexOf('"') : -1;
  const end = quote < start ? source.length : quote;
  const meaning = prefix.startsWith('"') ? percentSigns : unescaped;
  return { raw: source.slice(start, end), span: { start, end }, literal, meaning, syntax: setSyntax(name) };
}

/** The value of `setx`: one argument, in quotes or without; also in quotes that are escaped themselves. */
export function argumentOf(source: string, start: number): BatchValue {
  const rest = source.slice(start);
  const inQuotes = /^"((?:[^"\\]|\\[\s\S])*)"?/.exec(rest);
  const inCarets = /^\^"([\s\S]*)\^"/.exec(rest);
  const [all = '', content] = inQuotes ?? inCarets ?? /^\S*/.exec(rest) ?? [];
  const open = content === undefined ? 0 : inQuotes ? 1 : 2;
  const raw = content ?? all;
  const span = { start: start + open, end: start + open + raw.length };
  const literal = { start, end: start + all.length };
  const meaning = (text: string) => {
    const plain = inQuotes ? percentSigns(text) : unescaped(text);
    return content === undefined ? plain : withoutBackslashes(plain);
  };
  return { raw, span, literal, meaning, syntax: setxSyntax };
}

function percentSigns(raw: string): string {
  return raw.replaceAll('%%', '%');
}

/** Outside quotes `^` escapes; before a line break it goes on, and an empty line behind it is a line break. */
function unescaped(raw: string): string {
  const value = raw.replace(/\^(?:((?:\r?\n){1,2})|([\s\S]))/g, (_, lineBreaks?: string, char?: string) =>
    lineBreaks === undefined ? (char ?? '') : lineBreaks.replace('\n', '').replaceAll('\r', ''),
  );
  return percentSigns(value);
}

/** Backslashes count double before a quote and at the end: how Windows programs take arguments apart. */
function withoutBackslashes(content: string): string {
  return content.replace(/\\+"?/g, (all, offset: number) => {
    const isQuote = all.endsWith('"');
    if (!isQuote && offset + all.length < content.length) return all;
    return '\\'.repeat((isQuote ? all.length - 1 : all.length) >> 1) + (isQuote ? '"' : '');
  });
}

function withBackslashes(value: string): string {
  return value.replace(/\\+|"/g, (all, offset: number) => {
    if (all === '"') return '\\"';
    const next = value[offset + all.length];
    return next === '"' || next === undefined ? all + all : all;
  });
}

function withCarets(text: string): string {
  return text
    .replace(/[\^&|<>()"]/g, '^$&')
    .replaceAll('%', '%%')
    .replaceAll('\n', '^\n\n');
}

const withPercentSigns = (variable: string) => `%${variable}%`;

/** Quotes around name and value keep all but quotes and line breaks; with these every mark is escaped. */
function setSyntax(name: string): Syntax {
  return {
    encode: (value) =>
      /["\n]/.test(value) ? `${name}=${withCarets(value)}` : `"${name}=${value.replaceAll('%', '%%')}"`,
    references: fromEnvironment((variable) => `"${name}=%${variable}%"`, withPercentSigns),
  };
}

const setxSyntax: Syntax = {
  encode: (value) => {
    const argument = `"${withBackslashes(value)}"`;
    return /["\n]/.test(value) ? withCarets(argument) : argument.replaceAll('%', '%%');
  },
  references: fromEnvironment((variable) => `"%${variable}%"`, withPercentSigns),
};
