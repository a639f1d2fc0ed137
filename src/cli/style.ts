import { styleText } from 'node:util';
import type { Severity } from '../index.ts';

type Format = Parameters<typeof styleText>[0];

/** Colours a text for a terminal; `color` false leaves it as it is. */
export function styled(format: Format, text: string, color: boolean): string {
  return color ? styleText(format, text, { validateStream: false }) : text;
}

const SEVERITY_FORMATS: Readonly<Record<Severity, Format>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'gray',
};

export function severityText(severity: Severity, color: boolean): string {
  return styled(SEVERITY_FORMATS[severity], severity, color);
}
