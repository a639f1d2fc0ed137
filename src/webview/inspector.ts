import { type PanelRequest, type PanelState, readAnswer } from './messages.ts';
import { renderState } from './render-state.ts';
import { object, truth } from './shapes.ts';

/** What VS Code gives to a webview. */
interface VsCode {
  postMessage(message: PanelRequest): void;
  getState(): unknown;
  setState(state: ViewState): void;
}

declare function acquireVsCodeApi(): VsCode;

/**
 * What outlives hiding the panel: how a token is looked at. The token itself is not kept here: the extension has it
 * in memory, and sends it anew each time the panel is shown.
 */
interface ViewState {
  readonly isRaw: boolean;
}

const isViewState = object<ViewState>({ isRaw: truth });

/** How long a notice stays on the page, over what stands below it. */
const NOTICE_MILLISECONDS = 10_000;

/** Runs the panel in the page that the extension made for it. */
function run(page: { readonly main: HTMLElement; readonly notice: HTMLElement }, vscode: VsCode): void {
  const kept = vscode.getState();
  let view: ViewState = isViewState(kept) ? kept : { isRaw: false };
  let shown: PanelState | undefined;

  const render = (): void => {
    if (shown === undefined) return;
    const focused = document.activeElement?.id;
    page.main.replaceChildren(...content(shown));
    // What had the focus was made anew: who uses the keyboard goes on from where they were.
    if (focused) document.getElementById(focused)?.focus();
  };
  const toggleRaw = (): void => {
    view = { isRaw: !view.isRaw };
    vscode.setState(view);
    render();
  };
  let fading = 0;
  const tell = (text: string): void => {
    // A new node each time: the same words twice are read out twice.
    page.notice.replaceChildren(text);
    clearTimeout(fading);
    fading = setTimeout(() => page.notice.replaceChildren(), NOTICE_MILLISECONDS);
  };
  const content = (state: PanelState): readonly HTMLElement[] => {
    const doings = { ask: (request: PanelRequest) => vscode.postMessage(request), toggleRaw };
    return renderState(state, view.isRaw, doings);
  };

  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const answer = readAnswer(data);
    if (answer?.kind === 'notice') tell(answer.text);
    if (answer?.kind !== 'show') return;
    shown = answer.state;
    render();
  });
  vscode.postMessage({ kind: 'ready' });
}

const main = document.querySelector('main');
const notice = document.getElementById('notice');
if (main && notice) run({ main, notice }, acquireVsCodeApi());
