import {
  type Connection,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver';

/** What is said to the person at the editor, and how bugs become messages. */
export interface Tell {
  /** Shows a message; the same one only once. */
  once(message: string): void;
  /** Says in one sentence that something failed. What it failed on is not shown: it may be a secret. */
  bug(what: string, error: unknown): void;
  info(message: string): void;
  /** An event's handler that never throws. */
  safely<A extends readonly unknown[]>(what: string, act: (...given: A) => unknown): (...given: A) => void;
  /** A request's handler whose bugs are answered without their texts. */
  answering<A extends readonly unknown[], R>(
    what: string,
    act: (...given: A) => R | Promise<R>,
  ): (...given: A) => Promise<R>;
}

export function createTell(connection: Connection): Tell {
  const told = new Set<string>();
  // A request with answers to choose from would hold up editors that have no answers to show.
  const show = (type: MessageType, message: string) =>
    void connection.sendNotification(ShowMessageNotification.type, { type, message });
  const once = (message: string) => {
    if (told.has(message)) return;
    told.add(message);
    show(MessageType.Warning, message);
  };
  const bug = (what: string, error: unknown) => once(bugMessage(what, error));
  return {
    once,
    bug,
    info: (message) => show(MessageType.Info, message),
    safely:
      (what, act) =>
      (...given) => {
        // Started here, not a turn later: notifications are taken in the order they come.
        const done = (async () => act(...given))();
        done.catch((error: unknown) => bug(what, error));
      },
    answering:
      (what, act) =>
      async (...given) => {
        try {
          return await act(...given);
        } catch (error) {
          if (error instanceof ResponseError) throw error;
          throw new ResponseError(LSPErrorCodes.RequestFailed, bugMessage(what, error));
        }
      },
  };
}

function bugMessage(what: string, error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return `${what} failed (${name}). This is a bug of AADSTS Lens, please report it.`;
}
