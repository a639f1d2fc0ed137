import type { Setting } from '../core/types.ts';
import { compactName } from './names.ts';

/** Settings by the compact form of their last names: one object of the file. */
export type Values = ReadonlyMap<string, Setting>;

/** `compactName` with a memory: files repeat few names many times. */
export function compactor(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const compact = known.get(name) ?? compactName(name);
    known.set(name, compact);
    return compact;
  };
}

/** The settings that stand in one object of a file. */
export interface SettingsObject {
  readonly path: readonly string[];
  readonly values: Map<string, Setting>;
}

/** The objects of a file that hold a wanted value (by its compact name) or the items of a list, in the file's order. */
export function objectsOf(
  settings: readonly Setting[],
  wanted: RegExp,
  compact: (name: string) => string,
): Iterable<SettingsObject> {
  const objects = new Map<string, SettingsObject>();
  for (const setting of settings) {
    const name = compact(setting.path.at(-1) ?? '');
    if (!wanted.test(name) && !isIndex(name)) continue;
    const path = setting.path.slice(0, -1);
    const key = path.join('\u0000');
    const object = objects.get(key) ?? { path, values: new Map() };
    objects.set(key, object);
    if (!object.values.has(name)) object.values.set(name, setting);
  }
  return objects.values();
}

/** True for the name that an item of a list goes by. */
export function isIndex(name: string): boolean {
  return /^\d+$/.test(name);
}
