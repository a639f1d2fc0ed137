import { element } from './elements.ts';
import type { PanelRequest, PanelState } from './messages.ts';
import { filled } from './words.ts';

/** What the panel itself does when it is used. */
export interface Doings {
  readonly ask: (request: PanelRequest) => void;
  readonly toggleRaw: () => void;
}

/** Which of several tokens is shown. Undefined when there is one. */
export function renderChoice(
  { titles, selected, words }: PanelState,
  { ask }: Doings,
): HTMLElement | undefined {
  if (titles.length < 2) return undefined;
  const choice = element(
    'select',
    { id: 'choice' },
    ...titles.map((title, index) =>
      element('option', { value: `${index}` }, filled(words.choice, index + 1, titles.length, title)),
    ),
  );
  choice.selectedIndex = selected;
  choice.addEventListener('change', () => ask({ kind: 'select', index: choice.selectedIndex }));
  return element('p', { class: 'choice' }, element('label', { for: choice.id }, words.token), ' ', choice);
}

/** The buttons that make sense for this token in this host. */
export function renderActions(state: PanelState, isRaw: boolean, doings: Doings): HTMLElement {
  const { words } = state;
  return element(
    'div',
    { class: 'actions', role: 'group', 'aria-label': words.actions },
    ...copyButtons(state, doings),
    toggle('raw', words.rawJson, isRaw, doings.toggleRaw),
    ...issuerButton(state, doings),
    ...assertionButtons(state, doings),
  );
}

function copyButtons({ inspection, words }: PanelState, { ask }: Doings): readonly HTMLElement[] {
  const { header, claims, parts } = inspection;
  const isSigned = parts.some(({ name }) => name === 'signature') && claims.length > 0;
  return [
    ...(header.length > 0
      ? [button('copy-header', words.copyHeader, () => ask({ kind: 'copy', what: 'header' }))]
      : []),
    ...(claims.length > 0
      ? [button('copy-claims', words.copyClaims, () => ask({ kind: 'copy', what: 'claims' }))]
      : []),
    ...(isSigned
      ? [button('copy-unsigned', words.copyUnsigned, () => ask({ kind: 'copy', what: 'unsigned' }))]
      : []),
  ];
}

/** An issuer's keys verify its tokens; an assertion is signed by the app itself. */
function issuerButton(
  { inspection, asClientAssertion, offers, words }: PanelState,
  { ask }: Doings,
): readonly HTMLElement[] {
  const isAssertion = inspection.isClientAssertion || asClientAssertion;
  const isSigned = inspection.parts.some(({ name }) => name === 'signature') && inspection.claims.length > 0;
  return offers.issuerKeys && isSigned && !isAssertion
    ? [button('verify-issuer', words.verifyWithIssuer, () => ask({ kind: 'verify-issuer' }))]
    : [];
}

function assertionButtons(state: PanelState, { ask }: Doings): readonly HTMLElement[] {
  const { inspection, asClientAssertion, offers, words } = state;
  const isAssertion = inspection.isClientAssertion || asClientAssertion;
  const canJudge = inspection.claims.length > 0 && (asClientAssertion || !inspection.isClientAssertion);
  return [
    ...(canJudge
      ? [
          toggle('judge', words.judge, asClientAssertion, () =>
            ask({ kind: 'judge', asClientAssertion: !asClientAssertion }),
          ),
        ]
      : []),
    ...(isAssertion && offers.verify ? [button('verify', words.compare, () => ask({ kind: 'verify' }))] : []),
    ...(isAssertion && offers.build ? [button('build', words.build, () => ask({ kind: 'build' }))] : []),
  ];
}

function button(id: string, label: string, press: () => void): HTMLButtonElement {
  const created = element('button', { id, type: 'button' }, label);
  created.addEventListener('click', press);
  return created;
}

function toggle(id: string, label: string, isOn: boolean, press: () => void): HTMLButtonElement {
  const created = button(id, label, press);
  created.setAttribute('aria-pressed', String(isOn));
  return created;
}
