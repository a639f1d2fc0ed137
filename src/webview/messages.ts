import type { Check } from '../tokens/claims.ts';
import type {
  Advice,
  ClaimRow,
  Inspection,
  StatedTime,
  TokenPart,
  ValidityWindow,
} from '../tokens/inspection.ts';
import { finite, listOf, object, oneOf, optional, type Shape, text, truth } from './shapes.ts';
import { type Words, words } from './words.ts';

/** What can be copied: `unsigned` is header and claims as they stand in the token, without the signature. */
export type Copied = 'header' | 'claims' | 'unsigned';

/** What the panel asks of the extension. */
export type PanelRequest =
  /** The panel has been loaded, for the first time or again, and shows nothing yet. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'copy'; readonly what: Copied }
  /** Another token of those that were selected, counted from 0. */
  | { readonly kind: 'select'; readonly index: number }
  | { readonly kind: 'judge'; readonly asClientAssertion: boolean }
  | { readonly kind: 'build' }
  | { readonly kind: 'verify' }
  /** With the keys that the issuer publishes. */
  | { readonly kind: 'verify-issuer' }
  /** What the number of an AADSTS code means. */
  | { readonly kind: 'explain'; readonly code: number };

/** All that the panel shows. */
export interface PanelState {
  readonly inspection: Inspection;
  /** What each of the selected tokens is. */
  readonly titles: readonly string[];
  /** Which of them is shown, counted from 0. */
  readonly selected: number;
  /** True when it is judged as a client assertion because that was asked for. */
  readonly asClientAssertion: boolean;
  /** The name of the certificate's file that the checks compare with. */
  readonly comparedWith?: string;
  /** The address of the page on which the rules are told, each under its name. */
  readonly rulesPage: string;
  /** What the page says around all this. */
  readonly words: Words;
  /** What this host can do. */
  readonly offers: { readonly build: boolean; readonly verify: boolean; readonly issuerKeys: boolean };
}

/** What the extension tells the panel. */
export type PanelAnswer =
  | { readonly kind: 'show'; readonly state: PanelState }
  /** To be told, not to be kept: what has been copied. */
  | { readonly kind: 'notice'; readonly text: string };

/** The request in a message; undefined for anything else. */
export function readRequest(message: unknown): PanelRequest | undefined {
  return isRequest(message) ? message : undefined;
}

/** The answer in a message; undefined for anything else. */
export function readAnswer(message: unknown): PanelAnswer | undefined {
  return isAnswer(message) ? message : undefined;
}

type Of<Kind extends PanelRequest['kind']> = Extract<PanelRequest, { readonly kind: Kind }>;

const REQUESTS = [
  object<Of<'ready'>>({ kind: oneOf('ready') }),
  object<Of<'build'>>({ kind: oneOf('build') }),
  object<Of<'verify'>>({ kind: oneOf('verify') }),
  object<Of<'verify-issuer'>>({ kind: oneOf('verify-issuer') }),
  object<Of<'copy'>>({ kind: oneOf('copy'), what: oneOf('header', 'claims', 'unsigned') }),
  object<Of<'select'>>({ kind: oneOf('select'), index: finite }),
  object<Of<'explain'>>({ kind: oneOf('explain'), code: finite }),
  object<Of<'judge'>>({ kind: oneOf('judge'), asClientAssertion: truth }),
];

function isRequest(message: unknown): message is PanelRequest {
  return REQUESTS.some((shape) => shape(message));
}

const time = object<StatedTime>({ seconds: finite, utc: text, relative: text });

const row = object<ClaimRow>({ name: text, json: text, meaning: optional(text), time: optional(time) });

const part = object<TokenPart>({ name: oneOf('header', 'claims', 'signature', 'other'), text });

const validity = object<ValidityWindow>({
  now: finite,
  issuedAt: optional(finite),
  notBefore: optional(finite),
  expires: optional(finite),
});

const check = object<Check>({
  id: text,
  ok: oneOf(true, false, null),
  message: text,
  codes: optional(listOf(finite)),
  rule: optional(text),
});

// Its stable name is for programs: the title says the same.
const inspection = object<Omit<Inspection, 'type'>>({
  title: text,
  provider: optional(text),
  reason: optional(text),
  isClientAssertion: truth,
  parts: listOf(part),
  summary: listOf(object<{ readonly label: string; readonly value: string }>({ label: text, value: text })),
  header: listOf(row),
  claims: listOf(row),
  window: optional(validity),
  checks: listOf(check),
  advice: listOf(object<Advice>({ text, link: optional(text) })),
});

const state: Shape<PanelState> = object<PanelState>({
  inspection,
  titles: listOf(text),
  selected: finite,
  asClientAssertion: truth,
  comparedWith: optional(text),
  rulesPage: text,
  words,
  offers: object<PanelState['offers']>({ build: truth, verify: truth, issuerKeys: truth }),
});

const show = object<Extract<PanelAnswer, { readonly kind: 'show' }>>({ kind: oneOf('show'), state });

const notice = object<Extract<PanelAnswer, { readonly kind: 'notice' }>>({ kind: oneOf('notice'), text });

function isAnswer(message: unknown): message is PanelAnswer {
  return show(message) || notice(message);
}
