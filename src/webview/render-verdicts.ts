import type { Check } from '../tokens/claims.ts';
import type { Advice, Inspection } from '../tokens/inspection.ts';
import { element, section, shape } from './elements.ts';
import type { PanelState } from './messages.ts';
import type { Doings } from './render-actions.ts';

interface Verdict {
  readonly word: string;
  readonly name: string;
  /** The path of its icon, 16 by 16. */
  readonly icon: string;
}

const WRONG: Verdict = { word: 'Wrong', name: 'wrong', icon: 'M4 4l8 8M12 4l-8 8' };
const UNKNOWN: Verdict = {
  word: 'Cannot tell',
  name: 'unknown',
  icon: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.8M8 12.4v.6',
};
const RIGHT: Verdict = { word: 'Right', name: 'right', icon: 'M3 8.5l3.5 3.5L13 4.5' };

/** From what needs doing to what does not. */
const VERDICTS = [WRONG, UNKNOWN, RIGHT];

function verdictOf({ ok }: Check): Verdict {
  if (ok === null) return UNKNOWN;
  return ok ? RIGHT : WRONG;
}

/** What was judged: the faults first, each with an icon and a word. */
export function renderChecks(
  { inspection, comparedWith, rulesPage }: PanelState,
  { ask }: Pick<Doings, 'ask'>,
): HTMLElement | undefined {
  const { checks } = inspection;
  if (checks.length === 0) return undefined;
  const sorted = VERDICTS.flatMap((verdict) => checks.filter((check) => verdictOf(check) === verdict));
  const counts = VERDICTS.map((verdict) => ({
    word: verdict.word.toLowerCase(),
    count: checks.filter((check) => verdictOf(check) === verdict).length,
  })).filter(({ count }) => count > 0);
  const told = counts.map(({ word, count }) => `${count} ${word}`).join(', ');
  const compared = comparedWith === undefined ? '' : `, compared with ${comparedWith}`;
  return section(
    'checks',
    'Verdicts',
    element('p', { class: 'counts' }, `${told}${compared}`),
    element('ul', { class: 'checks' }, ...sorted.map((check) => renderCheck(check, rulesPage, ask))),
  );
}

function renderCheck(check: Check, rulesPage: string, ask: Doings['ask']): HTMLElement {
  const { word, name, icon } = verdictOf(check);
  const drawn = shape(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true' },
    shape('path', { d: icon }),
  );
  return element(
    'li',
    { class: `check ${name}` },
    element('span', { class: 'verdict' }, drawn, element('strong', {}, word)),
    element('span', { class: 'message' }, check.message),
    renderMore(check, rulesPage, ask),
  );
}

/** Where more is told of a fault: the rule that finds it in files, and the codes that Entra would answer with. */
function renderMore({ id, rule, codes = [] }: Check, rulesPage: string, ask: Doings['ask']) {
  const page = rule === undefined ? undefined : webAddress(`${rulesPage}#${rule}`);
  const links = [
    ...(page ? [element('a', { href: page.href }, `Rule ${rule}`)] : []),
    ...[...new Set(codes)].map((code) => {
      const explain = element(
        'button',
        { id: `explain-${id}-${code}`, type: 'button', class: 'link' },
        `Explain AADSTS${code}`,
      );
      explain.addEventListener('click', () => ask({ kind: 'explain', code }));
      return explain;
    }),
  ];
  return links.length > 0 ? element('span', { class: 'more' }, ...links) : undefined;
}

/** Who issued it, for whom. */
export function renderSummary({ summary }: Inspection): HTMLElement | undefined {
  if (summary.length === 0) return undefined;
  const rows = summary.map(({ label, value }) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, value)),
  );
  return section('summary', 'Summary', element('dl', {}, ...rows));
}

/** What helps, with the pages it is told on. */
export function renderAdvice({ advice }: Inspection): HTMLElement | undefined {
  if (advice.length === 0) return undefined;
  return section('advice', 'What to do', element('ul', {}, ...advice.map(renderOne)));
}

function renderOne({ text, link }: Advice): HTMLElement {
  const address = link === undefined ? undefined : webAddress(link);
  if (address === undefined) return element('li', {}, text);
  return element('li', {}, `${text} `, element('a', { href: address.href }, `Open ${address.hostname}`));
}

/** Addresses of the web alone are linked, never a command or a script. */
function webAddress(link: string): URL | undefined {
  const address = URL.canParse(link) ? new URL(link) : undefined;
  return address?.protocol === 'https:' ? address : undefined;
}
