import type { Expression } from '../core/expressions.ts';
import type { Edit, Place, Span } from '../core/types.ts';
import type { Cloud } from './clouds.ts';

/** A command of a PowerShell module that speaks to Entra. */
export interface Cmdlet {
  readonly kind: 'cmdlet';
  /** As written. */
  readonly name: string;
  readonly module: 'MSOnline' | 'AzureAD' | 'Az' | 'Microsoft.Graph';
  /** Parameters by their names without the dash; switches have no value. */
  readonly arguments: readonly {
    readonly name?: string;
    /** Where the name is written, with its dash. */
    readonly nameSpan?: Span;
    readonly value: Expression;
  }[];
  /** The command's name. */
  readonly span: Span;
  /** The command with its arguments. */
  readonly whole: Span;
  /** The edit that puts a comment of one line before the command. */
  readonly comment?: (text: string) => Edit;
  /** The later uses of the same command, for the first one; empty for these. */
  readonly repeats: readonly Cmdlet[];
  readonly isRepeat: boolean;
}

/** An address at a Microsoft host that signs in, or of an API that Entra issues tokens for. */
export interface Address {
  readonly kind: 'address';
  readonly host: string;
  /** Without query and fragment; empty where there is none. */
  readonly path: string;
  /** Of the setting; empty where the address stands in code. */
  readonly name: string;
  readonly place: Place;
  /** The host alone, where it is written in one piece. */
  readonly hostSpan?: Span;
  readonly service: 'sign-in' | 'graph' | 'azure-ad-graph' | 'access-control' | 'sharepoint' | 'other';
  /** The cloud of the host; External ID and B2C count as the public one. */
  readonly cloud?: Cloud;
  /** False for a host, and a path perhaps, without `https://` before it. */
  readonly hasScheme: boolean;
  /** True in files that list the hosts of many clouds, or the names that one has had. */
  readonly isListed: boolean;
  /** The later addresses at the same host, for the first one; empty for these. */
  readonly repeats: readonly Address[];
  readonly isRepeat: boolean;
}

/** Where an app signs in, and the APIs that it asks tokens for or calls, by the clouds that their hosts belong to. */
export interface CloudUse {
  readonly kind: 'cloud-use';
  readonly signIn: Cloud;
  /** True where one app or request states both; false for APIs that stand elsewhere in the same file. */
  readonly isOfOne: boolean;
  readonly apis: readonly {
    readonly cloud: Cloud;
    readonly host: string;
    readonly place: Place;
    /** The host alone, where it is written in one piece. */
    readonly hostSpan?: Span;
  }[];
}

/** Where a library comes from. */
export type Ecosystem =
  | 'npm'
  | 'NuGet'
  | 'Maven'
  | 'PyPI'
  | 'RubyGems'
  | 'Packagist'
  | 'Go'
  | 'PowerShell Gallery';

/** A library of Microsoft identity that a file imports or a project depends on; named once a file. */
export interface Dependency {
  readonly kind: 'dependency';
  /** As written; `group:artifact` of Maven. */
  readonly name: string;
  readonly ecosystem: Ecosystem;
  /** The name; where a project file has it as a key, the version behind it. */
  readonly span: Span;
  /** True for a module that code imports. */
  readonly isImport: boolean;
}

/** An app that gets its tokens from Azure Access Control, as add-ins of SharePoint Online did. */
export interface AccessControlClient {
  readonly kind: 'access-control-client';
  /** The command, call or setting that shows it. */
  readonly name: string;
  readonly span: Span;
}
