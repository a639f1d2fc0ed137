import { type Clean, type Exchange, shownAnswerHeaders, shownMembers } from '../tokens/exchange.ts';
import { redactor } from '../tokens/redact.ts';
import { Secret } from '../tokens/secret.ts';
import { readJsonObject, shownRequest } from '../tokens/sent-request.ts';
import type { HttpsAnswer } from './https.ts';
import type { RecordedRequest } from './recorder.ts';

/** A recorded request and its answer, fit to be shown: values that could be secret are masked, and `secrets` wherever they stand. */
export function exchangeOf({ answer, ...request }: RecordedRequest, secrets: readonly Secret[]): Exchange {
  const issued = answer.kind === 'answer' ? issuedSecrets(answer) : [];
  const clean: Clean = redactor([...secrets, ...issued]);
  return { ...shownRequest(request, clean), ...(answer.kind === 'answer' ? answered(answer, clean) : {}) };
}

function answered(answer: HttpsAnswer, clean: Clean): Partial<Exchange> {
  const { status, headers, body, clockSkewSeconds: skew } = answer;
  return {
    status,
    ...(skew === undefined ? {} : { clockSkewSeconds: skew }),
    response: {
      headers: shownAnswerHeaders(headers, clean),
      members: shownMembers(readJsonObject(body) ?? {}, clean),
    },
  };
}

const ISSUED = ['access_token', 'refresh_token', 'id_token', 'device_code', 'user_code', 'client_info'];

/** What an answer hands out: it is hidden wherever else in the answer it stands. */
function issuedSecrets({ body }: HttpsAnswer): readonly Secret[] {
  const content: Readonly<Record<string, unknown>> = { ...readJsonObject(body) };
  return ISSUED.flatMap((name) => {
    const value = content[name];
    return typeof value === 'string' && value !== '' ? [new Secret(value)] : [];
  });
}
