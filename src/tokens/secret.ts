const SHOWN = '[secret]';

/**
 * A secret on its way to the token endpoint. However it is printed (string, JSON, `util.inspect`), it
 * shows `[secret]`; only `reveal` gives the text, and only the code that builds the request calls it.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SHOWN;
  }
}
