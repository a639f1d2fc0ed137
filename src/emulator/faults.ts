import { type Answer, emptyAnswer, jsonAnswer, type Occasion, refusalAnswer } from './answers.ts';
import { type Message, messages } from './messages.ts';

/** A fault that the token endpoint commits instead of answering, for tests of what clients make of it. */
export type Fault = Refusing | Misbehaving;

/** A refusal with this number, whatever the request is. */
export interface Refusing {
  readonly code: number;
  /** So many requests; without it, all that follow. */
  readonly times?: number;
  /** What stands behind the number; may be left out for numbers whose sentence names no values. */
  readonly message?: string;
  /** `error` of the answer; by default that of the number, else `invalid_request`. */
  readonly error?: string;
  /** HTTP status; by default that of the error. */
  readonly status?: number;
}

/** The ways in which servers and networks fail. */
export const faultKinds = ['stall', 'reset', 'garbage', 'redirect', 'cut', 'huge'] as const;

export interface Misbehaving {
  /**
   * `stall`: never answers; `reset`: closes the connection without an answer; `garbage`: 200 and no JSON; `redirect`: 307 to another
   * host; `cut`: the connection ends in the middle of the body; `huge`: a body of 8 MB.
   */
  readonly kind: (typeof faultKinds)[number];
  readonly times?: number;
}

/** The faults still to come, in order: a fault goes when it was committed as often as it says. */
export type Faults = (occasion: Occasion) => Answer | undefined;

/** Plays the faults one after the other. The list is not changed. */
export function createFaults(faults: readonly Fault[] = []): Faults {
  const left = faults.map((fault) => ({ fault, times: fault.times ?? Number.POSITIVE_INFINITY }));
  return (occasion) => {
    const next = left.find(({ times }) => times > 0);
    if (next === undefined) return undefined;
    next.times -= 1;
    return commit(next.fault, occasion);
  };
}

/** The sentence of a number that names no values; undefined when there is none. */
export function plainMessage(code: number): Message | undefined {
  const plain = new Map<string, Message>(Object.entries(messages));
  const message = plain.get(String(code));
  return message?.text.includes('{') ? undefined : message;
}

const HUGE = 8 * 1024 * 1024;

function commit(fault: Fault, occasion: Occasion): Answer {
  if ('code' in fault) return refusing(fault, occasion);
  const fine = jsonAnswer({ token_type: 'Bearer', access_token: 'x'.repeat(200) }, occasion);
  switch (fault.kind) {
    case 'stall':
    case 'reset':
    case 'cut':
      return { ...fine, connection: fault.kind };
    case 'garbage':
      return { ...fine, body: '<html><body>Service Unavailable' };
    case 'redirect':
      return emptyAnswer(307, { location: 'https://elsewhere.invalid/oauth2/v2.0/token' });
    case 'huge':
      return { ...fine, body: `{"access_token":"${'x'.repeat(HUGE)}"}` };
  }
}

function refusing({ code, message, error, status }: Refusing, occasion: Occasion): Answer {
  const known = plainMessage(code);
  const its = status ?? known?.status;
  return refusalAnswer(
    {
      kind: 'refused',
      code,
      error: error ?? known?.error ?? 'invalid_request',
      message: message ?? known?.text ?? 'An error that was asked for.',
      ...(its === undefined ? {} : { status: its }),
    },
    occasion,
  );
}
