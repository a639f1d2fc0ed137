// Of every host: nothing else of any is needed here.
declare function setTimeout(act: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Timers by name: of each name at most one runs. */
export interface Timers {
  /** Runs `act` after so many milliseconds, instead of what was to run under this name. */
  start(name: string, milliseconds: number, act: () => void): void;
  /** The same, unless something is to run under this name already. */
  startOnce(name: string, milliseconds: number, act: () => void): void;
  cancel(name: string): void;
  areRunning(): boolean;
  dispose(): void;
}

export function createTimers(): Timers {
  const running = new Map<string, unknown>();
  const cancel = (name: string) => {
    clearTimeout(running.get(name));
    running.delete(name);
  };
  const start = (name: string, milliseconds: number, act: () => void) => {
    cancel(name);
    const run = () => {
      running.delete(name);
      act();
    };
    running.set(name, setTimeout(run, milliseconds));
  };
  return {
    start,
    startOnce: (name, milliseconds, act) => {
      if (!running.has(name)) start(name, milliseconds, act);
    },
    cancel,
    areRunning: () => running.size > 0,
    dispose: () => {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    },
  };
}
