import { type FoundToken, tokensIn } from './find.ts';

/** Every token in a text, in order, each found as `findToken` finds one; at most the first `most`. */
export function findTokens(text: string, most: number = 1000): readonly FoundToken[] {
  const tokens: FoundToken[] = [];
  for (const found of tokensIn(text, text.length)) {
    if (tokens.push(found) >= most) break;
  }
  return tokens;
}
