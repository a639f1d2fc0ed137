import { type Answer, emptyAnswer, errorDescription, errorUri, type Occasion } from './answers.ts';
import type { Authorization, Redirect } from './authorization-endpoint.ts';
import type { Refusal } from './refusal.ts';

/** An authorization as HTTP: a redirect with code or error, a form that posts itself, or an error page. */
export function authorizationAnswer(authorization: Authorization, occasion: Occasion): Answer {
  if (authorization.kind === 'refused-here') return errorPage(authorization.refusal, occasion);
  const { redirect } = authorization;
  const parameters =
    authorization.kind === 'code'
      ? { code: authorization.code }
      : {
          error: authorization.refusal.error,
          error_description: errorDescription(authorization.refusal, occasion),
          error_uri: errorUri(authorization.refusal),
        };
  const all = { ...parameters, ...(redirect.state === undefined ? {} : { state: redirect.state }) };
  return redirect.mode === 'form_post' ? formPost(redirect, all) : redirectTo(redirect, all);
}

function redirectTo({ uri, mode }: Redirect, parameters: Readonly<Record<string, string>>): Answer {
  const url = new URL(uri);
  if (mode === 'fragment') url.hash = new URLSearchParams(parameters).toString();
  else for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return emptyAnswer(302, { location: url.href });
}

function formPost({ uri }: Redirect, parameters: Readonly<Record<string, string>>): Answer {
  const fields = Object.entries(parameters).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return page(
    200,
    `<body onload="document.forms[0].submit()"><form method="post" action="${escapeHtml(uri)}">${fields.join('')}<noscript><button>Continue</button></noscript></form></body>`,
  );
}

/** The page of Entra for what cannot be told to the client, with its names for the ids and the message last. */
function errorPage({ code, message }: Refusal, { now, ids }: Occasion): Answer {
  const lines = [
    `Request Id: ${ids.traceId}`,
    `Correlation Id: ${ids.correlationId}`,
    `Timestamp: ${now.toISOString().slice(0, 19)}Z`,
    `Message: AADSTS${code}: ${message}`,
  ];
  return page(400, `<title>Sign in</title><pre>${escapeHtml(lines.join('\n'))}</pre>`);
}

function page(status: number, content: string): Answer {
  const answer = emptyAnswer(status, {
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  return { ...answer, body: `<!doctype html><meta charset="utf-8">${content}\n` };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
