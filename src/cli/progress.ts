/** Runs that are over sooner show nothing (milliseconds). */
const PATIENCE = 1000;
const PAUSE = 100;

/** The last line of a terminal goes, and the cursor stands at its start (ECMA-48: EL). */
const CLEAR_LINE = '\r\u001b[K';

/** Keeps one line of a terminal up to date. `now` gives milliseconds. */
export function createProgress(write: (text: string) => void, now: () => number): (text?: string) => void {
  const start = now();
  let next = start + PATIENCE;
  let isShown = false;
  return (text) => {
    if (text === undefined) {
      if (isShown) write(CLEAR_LINE);
      isShown = false;
    } else if (now() >= next) {
      write(`${CLEAR_LINE}${text}`);
      isShown = true;
      next = now() + PAUSE;
    }
  };
}
