import { ENGLISH, element } from './elements.ts';
import type { PanelState } from './messages.ts';
import { type Doings, renderActions, renderChoice } from './render-actions.ts';
import { renderRows } from './render-claims.ts';
import { renderToken } from './render-token.ts';
import { renderAdvice, renderChecks, renderSummary } from './render-verdicts.ts';
import { renderWindow } from './render-window.ts';

/** All parts of the page, from above to below. */
export function renderState(state: PanelState, isRaw: boolean, doings: Doings): readonly HTMLElement[] {
  const { inspection, words } = state;
  const { title, reason, header, claims } = inspection;
  return [
    renderChoice(state, doings),
    element('h1', { lang: ENGLISH }, title),
    reason === undefined ? undefined : element('p', { class: 'reason', lang: ENGLISH }, reason),
    renderActions(state, isRaw, doings),
    renderSummary(state),
    renderChecks(state, doings),
    renderAdvice(state),
    renderWindow(state),
    renderRows({ id: 'header', rows: header }, words, isRaw),
    renderRows({ id: 'claims', rows: claims }, words, isRaw),
    renderToken(state),
  ].filter((part) => part !== undefined);
}
