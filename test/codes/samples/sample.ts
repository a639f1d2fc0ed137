/** What the error samples share. Ids and names are invented. */

export const TRACE = '0b6a3c1e-52d7-4f0c-9a41-7d1f3e5c2b00';
export const CORRELATION = 'c94f7a20-1b3d-4e88-8f55-2a6e9d0b7c13';
export const APP = '7f3d2b1a-9c8e-4d5f-a6b7-c8d9e0f1a2b3';
export const TENANT = '3a5c7e90-b1d2-4f34-8a56-9c0e1f2a3b4d';
export const TIME = '2024-12-03 08:15:30Z';
export const THUMBPRINT = '5D2E81F0A9B34C7768D01E2F3A4B5C6D7E8F9012';

export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly codes: readonly number[];
  readonly error?: string;
  readonly suberror?: string;
  /** Which of the ids above the text holds, where not both. */
  readonly ids?: 'none' | 'trace' | 'correlation';
  readonly timestamp?: string | false;
  readonly description?: string;
  /** What the templates of the catalogue pull out of the message; nothing without. */
  readonly values?: Readonly<Record<string, string>>;
}

/** An answer of Entra: its code, its message, and the values in that. */
export interface Said {
  readonly code: number;
  readonly message: string;
  readonly error: string;
  readonly values: Readonly<Record<string, string>>;
}

export const BLOCK = `Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: ${TIME}`;
export const LINES = `Trace ID: ${TRACE}\nCorrelation ID: ${CORRELATION}\nTimestamp: ${TIME}`;
export const CRLF_LINES = LINES.replaceAll('\n', '\r\n');

export const head = ({ code, message }: Said): string => `AADSTS${code}: ${message}`;
/** As the endpoint says it since the end of 2023. */
export const onOneLine = (said: Said): string => `${head(said)} ${BLOCK}`;
/** As consoles show it. */
export const onLines = (said: Said): string => `${head(said)}\n${LINES}`;

/** The token endpoint's answer. */
export const answer = (said: Said, more: Readonly<Record<string, unknown>> = {}) => ({
  error: said.error,
  error_description: onOneLine(said),
  error_codes: [said.code],
  timestamp: TIME,
  trace_id: TRACE,
  correlation_id: CORRELATION,
  error_uri: `https://login.microsoftonline.com/error?code=${said.code}`,
  ...more,
});

/** What a sample of this answer expects when its text holds the `error` too. */
export const expectsAll = ({ code, error, message, values }: Said) => ({
  codes: [code],
  error,
  description: message,
  values,
});

/** What a sample of this answer expects when its text holds the description only. */
export const expectsText = ({ code, message, values }: Said) => ({
  codes: [code],
  description: message,
  values,
});
