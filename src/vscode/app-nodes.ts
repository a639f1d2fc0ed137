import type * as vscode from 'vscode';
import type { Diagnosis, EntraLens } from '../index.ts';
import type { InventoryApp } from '../tokens/app-inventory.ts';
import type { ConfigFiles } from './config-files.ts';
import type { LastTests } from './last-tests.ts';
import type { ReadText } from './read-text.ts';

/** What the view *Entra Apps* draws on. */
export interface AppsTreeOptions {
  readonly lens: EntraLens;
  readonly configFiles: ConfigFiles;
  readonly read: ReadText;
  readonly tests: LastTests;
}

/** What stands in the view. */
export type AppNode =
  | {
      readonly kind: 'environment';
      readonly name: string | undefined;
      readonly apps: readonly InventoryApp[];
    }
  | {
      readonly kind: 'app';
      readonly app: InventoryApp;
      readonly findings: readonly PlacedFinding[];
      /** Where the first of its statements begins: commands of code lenses take it too. */
      readonly uri: string;
      /** UTF-16. */
      readonly offset: number;
    }
  | AppDetail;

/** A line about an app. `place` is what a click opens. */
export interface AppDetail {
  readonly kind: 'detail';
  readonly label: string;
  readonly description?: string;
  readonly icon: string;
  readonly colour?: string;
  readonly place?: vscode.Location;
}

export interface PlacedFinding {
  readonly uri: vscode.Uri;
  readonly finding: Diagnosis;
}
