import type { Span } from '../core/types.ts';
import { type Labels, readLabels } from './error-labels.ts';
import { messageAt } from './error-message.ts';
import { findMentions, type Mention } from './mentions.ts';
import { unwrap } from './wrappings.ts';

/** What a paste says about an error. Nothing else of the paste is kept. */
export interface ErrorReading extends Labels {
  /** Each code once, the most useful first: the last of a chain, and the wrapper 70002 at the end. */
  readonly codes: readonly number[];
  /** The message of each code of `codes`, `''` where the text gives none. */
  readonly messages: readonly string[];
  /** The OAuth `error` (RFC 6749, section 5.2). */
  readonly error?: string;
  readonly suberror?: string;
  /** The message of the first code: without the code and the trace ids, on one line, secrets masked. */
  readonly description?: string;
  /** Applications that this message names, as GUIDs. */
  readonly appIds?: readonly string[];
}

/** How much a mention says: `head` has a message behind it, `prose` names the code, `bare` is a number. */
type Rank = 'head' | 'prose' | 'bare';

/** Codes that follow one another in one error, in the order of the text. */
interface Chain {
  readonly rank: Rank;
  readonly mentions: readonly Mention[];
}

/** A longer paste is read around its first code. */
const LONGEST_PASTE = 300_000;
const BEFORE_FIRST = 20_000;
/** A text with more codes than this is a list of them, no error. */
const MOST_MESSAGES = 20;

/** Codes that only say that another code follows. */
const WRAPPERS: readonly number[] = [70002];
const RANKS: readonly Rank[] = ['head', 'prose', 'bare'];

/** RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, RFC 8707 section 2, and Entra's own. */
const OAUTH_ERRORS =
  'invalid_request|invalid_grant|invalid_client|invalid_scope|invalid_target|invalid_resource|invalid_token|unauthorized_client|unsupported_grant_type|unsupported_response_type|interaction_required|login_required|consent_required|access_denied|server_error|temporarily_unavailable|authorization_pending|authorization_declined|expired_token|bad_verification_code|slow_down';
