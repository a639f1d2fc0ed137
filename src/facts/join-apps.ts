import type { Span } from '../core/types.ts';
import type { App, Stated } from './types.ts';

const PARTS = ['clientId', 'tenant', 'clientSecret', 'secretId', 'authority'] as const;

/**
 * Apps of calls and apps of settings together. What code assigns to a name and then hands to a library is seen both
 * ways: it is one app, which the settings beside it complete.
 */
export function joinApps(inCode: readonly App[], inSettings: readonly App[]): readonly App[] {
  const places = new Map<string, App>();
  for (const app of inSettings) for (const key of keysOf(app)) places.set(key, app);
  const used = new Set(inCode.flatMap(keysOf));
  const completed = inCode.map((app) => complete(app, places, used));
  const stated = inCode.flatMap((app) => PARTS.flatMap((part) => app[part] ?? []));
  const alone = inSettings.filter((app) => !isSeen(app, stated));
  return [...completed, ...alone];
}

function keysOf(app: App): readonly string[] {
  return PARTS.flatMap((part) => keyOf(app[part]) ?? []);
}

function keyOf(stated: Stated<unknown> | undefined): string | undefined {
  return stated && `${stated.place.span.start} ${stated.place.span.end}`;
}

/** What another app of the code uses is not lent. */
function complete(app: App, places: ReadonlyMap<string, App>, used: ReadonlySet<string>): App {
  const beside = keysOf(app).flatMap((key) => places.get(key) ?? []);
  const added = beside.flatMap((other) =>
    PARTS.filter((part) => !app[part] && other[part] && !used.has(keyOf(other[part]) ?? '')).map((part) => [
      part,
      other[part],
    ]),
  );
  return added.length > 0 ? { ...Object.fromEntries(added), ...app } : app;
}

/** True for settings whose credentials are all handed to a library, as they are or inside a call. */
function isSeen({ clientId, clientSecret, tenant }: App, used: readonly Stated<unknown>[]): boolean {
  const own = [clientId, clientSecret].filter((stated) => stated !== undefined);
  const telling = own.length > 0 ? own : [tenant];
  return telling.every((stated) => stated && used.some(({ place }) => holds(stated, place.span)));
}

function holds({ place }: Stated<unknown>, { start, end }: Span): boolean {
  return place.span.start <= start && end <= place.span.end;
}
