import { relativeTime } from './claim-rows.ts';
import { visible } from './claims.ts';
import type { Inspection } from './inspection.ts';
import { LABELS } from './summary.ts';

const SHOWN = [
  [LABELS.application, 'app'],
  [LABELS.subject, 'subject'],
  [LABELS.tenant, 'tenant'],
  [LABELS.audience, 'for'],
] as const;
/** UTF-16 code units of each value. */
const LONGEST = 60;

/** A token in one or two lines of plain text: what it is and until when; below, application, tenant and audience. */
export function describeToken(inspection: Inspection): string {
  const { title, reason, window, summary, checks } = inspection;
  const expiry = window?.expires === undefined ? undefined : expiryText(window.expires, window.now);
  const faults = checks.filter(({ ok }) => ok === false).length;
  const first = [title, expiry, faults > 0 ? plural(faults) : undefined].filter((part) => part !== undefined);
  const parts = SHOWN.flatMap(([label, name]) => {
    const value = summary.find((row) => row.label === label)?.value;
    return value === undefined ? [] : [`${name} ${visible(value, LONGEST)}`];
  });
  const second = parts.length > 0 ? parts.join(', ') : reason;
  return [first.join(', '), ...(second === undefined ? [] : [second])].join('\n');
}

function expiryText(expires: number, now: number): string {
  return expires > now ? `expires ${relativeTime(expires, now)}` : `expired ${relativeTime(expires, now)}`;
}

function plural(faults: number): string {
  return faults === 1 ? '1 check failed' : `${faults} checks failed`;
}
