import { foundInParts } from '../core/code-parts.ts';
import { type Call, type Code, resolved } from '../core/expressions.ts';
import type { Reading, Setting, Span } from '../core/types.ts';
import { itemsOf, literalOf } from './expression-text.ts';
import { isIdentityModule } from './libraries.ts';
import type { Dependency, Ecosystem } from './types.ts';

/**
 * The libraries of Microsoft identity that a file uses: modules that code imports, packages that a project file asks
 * for, PowerShell modules that a script installs. Each is named once.
 */
export function dependenciesOf({ settings, code }: Reading, path: string): readonly Dependency[] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const found = [...(code ? inCode(code, file) : []), ...inProject(settings, file)];
  const seen = new Set<string>();
  return found.filter(({ name }) => {
    const key = name.toLowerCase();
    if (seen.has(key) || !isIdentityModule(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whose modules files of a language import. */
const LANGUAGES: readonly (readonly [RegExp, Ecosystem])[] = [
  [/\.[cm]?[jt]sx?$/i, 'npm'],
  [/\.(?:pyw?|ipynb)$/i, 'PyPI'],
  [/\.csx?$/i, 'NuGet'],
  [/\.(?:java|kts?|scala|gradle)$/i, 'Maven'],
  [/\.go$/i, 'Go'],
  [/(?:\.(?:rb|rake|gemspec|ru)|^Gemfile|^Rakefile)$/i, 'RubyGems'],
  [/\.(?:php|phtml)$/i, 'Packagist'],
  [/\.ps(?:m|d)?1$/i, 'PowerShell Gallery'],
];

/** Code that states what a project depends on. */
const PROJECT = /^Gemfile$|\.(?:gemspec|psd1)$/i;

function inCode(code: Code, file: string): readonly Dependency[] {
  const ecosystem = LANGUAGES.find(([pattern]) => pattern.test(file))?.[1];
  if (!ecosystem) return [];
  const imported = code.modules.map(({ name, span }) =>
    dependency(name, ecosystem, span, !PROJECT.test(file)),
  );
  const rows = ASKING.filter((each) => each.file.test(file));
  const asked = rows.flatMap((row) => row.callsIn(code).flatMap((call) => handedTo(call, row)));
  return [...imported, ...asked];
}

/** `Install-Module A, B`; `setup(install_requires=["a>=1"])`; `implementation("group:artifact:1.0")`. */
interface Asking {
  readonly file: RegExp;
  readonly callee: RegExp;
  /** Names of the arguments that count; those by position have the empty one. */
  readonly argument: RegExp;
  of(name: Stretch): readonly Dependency[];
}

interface Stretch {
  readonly value: string;
  readonly span: Span;
}

const ROWS: readonly Asking[] = [
  {
    file: /\.ps(?:m|d)?1$/i,
    callee: /^(?:install|import|update)-(?:module|psresource)$/i,
    argument: /^(?:name)?$/i,
    of: ({ value, span }) => [dependency(value, 'PowerShell Gallery', span, false)],
  },
  { file: /^setup\.py$/, callee: /^setup$/, argument: /^install_requires$/, of: requirement },
  { file: /\.gradle\.kts$/i, callee: /^[a-z]\w*$/i, argument: /^$/, of: coordinates },
];

const ASKING = ROWS.map((row) => ({
  ...row,
  callsIn: foundInParts(({ calls }) => calls.filter(({ callee }) => row.callee.test(callee))),
}));

function handedTo({ arguments: args }: Call, row: Asking): readonly Dependency[] {
  return args
    .filter(({ name = '' }) => row.argument.test(name))
    .flatMap(({ value }) => itemsOf(resolved(value)))
    .flatMap((item) => {
      const literal = literalOf(item);
      return literal?.type === 'text' ? row.of({ value: literal.value, span: literal.place.span }) : [];
    });
}

/** `group:artifact:version` of Maven. */
function coordinates({ value, span }: Stretch): readonly Dependency[] {
  const name = /^([\w.-]+:[\w.-]+)(?::[\w.+-]+)?$/.exec(value)?.[1];
  return name === undefined ? [] : [dependency(name, 'Maven', span, false)];
}

/** What a project file asks for: by the file's name, and by where in it the setting stands. */
interface ProjectFile {
  readonly file: RegExp;
  readonly ecosystem: Ecosystem;
  /** Names joined by `/`; a group is the package's name, without one the value is. */
  readonly path: RegExp;
}

const PROJECT_FILES: readonly ProjectFile[] = [
  { file: /^package\.json$/i, ecosystem: 'npm', path: /^(?:dev|peer|optional)?dependencies\/(.+)$/i },
  { file: /^composer\.json$/i, ecosystem: 'Packagist', path: /^require(?:-dev)?\/(.+)$/ },
  {
    file: /\.(?:[a-z]+proj|props|targets)$/i,
    ecosystem: 'NuGet',
    path: /\/(?:PackageReference|PackageVersion|Reference)\/(?:Include|Update)$/i,
  },
  { file: /^packages\.config$/i, ecosystem: 'NuGet', path: /^packages\/package\/id$/i },
  { file: /\.nuspec$/i, ecosystem: 'NuGet', path: /\/dependency\/id$/i },
  {
    file: /^pyproject\.toml$/i,
    ecosystem: 'PyPI',
    path: /^(?:project\/dependencies|project\/optional-dependencies\/[^/]+|dependency-groups\/[^/]+)\/\d+$/,
  },
  {
    file: /^pyproject\.toml$/i,
    ecosystem: 'PyPI',
    path: /^tool\/poetry\/(?:group\/[^/]+\/)?(?:dev-)?dependencies\/([^/]+)/,
  },
  { file: /^environment\.ya?ml$/i, ecosystem: 'PyPI', path: /^dependencies\/(?:\d+\/pip\/)?([^/]+)$/ },
];

/** Tells by the names that lead to a setting of a file whether it is what a project asks for, or belongs to it. */
export function dependencyIn(path: string): (names: readonly string[]) => boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (MAVEN.test(file)) return isInMaven;
  const rows = PROJECT_FILES.filter((row) => row.file.test(file));
  if (rows.length === 0) return () => false;
  return (names) => {
    const joined = names.join('/');
    return rows.some((row) => row.path.test(joined));
  };
}

const MAVEN = /^pom\.xml$/i;

function inProject(settings: readonly Setting[], file: string): readonly Dependency[] {
  if (MAVEN.test(file)) return inMaven(settings);
  const rows = PROJECT_FILES.filter((row) => row.file.test(file));
  if (rows.length === 0) return [];
  return settings.flatMap(({ path, value, place: { span } }) => {
    const joined = path.join('/');
    return rows.flatMap(({ ecosystem, path: pattern }) => {
      const match = pattern.exec(joined);
      if (!match) return [];
      const [, named = ''] = match;
      // Items of a list go by their number.
      if (named && !/^\d+$/.test(named)) return [dependency(named, ecosystem, span, false)];
      return ecosystem === 'PyPI'
        ? requirement({ value, span })
        : [dependency(nameIn(value), ecosystem, span, false)];
    });
  });
}

/** `A.B, Version=1.0.0.0, Culture=neutral` of a .NET reference. */
function nameIn(value: string): string {
  return value.split(',')[0]?.trim() ?? '';
}

/** `name>=1.2; python_version < "3"` (PEP 508). */
function requirement({
  value,
  span,
}: {
  readonly value: string;
  readonly span: Span;
}): readonly Dependency[] {
  const name = /^[A-Za-z0-9][\w.-]*/.exec(value)?.[0];
  return name === undefined ? [] : [dependency(name, 'PyPI', span, false)];
}

function isInMaven(names: readonly string[]): boolean {
  return names.at(-2) === 'dependency';
}

/** `<groupId>` stands before `<artifactId>`. */
function inMaven(settings: readonly Setting[]): readonly Dependency[] {
  let group = '';
  return settings.flatMap(({ path, value, place: { span } }) => {
    if (!isInMaven(path)) return [];
    if (path.at(-1) === 'groupId') group = value;
    return path.at(-1) === 'artifactId' ? [dependency(`${group}:${value}`, 'Maven', span, false)] : [];
  });
}

function dependency(name: string, ecosystem: Ecosystem, span: Span, isImport: boolean): Dependency {
  return { kind: 'dependency', name, ecosystem, span, isImport };
}
