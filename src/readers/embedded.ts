import { foundInParts } from '../core/code-parts.ts';
import type { Interest, Reader, Reading, Setting, Span } from '../core/types.ts';
import { alignment } from './alignment.ts';
import { readConnectionString } from './connection-string.ts';
import { json } from './json.ts';

/**
 * Makes a reader that also looks into values: the pairs of a connection string and the properties of a JSON object
 * in a string (GitHub's `AZURE_CREDENTIALS`) become settings behind the one that holds them, with its path before
 * theirs. All readers are wrapped where they are listed, so that none of them has to think of it.
 */
export function withEmbedded(reader: Reader): Reader {
  return {
    ...reader,
    read: (text, path, withTree, interest) => {
      const reading = reader.read(text, path, withTree, interest && withHolders(interest));
      return { ...reading, settings: embeddedSettings(reading, text) };
    },
  };
}

/** What holds settings matters as they may. */
function withHolders(interest: Interest): Interest {
  return { ...interest, matters: (setting) => holdsSettings(setting.value) || interest.matters(setting) };
}

function embeddedSettings({ settings, code }: Reading, text: string): readonly Setting[] {
  const all: Setting[] = [];
  for (const setting of settings) {
    all.push(setting);
    if (holdsSettings(setting.value)) all.push(...settingsWithin(setting, text));
  }
  for (const { callee, literal } of code ? textsHandedOver(code) : [])
    all.push(...settingsWithin({ path: [callee], value: literal.value, place: literal.place }, text));
  return all;
}

/** `new ServiceClient("AuthType=ClientSecret;…")`: texts by position are no settings, but may hold some. */
const textsHandedOver = foundInParts(({ calls }) =>
  calls.flatMap(({ callee, arguments: args }) =>
    args.flatMap(({ name, value }) => {
      const isText = name === undefined && value.kind === 'literal' && value.type === 'text';
      return isText && holdsSettings(value.value) ? [{ callee, literal: value }] : [];
    }),
  ),
);

/**
 * The settings within a value, placed in the text; within these again, values are looked into. None when it is not
 * known where in the text each character of the value stands.
 */
function settingsWithin(outer: Setting, text: string): readonly Setting[] {
  const inner = readValue(outer.value);
  if (inner.length === 0) return [];
  const { span, literal, syntax } = outer.place;
  const aligned = alignment(text.slice(span.start, span.end), outer.value);
  if (!aligned) return [];
  const move = (within: Span): Span => {
    const { start, end } = aligned(within);
    return { start: start + span.start, end: end + span.start };
  };
  const replaced = (at: Span, newText: string) =>
    outer.value.slice(0, at.start) + newText + outer.value.slice(at.end);
  return inner
    .flatMap((setting) => [setting, ...settingsWithin(setting, outer.value)])
    .map(({ path, place, ...rest }) => ({
      ...rest,
      path: [...outer.path, ...path],
      place: {
        span: move(place.span),
        // The value around it is written anew: only so it stays one value, whatever is put in.
        literal,
        entry: move(place.entry),
        syntax: {
          encode: (value) => syntax.encode(replaced(place.literal, place.syntax.encode(value))),
        },
      },
    }));
}

function readValue(value: string): readonly Setting[] {
  if (!holdsSettings(value)) return [];
  return isJson(value) ? json.read(value, '').settings : readConnectionString(value);
}

/** No platform takes a longer one (UTF-16 units): with each setting in it the whole value is written anew. */
const LONGEST_VALUE = 128 * 1024;

function holdsSettings(value: string): boolean {
  if (value.length > LONGEST_VALUE) return false;
  return isJson(value) || (value.includes(';') && value.includes('='));
}

function isJson(value: string): boolean {
  return /^\s*[{[]\s*["{[]/.test(value) && /"\s*:/.test(value);
}
