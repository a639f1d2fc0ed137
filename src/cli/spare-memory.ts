import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 collect garbage sooner than it would: for a program that reads file after file, and keeps little of them. The
 * room for new objects stays as it is at the start, which costs no time that could be measured; the room for others grows in small steps.
 */
export function spareMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}
