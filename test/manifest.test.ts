import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './derived.ts';

const manifest = JSON.parse(read('package.json'));
const { contributes } = manifest;
const texts: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly enablement?: string;
  readonly icon?: string;
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Setting {
  readonly type: string;
  readonly scope: 'machine' | 'window' | 'resource';
  readonly order: number;
  readonly default: unknown;
  readonly markdownDescription: string;
}

interface SettingsGroup {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, Setting>>;
}

const groups: readonly SettingsGroup[] = contributes.configuration;
const settings = groups.flatMap(({ properties }) => Object.entries(properties));
const commands: readonly Command[] = contributes.commands;
const menus: readonly (readonly [string, readonly MenuItem[]])[] = Object.entries(contributes.menus);

/** What the Marketplace files extensions under: https://code.visualstudio.com/api/references/extension-manifest */
const CATEGORIES =
  /^(?:AI|Azure|Chat|Data Science|Debuggers|Education|Formatters|Keymaps|Linters|Machine Learning|Notebooks|Other|Programming Languages|SCM Providers|Snippets|Testing|Themes|Visualization)$/;

/** The Marketplace takes so many, those that vsce derives from the contributions included. */
const MOST_KEYWORDS = 30;
const MOST_DERIVED_KEYWORDS = 9;

describe('the page in the Marketplace', () => {
  it('is found under categories that there are, and under the words of the field', () => {
    for (const category of manifest.categories) assert.match(category, CATEGORIES);
    const keywords: readonly string[] = manifest.keywords;
    assert.equal(new Set(keywords.map((each) => each.toLowerCase())).size, keywords.length);
    assert.ok(keywords.length + MOST_DERIVED_KEYWORDS <= MOST_KEYWORDS, `${keywords.length} keywords`);
    for (const word of ['Entra ID', 'Azure AD', 'AADSTS', 'JWT', 'client secret']) {
      assert.ok(keywords.includes(word), word);
    }
  });

  it('says that it is free, and where to ask', () => {
    assert.equal(manifest.pricing, 'Free');
    assert.equal(manifest.qna, 'marketplace');
  });

  it('shows an icon that is large enough, on its own colour', () => {
    const png = readFileSync(join(root, manifest.icon));
    assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1A\n');
    // The header of a PNG holds width and height (RFC 2083, section 4.1.1).
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.equal(width, height);
    assert.ok(width >= 128, `${width} pixels`);
    const source = manifest.icon.replace(/\.png$/, '.svg');
    assert.ok(existsSync(join(root, source)), source);
    const { color, theme } = manifest.galleryBanner;
    assert.ok(read(source).includes(`fill="${color}"`));
    assert.equal(theme, lightness(color) < 0.5 ? 'dark' : 'light');
  });
});

/** Between black, 0, and white, 1. */
function lightness(color: string): number {
  const parts = color.match(/[0-9a-f]{2}/g) ?? [];
  return parts.reduce((sum, part) => sum + Number.parseInt(part, 16), 0) / (3 * 255);
}

/** What a key of the manifest stands for. */
function shown(key: string): string {
  return texts[key.slice(1, -1)] ?? key;
}

describe('the commands', () => {
  it('stand together in the palette', () => {
    for (const { category = '' } of commands) assert.equal(shown(category), manifest.displayName);
  });

  it('are called in the style of VS Code, each in its own way', () => {
    const titles = commands.map(({ title }) => shown(title));
    assert.equal(new Set(titles).size, titles.length);
    for (const title of titles) {
      assert.match(title, /^[A-Z][^.:]*$/);
      // The category says it already.
      assert.doesNotMatch(title, /AADSTS Lens/);
      for (const word of title.match(/\b[a-z]\w*/g) ?? [])
        assert.match(word, /^(?:a|all|and|as|for|of|with)$/);
    }
  });

  it('can each be reached, in the palette or where they are about', () => {
    const [, hidden = []] = menus.find(([menu]) => menu === 'commandPalette') ?? [];
    const elsewhere = menus.flatMap(([menu, items]) => (menu === 'commandPalette' ? [] : items));
    for (const { command } of commands) {
      const isHidden = hidden.some((item) => item.command === command && item.when === 'false');
      assert.ok(!isHidden || elsewhere.some((item) => item.command === command), command);
    }
  });

  it('are the only ones in menus, and have an icon where there is room for no words', () => {
    for (const [menu, items] of menus) {
      for (const { command, group = '' } of items) {
        const named = commands.find((each) => each.command === command);
        assert.ok(named, `${command} in ${menu}`);
        if (/^(?:navigation|inline)/.test(group)) assert.match(named.icon ?? '', /^\$\([\w-]+\)$/, command);
      }
    }
  });

  it('stand in no menu of others without a condition', () => {
    const inMenus = menus.flatMap(([menu, items]) => items.map((item) => [menu, item.when ?? ''] as const));
    for (const [menu, when] of inMenus) assert.notEqual(when, '', menu);
    const inRows = menus.flatMap(([menu, items]) => (menu.startsWith('view/') ? items : []));
    for (const { when = '' } of inRows) assert.match(when, /^view == aadstsLens\.\w+/);
  });

  it('take no key from anyone', () => {
    assert.ok(!('keybindings' in contributes));
  });
});

/** Keys that VS Code sets: https://code.visualstudio.com/api/references/when-clause-contexts */
const KEYS_OF_VSCODE = [
  'editorHasSelection',
  'editorIsOpen',
  'explorerResourceIsFolder',
  'isWorkspaceTrusted',
  'resourceExtname',
  'view',
  'viewItem',
  'workbenchState',
  'workspaceFolderCount',
];

