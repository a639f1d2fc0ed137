import { type Message, messages } from './messages.ts';

/** A sentence the emulator answers with: an AADSTS number, with `/reason` behind it where the number has several. */
export type RefusalName = keyof typeof messages;

/** A request that earns no answer but an error. */
export interface Refusal {
  readonly kind: 'refused';
  /** The AADSTS number. */
  readonly code: number;
  /** The `error` parameter (RFC 6749, section 5.2). */
  readonly error: string;
  /** Entra's sentence, values filled in, without the `AADSTS{code}: ` before it. */
  readonly message: string;
  readonly suberror?: string;
  /** HTTP status, where the usual one of the error does not hold. */
  readonly status?: number;
}

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values a sentence asks for. */
export type Values<Name extends RefusalName> = Readonly<
  Record<Placeholders<(typeof messages)[Name]['text']>, string>
>;

/**
 * The refusal with this sentence. Values are put in as they are, even when they look like a placeholder
 * themselves. `error` takes the place of the usual one where an endpoint has its own.
 */
export function refuse<Name extends RefusalName>(
  name: Name,
  values: Values<Name>,
  error: string = messages[name].error,
): Refusal {
  const filling = new Map<string, string>(Object.entries(values));
  const { text, suberror, status }: Message = messages[name];
  const message = text.replace(
    /\{([a-zA-Z]+)\}/g,
    (placeholder, key: string) => filling.get(key) ?? placeholder,
  );
  return {
    kind: 'refused',
    code: Number.parseInt(String(name), 10),
    error,
    message,
    ...(suberror === undefined ? {} : { suberror }),
    ...(status === undefined ? {} : { status }),
  };
}
