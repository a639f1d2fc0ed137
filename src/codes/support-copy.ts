import type { Explanation } from './explain.ts';

/**
 * What of an error may be handed to Microsoft's support or to a colleague: the codes with their titles, the trace and
 * correlation ids and the time, one on each line; `''` when there is none of them. Names, addresses, messages and
 * whatever else the paste held is left out, for any of it may be a secret or personal. Microsoft asks for these ids:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application
 */
export function supportCopy({ codes, traceId, correlationId, timestamp }: Explanation): string {
  const ids = { 'Trace ID': traceId, 'Correlation ID': correlationId, Timestamp: timestamp };
  return [
    ...codes.map(({ code, title }) => `AADSTS${code}: ${title}`),
    ...Object.entries(ids).flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`])),
  ].join('\n');
}
