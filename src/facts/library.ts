import type { Role } from './names.ts';
import type { CredentialKind, Flow } from './types.ts';

/**
 * What a parameter holds. `credential` is a secret, or an object or call that says what it is; `subject` is the
 * user's token that is exchanged.
 */
export type Part = Role | 'credential' | 'certificate' | 'assertion' | 'federated' | 'subject';

/** Where the parts of an app stand in a call. */
export interface Parameters {
  /** By position; null for a parameter that matters nothing here. An object counts by the names of its entries. */
  readonly parameters?: readonly (Part | null)[];
  /** By name (lower case, without separators) where the name says something else elsewhere, or nothing. */
  readonly names?: Readonly<Record<string, Part>>;
  /** Names, as in `names`, of an argument that some versions take before all others. */
  readonly before?: readonly string[];
}

/** What calling it says of the app. */
export interface Meaning {
  readonly flow?: Flow;
  readonly credential?: CredentialKind;
  readonly isPublicClient?: boolean;
  /** True where a token for the app itself cannot be had unless a tenant or an authority is handed over. */
  readonly needsTenant?: true;
}

/** A constructor, factory, builder or type that an app's parts are handed to. */
export interface Start extends Parameters, Meaning {
  /** Names in all languages. `new`, `builder` and their like go by what stands before them. */
  readonly callees: readonly string[];
  /** What must stand before the name, by its last name, where the name alone is too general. */
  readonly of?: readonly string[];
  /** True for names that others use too: they count only where a module of the library is imported. */
  readonly needsModule?: true;
  /** Texts of which one must be the first argument: `provider :azure_activedirectory_v2`. */
  readonly first?: readonly string[];
}

/** A method of what a start gave. Methods whose name is a role's (`WithClientSecret`) need no row. */
export interface Step extends Parameters, Meaning {
  readonly callees: readonly string[];
  /** True for a name that no other library has: it tells of an app wherever its receiver comes from. */
  readonly isTelling?: true;
}

/** A command line program and the names of its options, without dashes. */
export interface CommandLine extends Meaning {
  /** The program and its first words: `az login`. */
  readonly command: string;
  readonly options: Readonly<Record<string, Part>>;
  /** The option without which flow and need are others: people sign in by the same command. */
  readonly onlyWith?: string;
}

/** What one library family says of apps. */
export interface Library {
  /** Beginnings of the names of modules, packages and namespaces that only Microsoft identity has; lower case. */
  readonly modules: readonly string[];
  readonly starts?: readonly Start[];
  readonly steps?: readonly Step[];
  /** Calls and objects that are handed to a start or a step. */
  readonly credentials?: readonly Start[];
  /** Calls that are handed what a start gave, and ask for tokens themselves. */
  readonly clients?: readonly Step[];
  readonly commands?: readonly CommandLine[];
}
