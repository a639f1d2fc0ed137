import type { Span } from '../core/types.ts';

/** What Microsoft support asks for. */
export interface Labels {
  readonly traceId?: string;
  readonly correlationId?: string;
  /** As the text writes it: `2024-12-03 08:15:30Z` in answers, with a `T` on pages. UTC. */
  readonly timestamp?: string;
}

interface Labelled {
  readonly kind: 'trace' | 'correlation' | 'time';
  readonly value: string;
  readonly index: number;
}

const GUID = String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}`;
const TIME = String.raw`\d{4}-\d\d-\d\d[T\s]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`;

const LABELLED = new RegExp(
  `((?:client|correlation)[ _-])?(trace|request|correlation)(?:[_-]|\\s{1,20})?id[^\\w]{1,16}(${GUID})|timestamp[^\\w]{0,16}(${TIME})`,
  'gi',
);

/**
 * The block in another language: two GUIDs behind colons, then a time, which a cut text has lost. Only blanks and dashes
 * part its lines, so ids with a comma, a full stop or brackets between them belong to the message:
 * `(object ID: …, application id: …)`.
 */
const TWO_IDS = `[:：]\\s{0,3}(${GUID})((?![.。])[^:：,;，、()（）'"]{1,60})[:：]\\s{0,3}(${GUID})`;
const ANY_LANGUAGE = [
  new RegExp(`${TWO_IDS}[^:：]{1,60}[:：]\\s{0,3}(${TIME})`, 'i'),
  new RegExp(TWO_IDS, 'i'),
];
/** "Correlation" as other languages write it; they agree in its root. */
const CORRELATION = /corr|korr|korel|korré|коррел|корел|相关|相關|関連|상관/i;

/** MSAL.js of old: `[2020-09-25 07:40:47Z]: AADSTS…`. */
const TIME_BEFORE = new RegExp(`\\[(${TIME})\\]:\\s{0,3}$`, 'i');
const PAGE_SESSION = new RegExp(`sessionId\\\\{0,7}"\\s{0,3}:\\s{0,3}\\\\{0,7}"(${GUID})`, 'i');

const BLOCK = /[\s-]{0,4}(?:(?:trace|request|correlation)(?:_|\s{1,20})?id|timestamp)\s?[:：]/i;
const SENTENCE_END = /\n|[.!?\])](?:\s+(?=\p{Lu}|\p{Lo}))|[。！？]/gu;

/**
 * The ids and the time of the error at `at`: those that follow it, else those that stand before it (the
 * sign-in page shows them first). Labels in other languages are told by the shape of what they label.
 *
 * @param region the part of the text that belongs to this error, in UTF-16 offsets
 */
export function readLabels(text: string, region: Span, at: number): Labels {
  const part = text.slice(region.start, region.end);
  const found = [...labelled(part)];
  const from = at - region.start;
  const nearest = (kind: Labelled['kind']) => {
    const ofKind = found.filter((label) => label.kind === kind);
    return (ofKind.find(({ index }) => index >= from) ?? ofKind.at(-1))?.value;
  };
  const local = anyLanguage(part.slice(from, from + 6000));
  const traceId = nearest('trace') ?? local.traceId ?? pageSession(part);
  const correlationId = nearest('correlation') ?? local.correlationId;
  const timestamp = nearest('time') ?? local.timestamp ?? timeBefore(part.slice(0, from));
  return {
    ...(traceId === undefined ? {} : { traceId }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(timestamp === undefined ? {} : { timestamp: timestamp.replace(/\s/, ' ') }),
  };
}

/** Where the trace block of a message begins, in UTF-16 offsets: the length of the message without one. */
export function startOfBlock(message: string): number {
  const english = BLOCK.exec(message);
  const local = blockOfAnyLanguage(message)?.index;
  // Italian and others keep the word "Timestamp", so only a label of an id settles the language.
  if (local === undefined || (english !== null && /id/i.test(english[0]))) {
    return english?.index ?? message.length;
  }
  // The label itself reaches back to the end of the sentence before it.
  const before = message.slice(Math.max(0, local - 48), local);
  const ends = [...before.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length);
  return local - before.length + (ends.at(-1) ?? before.length);
}

function* labelled(text: string): Generator<Labelled> {
  for (const { 1: prefix = '', 2: word = '', 3: id = '', 4: time, index } of text.matchAll(LABELLED)) {
    if (time !== undefined) yield { kind: 'time', value: time, index };
    else if (!isEmptyGuid(id)) {
      const label = `${prefix}${word}`.toLowerCase();
      // Azure Resource Manager's own header, no id of the sign-in.
      if (/^correlation.request/.test(label)) continue;
      // `client-request-id` is how a client hands in the correlation id.
      yield { kind: /^client|^correlation/.test(label) ? 'correlation' : 'trace', value: id, index };
    }
  }
}

function anyLanguage(text: string): Labels {
  const match = blockOfAnyLanguage(text);
  if (match === undefined) return {};
  const { 1: first = '', 2: between = '', 3: second = '', 4: timestamp } = match;
  const labelOfFirst = text.slice(Math.max(0, match.index - 40), match.index);
  const swapped = CORRELATION.test(labelOfFirst) && !CORRELATION.test(between);
  const [traceId, correlationId] = swapped ? [second, first] : [first, second];
  return { traceId, correlationId, ...(timestamp === undefined ? {} : { timestamp }) };
}

function blockOfAnyLanguage(text: string): RegExpExecArray | undefined {
  for (const pattern of ANY_LANGUAGE) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return undefined;
}

/** On the sign-in page's script the trace id goes by the name of the session. */
function pageSession(text: string): string | undefined {
  return text.includes('$Config') ? PAGE_SESSION.exec(text)?.[1] : undefined;
}

function timeBefore(text: string): string | undefined {
  return TIME_BEFORE.exec(text.slice(-60))?.[1];
}

function isEmptyGuid(id: string): boolean {
  return /^[0-]+$/.test(id);
}
