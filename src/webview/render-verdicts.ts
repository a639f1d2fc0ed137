import type { Check } from '../tokens/claims.ts';
import type { Advice } from '../tokens/inspection.ts';
import { ENGLISH, element, section, shape } from './elements.ts';
import type { PanelState } from './messages.ts';
import type { Doings } from './render-actions.ts';
import { filled, type Words } from './words.ts';

interface Verdict {
  readonly name: 'wrong' | 'unknown' | 'right';
  /** The word for how many there are. */
  readonly many: 'manyWrong' | 'manyUnknown' | 'manyRight';
  /** The path of its icon, 16 by 16. */
  readonly icon: string;
}

const WRONG: Verdict = { name: 'wrong', many: 'manyWrong', icon: 'M4 4l8 8M12 4l-8 8' };
const UNKNOWN: Verdict = {
  name: 'unknown',
  many: 'manyUnknown',
  icon: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.8M8 12.4v.6',
};
const RIGHT: Verdict = { name: 'right', many: 'manyRight', icon: 'M3 8.5l3.5 3.5L13 4.5' };

/** From what needs doing to what does not. */
const VERDICTS = [WRONG, UNKNOWN, RIGHT];

function verdictOf({ ok }: Check): Verdict {
  if (ok === null) return UNKNOWN;
  return ok ? RIGHT : WRONG;
}

/** What was judged: the faults first, each with an icon and a word. */
export function renderChecks(state: PanelState, { ask }: Pick<Doings, 'ask'>): HTMLElement | undefined {
  const { words } = state;
  const { checks } = state.inspection;
  if (checks.length === 0) return undefined;
  const sorted = VERDICTS.flatMap((verdict) => checks.filter((check) => verdictOf(check) === verdict));
  return section(
    'checks',
    words.verdicts,
    element('p', { class: 'counts' }, countsOf(state)),
    element('ul', { class: 'checks' }, ...sorted.map((check) => renderCheck(check, state, ask))),
  );
}

/** How many verdicts of each kind there are, and what the token was compared with. */
function countsOf({ inspection, comparedWith, words }: PanelState): string {
  const counts = VERDICTS.map((verdict) => {
    const count = inspection.checks.filter((check) => verdictOf(check) === verdict).length;
    return count > 0 ? filled(words[verdict.many], count) : undefined;
  });
  const compared = comparedWith === undefined ? undefined : filled(words.comparedWith, comparedWith);
  return [...counts, compared].filter((part) => part !== undefined).join(', ');
}

function renderCheck(check: Check, state: PanelState, ask: Doings['ask']): HTMLElement {
  const { name, icon } = verdictOf(check);
  const drawn = shape(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true' },
    shape('path', { d: icon }),
  );
  return element(
    'li',
    { class: `check ${name}` },
    element('span', { class: 'verdict' }, drawn, element('strong', {}, state.words[name])),
    element('span', { class: 'message', lang: ENGLISH }, check.message),
    renderMore(check, state, ask),
  );
}

/** Where more is told of a fault: the rule that finds it in files, and the codes that Entra would answer with. */
function renderMore({ id, rule, codes = [] }: Check, { rulesPage, words }: PanelState, ask: Doings['ask']) {
  const page = rule === undefined ? undefined : webAddress(`${rulesPage}#${rule}`);
  const links = [
    ...(page ? [element('a', { href: page.href }, filled(words.rule, `${rule}`))] : []),
    ...[...new Set(codes)].map((code) => {
      const explain = element(
        'button',
        { id: `explain-${id}-${code}`, type: 'button', class: 'link' },
        filled(words.explain, `AADSTS${code}`),
      );
      explain.addEventListener('click', () => ask({ kind: 'explain', code }));
      return explain;
    }),
  ];
  return links.length > 0 ? element('span', { class: 'more' }, ...links) : undefined;
}

/** Who issued it, for whom. */
export function renderSummary({ inspection, words }: PanelState): HTMLElement | undefined {
  const { summary } = inspection;
  if (summary.length === 0) return undefined;
  const rows = summary.map(({ label, value }) =>
    element('div', {}, element('dt', {}, label), element('dd', {}, value)),
  );
  return section('summary', words.summary, element('dl', { lang: ENGLISH }, ...rows));
}

/** What helps, with the pages it is told on. */
export function renderAdvice({ inspection, words }: PanelState): HTMLElement | undefined {
  const { advice } = inspection;
  if (advice.length === 0) return undefined;
  const items = advice.map((each) => renderOne(each, words));
  return section('advice', words.advice, element('ul', {}, ...items));
}

function renderOne({ text, link }: Advice, words: Words): HTMLElement {
  const address = link === undefined ? undefined : webAddress(link);
  const told = element('span', { lang: ENGLISH }, text);
  if (address === undefined) return element('li', {}, told);
  return element(
    'li',
    {},
    told,
    ' ',
    element('a', { href: address.href }, filled(words.open, address.hostname)),
  );
}

/** Addresses of the web alone are linked, never a command or a script. */
function webAddress(link: string): URL | undefined {
  const address = URL.canParse(link) ? new URL(link) : undefined;
  return address?.protocol === 'https:' ? address : undefined;
}