/** Every condition of the manifest. */
function conditions(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, inner]) =>
    /^(?:when|enablement)$/.test(member) && typeof inner === 'string' ? [inner] : conditions(inner),
  );
}

/**
 * The keys of a condition. VS Code takes a condition that it cannot read as none, and shows what it was to hide: of its
 * grammar only what has one reading is let through. A text of several words stands in single quotes there.
 */
function keysOf(condition: string): readonly string[] {
  const key = /^!?(?<key>[A-Za-z][\w.]*)$/;
  const comparison = /^(?<key>[A-Za-z][\w.]*) (?:[=!]=|[<>]=?) (?:[\w.]+|'[^']+')$/;
  const match = /^(?<key>[A-Za-z][\w.]*) =~ \/.+\/i?$/;
  return condition.split(/ (?:&&|\|\|) /).flatMap((term) => {
    const found = [key, comparison, match].map((each) => each.exec(term)).find((each) => each !== null);
    assert.ok(found, `${term} in ${condition}`);
    const name = found.groups?.key ?? '';
    return name === 'false' ? [] : [name];
  });
}

/** The keys that the extension sets, by its sources. */
function keysThatAreSet(): readonly string[] {
  const folder = join(root, 'src', 'vscode');
  return readdirSync(folder).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const given = [...source.matchAll(/executeCommand\('setContext', ('[^']+'|\w+),/g)].map(
      ([, key = '']) => key,
    );
    return given.map((key) => {
      const [, literal = ''] =
        /'(.+)'/.exec(key) ?? new RegExp(`^const ${key} = '(.+)';$`, 'm').exec(source) ?? [];
      assert.match(literal, /^aadstsLens\.\w+$/, `${key} in ${file}`);
      return literal;
    });
  });
}

describe('the conditions', () => {
  const used = [...new Set(conditions(contributes).flatMap(keysOf))];

  it('speak of keys that are set, by VS Code or by the extension', () => {
    assert.ok(used.length > 8);
    const own = keysThatAreSet();
    const known = [...KEYS_OF_VSCODE, ...own];
    for (const key of used) assert.ok(key.startsWith('config.') || known.includes(key), key);
    for (const key of own) assert.ok(used.includes(key), `${key} is set for nothing`);
  });

  it('speak of settings that there are', () => {
    const named = used.filter((key) => key.startsWith('config.'));
    assert.ok(named.length > 0);
    for (const key of named) assert.ok(isSetting(key.slice('config.'.length)), key);
  });
});

function isSetting(name: string): boolean {
  return settings.some(([each]) => each === name);
}

/** Settings of VS Code that descriptions lead to. */
const SETTINGS_OF_VSCODE = ['editor.codeLens', 'files.exclude', 'search.exclude', 'search.useIgnoreFiles'];

describe('the settings', () => {
  it('stand under headings, in an order', () => {
    assert.ok(groups.length > 1);
    for (const ordered of [groups, ...groups.map(({ properties }) => Object.values(properties))]) {
      assert.deepEqual(
        ordered.map(({ order }) => order),
        ordered.map((_, index) => index + 1),
      );
    }
    for (const { title } of groups) assert.match(shown(title), /^[A-Z][A-Za-z ]+$/);
  });

  it('say each whom it holds for, what it does, and what it is when nobody sets it', () => {
    for (const [name, setting] of settings) {
      assert.match(name, /^aadstsLens\.(?:[a-z]\w+\.)?[a-z]\w+$/);
      assert.ok(['machine', 'window', 'resource'].includes(setting.scope), name);
      assert.match(shown(setting.markdownDescription), /^[A-Z].+\.$/, name);
      const kind = Array.isArray(setting.default) ? 'array' : typeof setting.default;
      assert.equal(kind, setting.type, name);
    }
  });

  it('lead to settings that there are', () => {
    const told = settings.map(([, { markdownDescription }]) => shown(markdownDescription)).join('\n');
    const linked = [...told.matchAll(/`#([^`]+)#`/g)].map(([, name = '']) => name);
    assert.ok(linked.length > 3);
    for (const name of linked) assert.ok(isSetting(name) || SETTINGS_OF_VSCODE.includes(name), name);
    // A setting that is named is a link.
    assert.doesNotMatch(told, /`(?:aadstsLens|files|search|editor)\./);
  });

  it('that hold for a folder are asked for by the file they are about', () => {
    const source = read('src/vscode/settings.ts');
    const asked = [
      ...source.matchAll(/getConfiguration\('(aadstsLens[\w.]*)'(, uri)?\)\s*\.get(?:<[^(]*>)?\('(\w+)'/g),
    ];
    const names = asked.map(([, section, uri, name]) => [`${section}.${name}`, uri !== undefined] as const);
    assert.ok(names.length >= 4);
    for (const [name, isOfFile] of names) {
      const [, setting] = settings.find(([each]) => each === name) ?? [];
      assert.equal(setting?.scope === 'resource', isOfFile, name);
    }
  });

  it('are listed in docs/vscode.md, each with whom it can be set for', () => {
    const rows = read('docs/vscode.md').matchAll(/^\| `(aadstsLens\.[\w.]+)` \| .+ \| (.+) \|$/gm);
    const reach = { machine: 'the machine', window: 'a workspace', resource: 'a folder' };
    assert.deepEqual(
      [...rows].map(([, name, told]) => [name, told]),
      settings.map(([name, { scope }]) => [name, reach[scope]]),
    );
  });
});
