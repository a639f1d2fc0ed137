import { RULES_PAGE } from '../index.ts';
import type { Check } from '../tokens/claims.ts';
import { findToken } from '../tokens/find.ts';
import { inspectToken } from '../tokens/inspect.ts';
import { type DecodedToken, decodeToken } from '../tokens/jwt.ts';
import { type Verification, withVerification } from '../tokens/verify.ts';
import type { Copied, PanelState } from '../webview/messages.ts';

/** What is looked at. It lives in memory, and is gone when the panel is closed. */
export interface TokenSession {
  /** One or more, each with a token in it or with what was taken for one. */
  readonly texts: readonly string[];
  /** Counted from 0. */
  readonly selected: number;
  /** Judged as a client assertion even if it does not look like one. */
  readonly asClientAssertion: boolean;
  readonly compared?: Comparison;
  /** What the keys of the workspace or the issuer say about the selected token. */
  readonly verification?: Verification;
}

/** What a certificate says about the selected token. */
export interface Comparison {
  /** The name of the certificate's file; absent where it was judged without one. */
  readonly file?: string;
  readonly checks: readonly Check[];
}

/** The session looking at another of its tokens; the same one when there is no such. */
export function selectToken(session: TokenSession, index: number): TokenSession {
  const { texts } = session;
  return texts[index] === undefined ? session : { texts, selected: index, asClientAssertion: false };
}

export function selectedText({ texts, selected }: TokenSession): string {
  return texts[selected] ?? '';
}

/** All that the panel shows of a session at `now` (seconds since 1970). */
export function panelState(
  session: TokenSession,
  now: number,
  { offers, words }: Pick<PanelState, 'offers' | 'words'>,
): PanelState {
  const { texts, selected, asClientAssertion, compared, verification } = session;
  const options = asClientAssertion ? ({ as: 'client-assertion' } as const) : {};
  const plain = inspectToken(selectedText(session), now, options);
  const inspection = verification ? withVerification(plain, verification) : plain;
  return {
    inspection: compared ? { ...inspection, checks: compared.checks } : inspection,
    titles: texts.length > 1 ? texts.map((text) => inspectToken(text, now).title) : [inspection.title],
    selected,
    asClientAssertion,
    ...(compared?.file !== undefined && { comparedWith: compared.file }),
    rulesPage: RULES_PAGE,
    words,
    offers,
  };
}

/** What goes to the clipboard. Undefined when the token has no such part. */
export function copyOf(session: TokenSession, what: Copied, now: number): string | undefined {
  const text = selectedText(session);
  if (what === 'unsigned') return unsigned(text);
  const part: DecodedToken[Copied & keyof DecodedToken] = decodeToken(text, now)[what];
  return part === null ? undefined : JSON.stringify(part, null, 2);
}

/** Header and claims with an empty signature: every decoder reads it, and no service takes it. */
function unsigned(text: string): string | undefined {
  const [header, claims] = findToken(text)?.token.split('.') ?? [];
  return header === undefined || claims === undefined ? undefined : `${header}.${claims}.`;
}
