/** True when the value has the shape. What crosses the border between panel and extension is read by these. */
export type Shape<T> = (value: unknown) => value is T;

type Fields<T> = {
  readonly [Name in keyof T]-?: Record<never, never> extends Pick<T, Name>
    ? Shape<T[Name] | undefined>
    : Shape<T[Name]>;
};

export function text(value: unknown): value is string {
  return typeof value === 'string';
}

/** A number that JSON can hold. */
export function finite(value: unknown): value is number {
  return Number.isFinite(value);
}

export function truth(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function oneOf<T extends string | boolean | null>(...values: readonly T[]): Shape<T> {
  return (value): value is T => values.some((each) => each === value);
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((each) => shape(each));
}

/** An object with these properties of its own; further ones are allowed. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const shapes: readonly (readonly [string, Shape<unknown>])[] = Object.entries(fields);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const own = new Map<string, unknown>(Object.entries(value));
    return shapes.every(([name, shape]) => shape(own.get(name)));
  };
}
