import { messages } from './messages.ts';

/** An AADSTS number the emulator answers with. */
export type RefusalCode = keyof typeof messages;

/** A request that earns no answer but an error. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  /** The `error` parameter (RFC 6749, section 5.2). */
  readonly error: string;
  /** Entra's sentence, values filled in, without the `AADSTS{code}: ` before it. */
  readonly message: string;
}

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values a code's sentence asks for. */
export type Values<Code extends RefusalCode> = Readonly<
  Record<Placeholders<(typeof messages)[Code]['text']>, string>
>;

/**
 * The refusal with this code. Values are put in as they are, even when they look like a placeholder
 * themselves. `error` takes the place of the usual one where an endpoint has its own.
 */
export function refuse<Code extends RefusalCode>(
  code: Code,
  values: Values<Code>,
  error: string = messages[code].error,
): Refusal {
  const filling = new Map<string, string>(Object.entries(values));
  const message = messages[code].text.replace(
    /\{([a-zA-Z]+)\}/g,
    (placeholder, name: string) => filling.get(name) ?? placeholder,
  );
  return { kind: 'refused', code, error, message };
}
