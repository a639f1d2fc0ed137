/** An error text beside the files of a workspace, and what both prove together. */
export interface EvidenceCase {
  readonly name: string;
  readonly error: string;
  /** Texts by path; `«…»` marks each place that some evidence names. */
  readonly files?: Readonly<Record<string, string>>;
  /** The ids in their order, each with words of its message; empty where nothing is proven. */
  readonly proves: readonly (readonly [id: string, words: string])[];
}

export const APP = '8b76b6d9-4732-4558-a4b5-40d5ff2ed6ef';
export const OTHER_APP = '1f5c0a7e-93d2-4b68-8e41-c7a9d0f2b356';
export const TENANT = '6e8992ec-76d5-4ea5-8eae-b0c5e558749a';
export const OTHER_TENANT = 'c2d7f1a4-0b39-4d6e-9a58-37e1b4c8f602';
export const OBJECT = '39b7d54f-5e18-4c02-b8a6-d1f3907c2e4b';
export const SECRET_ID = 'a90d3c6b-2f74-4be1-87d5-5c1e6f0b9a38';

const TRACE = '40dccc8c-276d-4927-b6e0-583bf24f9000';
const CORRELATION = '55f49a48-adab-4470-b42d-f100f63bc15d';
const TIME = '2026-06-01 08:01:21Z';

function description(code: number, message: string, separator: string): string {
  return [
    `AADSTS${code}: ${message}`,
    `Trace ID: ${TRACE}`,
    `Correlation ID: ${CORRELATION}`,
    `Timestamp: ${TIME}`,
  ].join(separator);
}

/** The token endpoint’s answer. */
export function json(code: number, message: string, error = 'invalid_client'): string {
  return JSON.stringify({
    error,
    error_description: description(code, message, ' '),
    error_codes: [code],
    timestamp: TIME,
    trace_id: TRACE,
    correlation_id: CORRELATION,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}

/** What a console shows, with a line for each id. */
export function consoleText(code: number, message: string): string {
  return `ERROR: ${description(code, message, '\n')}\nTo re-authenticate, please run:\naz login\n`;
}

/** The dictionary that MSAL Python gives. */
export function python(code: number, message: string): string {
  return `{'error': 'invalid_client', 'error_description': "${description(code, message, '\\r\\n')}", 'error_codes': [${code}], 'correlation_id': '${CORRELATION}'}`;
}

/** The exception of MSAL.NET, with the answer of older times in it. */
export function dotnet(code: number, message: string): string {
  return `Microsoft.Identity.Client.MsalServiceException: A configuration issue is preventing authentication - check the error message from the server for details. Original exception: ${description(code, message, '\r\n')}\n   at Microsoft.Identity.Client.OAuth2.OAuth2Client.ThrowServerException(HttpResponse response)`;
}

/** The address that a browser was sent back to. */
export function redirect(code: number, message: string): string {
  const text = encodeURIComponent(description(code, message, '\r\n')).replaceAll('%20', '+');
  return `https://shop.contoso.com/signin?error=invalid_request&error_description=${text}&state=12`;
}

/** A log line of a GitHub workflow. */
export function workflowLog(code: number, message: string): string {
  return `2026-06-01T08:01:21.1234567Z ##[error]${description(code, message, ' ')}`;
}
