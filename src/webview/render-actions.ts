import { element } from './elements.ts';
import type { PanelRequest, PanelState } from './messages.ts';

/** What the panel itself does when it is used. */
export interface Doings {
  readonly ask: (request: PanelRequest) => void;
  readonly toggleRaw: () => void;
}

/** Which of several tokens is shown. Undefined when there is one. */
export function renderChoice({ titles, selected }: PanelState, { ask }: Doings): HTMLElement | undefined {
  if (titles.length < 2) return undefined;
  const choice = element(
    'select',
    { id: 'choice' },
    ...titles.map((title, index) =>
      element('option', { value: `${index}` }, `${index + 1} of ${titles.length}: ${title}`),
    ),
  );
  choice.selectedIndex = selected;
  choice.addEventListener('change', () => ask({ kind: 'select', index: choice.selectedIndex }));
  return element('p', { class: 'choice' }, element('label', { for: choice.id }, 'Token'), ' ', choice);
}

/** The buttons that make sense for this token in this host. */
export function renderActions(state: PanelState, isRaw: boolean, doings: Doings): HTMLElement {
  return element(
    'div',
    { class: 'actions', role: 'group', 'aria-label': 'Actions' },
    ...copyButtons(state, doings),
    toggle('raw', 'Raw JSON', isRaw, doings.toggleRaw),
    ...issuerButton(state, doings),
    ...assertionButtons(state, doings),
  );
}

function copyButtons({ inspection }: PanelState, { ask }: Doings): readonly HTMLElement[] {
  const { header, claims, parts } = inspection;
  const isSigned = parts.some(({ name }) => name === 'signature') && claims.length > 0;
  return [
    ...(header.length > 0
      ? [button('copy-header', 'Copy header', () => ask({ kind: 'copy', what: 'header' }))]
      : []),
    ...(claims.length > 0
      ? [button('copy-claims', 'Copy claims', () => ask({ kind: 'copy', what: 'claims' }))]
      : []),
    ...(isSigned
      ? [button('copy-unsigned', 'Copy without signature', () => ask({ kind: 'copy', what: 'unsigned' }))]
      : []),
  ];
}

/** An issuer's keys verify its tokens; an assertion is signed by the app itself. */
function issuerButton(
  { inspection, asClientAssertion, offers }: PanelState,
  { ask }: Doings,
): readonly HTMLElement[] {
  const isAssertion = inspection.isClientAssertion || asClientAssertion;
  const isSigned = inspection.parts.some(({ name }) => name === 'signature') && inspection.claims.length > 0;
  return offers.issuerKeys && isSigned && !isAssertion
    ? [button('verify-issuer', 'Verify with the issuer’s keys', () => ask({ kind: 'verify-issuer' }))]
    : [];
}

function assertionButtons(state: PanelState, { ask }: Doings): readonly HTMLElement[] {
  const { inspection, asClientAssertion, offers } = state;
  const isAssertion = inspection.isClientAssertion || asClientAssertion;
  const canJudge = inspection.claims.length > 0 && (asClientAssertion || !inspection.isClientAssertion);
  return [
    ...(canJudge
      ? [
          toggle('judge', 'Judge as client assertion', asClientAssertion, () =>
            ask({ kind: 'judge', asClientAssertion: !asClientAssertion }),
          ),
        ]
      : []),
    ...(isAssertion && offers.verify
      ? [button('verify', 'Compare with certificate\u2026', () => ask({ kind: 'verify' }))]
      : []),
    ...(isAssertion && offers.build
      ? [button('build', 'Build a right assertion\u2026', () => ask({ kind: 'build' }))]
      : []),
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