const OAUTH_WORD = new RegExp(`(?<![\\w-])(?:${OAUTH_ERRORS})(?![\\w-])`, 'g');
const FIELD =
  /(?<!\w)(error|suberror|SubError|MSALOAuthSubErrorKey)(?:\\{0,7}["'])?\s{0,20}(?:=>|[:=])\s{0,20}(?:\\{0,7}["'])?([a-z][a-z_]{2,40})(?!\w)/g;
const APP_ID =
  /\b(?:app|application|applications|client|identifier)(?: with)?(?: id| identifier)?[\s:/('"]{1,4}([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/gi;

/**
 * Reads an error however it was wrapped: the token endpoint's JSON (also cut off, escaped, or as a Python
 * `dict`), a redirect, an HTML or SOAP page, the output of a console or of a library. Takes any text and
 * never fails; a text without a code gives no codes. Linear in the length of the text.
 */
export function readError(text: string): ErrorReading {
  const plain = unwrap(excerpt(text));
  const chains = chainsIn(plain);
  const mentions = usefulFirst(chains);
  const first = mentions[0];
  const codes = first === undefined ? bareNumber(plain) : mentions.map(({ code }) => code);
  const messages = mentions.slice(0, MOST_MESSAGES).map((mention) => messageOf(plain, mention));
  const region = regionOf(plain, chains, first);
  const at = first?.span.start ?? 0;
  const [description = ''] = messages;
  return {
    codes,
    messages: codes.map((_code, index) => messages[index] ?? ''),
    ...oauthFields(plain, region, at),
    ...(description === '' ? {} : { description }),
    ...appIdsIn(description),
    ...readLabels(plain, region, at),
  };
}

function excerpt(text: string): string {
  if (text.length <= LONGEST_PASTE) return text;
  const first = /adsts[\s_-]?\d{5,7}\s?(?::|%(?:25)?3a)/i.exec(text)?.index ?? 0;
  const start = Math.max(0, first - BEFORE_FIRST);
  return text.slice(start, start + LONGEST_PASTE);
}

function chainsIn(text: string): readonly Chain[] {
  const chains: { rank: Rank; mentions: Mention[] }[] = [];
  for (const mention of findMentions(text)) {
    const rank = rankOf(text, mention);
    const chain = chains.at(-1);
    const before = chain?.mentions.at(-1);
    if (chain !== undefined && before !== undefined && chain.rank === rank) {
      if (follows(before, text.slice(before.span.end, mention.span.start), rank)) {
        chain.mentions.push(mention);
        continue;
      }
    }
    chains.push({ rank, mentions: [mention] });
  }
  return chains;
}

function rankOf(text: string, { span }: Mention): Rank {
  if (/\d/.test(text.charAt(span.start))) return 'bare';
  return /^\s?[:：]/.test(text.slice(span.end, span.end + 2)) ? 'head' : 'prose';
}

/** `AADSTS70002: Error validating credentials. AADSTS50012: …` is one error, two lines of a log are two. */
function follows(before: Mention, gap: string, rank: Rank): boolean {
  if (rank === 'bare') return /^[\s,"'\\]{1,40}$/.test(gap);
  if (rank === 'prose' || gap.length > 600) return false;
  if (/(?:trace|request|correlation) ?id|timestamp|"\s{0,3}[,}]| ---> /i.test(gap)) return false;
  return /[.:;]\s{0,4}$/.test(gap) && (WRAPPERS.includes(before.code) || !gap.includes('\n'));
}

function usefulFirst(chains: readonly Chain[]): readonly Mention[] {
  const seen = new Map<number, Mention>();
  for (const rank of RANKS) {
    for (const chain of chains.filter((each) => each.rank === rank)) {
      for (const mention of chain.mentions.toReversed()) {
        if (!seen.has(mention.code)) seen.set(mention.code, mention);
      }
    }
  }
  const all = [...seen.values()];
  const wraps = ({ code }: Mention) => WRAPPERS.includes(code);
  return [...all.filter((mention) => !wraps(mention)), ...all.filter(wraps)];
}

/** From the end of the error before to the start of the next one with another code. */
function regionOf(text: string, chains: readonly Chain[], first: Mention | undefined): Span {
  const heads = chains.filter(({ rank }) => rank === 'head');
  const own = heads.findIndex(({ mentions }) => first !== undefined && mentions.includes(first));
  if (first === undefined || own < 0) return { start: 0, end: text.length };
  const codes = new Set(heads[own]?.mentions.map(({ code }) => code));
  const next = heads.slice(own + 1).find(({ mentions }) => !mentions.every(({ code }) => codes.has(code)));
  return {
    start: heads[own - 1]?.mentions.at(-1)?.span.end ?? 0,
    end: next?.mentions[0]?.span.start ?? text.length,
  };
}

function messageOf(text: string, mention: Mention): string {
  if (rankOf(text, mention) === 'bare') return '';
  return messageAt(text, mention.span.start, mention.span.end);
}

function oauthFields(text: string, region: Span, at: number): Pick<ErrorReading, 'error' | 'suberror'> {
  const part = text.slice(region.start, region.end);
  const fields = [...part.matchAll(FIELD)].map(({ 1: name = '', 2: value = '', index }) => ({
    name,
    value,
    index,
  }));
  const words = [...part.matchAll(OAUTH_WORD)].map(({ 0: value, index }) => ({ value, index }));
  const from = at - region.start;
  const suberror = nearest(
    fields.filter(({ name }) => name !== 'error'),
    from,
  );
  const error =
    nearest(
      fields.filter(({ name, value }) => name === 'error' && value.includes('_')),
      from,
    ) ?? nearest(words, from);
  return { ...(error === undefined ? {} : { error }), ...(suberror === undefined ? {} : { suberror }) };
}

function nearest(found: readonly { value: string; index: number }[], at: number): string | undefined {
  const distance = ({ index }: { index: number }) => Math.abs(index - at);
  return found.toSorted((one, other) => distance(one) - distance(other))[0]?.value;
}

function appIdsIn(message: string): Pick<ErrorReading, 'appIds'> {
  const ids = [...message.matchAll(APP_ID)].map(({ 1: id = '' }) => id).filter((id) => !/^[0-]+$/.test(id));
  return ids.length === 0 ? {} : { appIds: [...new Set(ids)] };
}

/** A paste that is the number alone, or little more: `7000215`, `error code 50126`. */
function bareNumber(text: string): readonly number[] {
  if (text.trim().length > 60) return [];
  const trimmed = text.trim().replace(/^["'`(\\]+|(?<!["'`)\\])["'`)\\]+$/g, '');
  const match =
    /^(?:(?:a?adsts|azure|entra|id|ad|error|code|number)[\s:#=]{0,3}){0,6}(\d{5,7})\s?[.:?]?$/i.exec(trimmed);
  return match === null ? [] : [Number(match[1])];
}
