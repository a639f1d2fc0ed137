import { redact } from '../tokens/redact.ts';
import type { Secret } from '../tokens/secret.ts';

/**
 * An unforeseen error as it may be thrown on, for whoever reports it prints it whole: kind, message without the
 * secrets, and where it happened. Its other members and its cause, which may hold what was sent, stay behind.
 */
export function withoutSecrets(error: unknown, secrets: readonly Secret[]): Error {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error('Something was thrown.');
  const clean = new Error(redact(message, secrets));
  clean.name = redact(name, secrets);
  const frames = stack.match(/\n {4}at [^\n]+/g) ?? [];
  clean.stack = redact(`${clean.name}: ${clean.message}${frames.join('')}`, secrets);
  return clean;
}
