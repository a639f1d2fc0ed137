import type { Parameter, TokenRequest } from '../facts/types.ts';

/** A parameter by its name; undefined where the request has none of it, or an empty one. */
export function parameterOf({ parameters }: TokenRequest, name: string): Parameter | undefined {
  return parameters.find((each) => each.name === name && !isEmpty(each));
}

export function isEmpty({ value }: Parameter): boolean {
  if (value.kind === 'literal') return value.text.trim() === '';
  return value.kind === 'secret' && value.secret.kind === 'empty';
}
