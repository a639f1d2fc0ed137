/**
 * Why Entra does not accept the key of an assertion: the app has none with its thumbprint, it has it and its time is
 * over, or it has it and the signature is that of another key. Undefined where the message does not say.
 */
export function keyReason(message: string): 'absent' | 'expired' | 'other-key' | undefined {
  if (/key used is expired/i.test(message)) return 'expired';
  if (/key was found, but|signature value did not match/i.test(message)) return 'other-key';
  return /key was not found|not registered on application/i.test(message) ? 'absent' : undefined;
}
