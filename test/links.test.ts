import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from './derived.ts';
import { anchorsOf, type Link, linksOf, type Page, pages, titleOf } from './markdown-pages.ts';

const all = pages();
const byPath = new Map(all.map((page) => [page.path, page]));
const linksByPath = new Map(all.map((page) => [page.path, linksOf(page.text)]));
const anchorsByPath = new Map<string, ReadonlySet<string>>();

function isWeb(target: string): boolean {
  return /^[a-z][a-z+.-]*:/i.test(target);
}

/** The path from the root that a relative link leads to. */
function pathOf(from: string, target: string): string {
  const [file = ''] = target.split('#');
  return file === '' ? from : posix.normalize(posix.join(posix.dirname(from), decodeURI(file)));
}

/** What is wrong with a link within the repository; undefined when it leads somewhere. */
function relativeFault(from: string, target: string): string | undefined {
  const path = pathOf(from, target);
  if (path.startsWith('..')) return 'leads out of the repository';
  if (!existsSync(join(root, path))) return `there is no ${path}`;
  const anchor = target.split('#')[1];
  if (anchor === undefined) return undefined;
  const page = byPath.get(path);
  if (page === undefined) return `${path} is no page that has anchors`;
  const anchors = anchorsByPath.get(path) ?? anchorsOf(page.text);
  anchorsByPath.set(path, anchors);
  return anchors.has(anchor) ? undefined : `${path} has no heading #${anchor}`;
}

/** What is wrong with the spelling of a link to the web. */
function webFault(target: string): string | undefined {
  if (!URL.canParse(target)) return 'is no address';
  const { protocol, hostname, username, href, pathname } = new URL(target);
  if (protocol !== 'https:') return 'is not https';
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(hostname)) return 'has no host';
  if (username !== '') return 'names a user';
  if (/[^\x21-\x7e]|[{}|\\^`"]/.test(target)) return 'has characters that an address cannot have';
  if (/^\/[a-z]{2}-[a-z]{2}\//.test(pathname) && hostname === 'learn.microsoft.com')
    return 'names a language: readers are shown theirs without';
  return new URL(href).href === href ? undefined : 'is spelt in a way that browsers change';
}

/** One name for every spelling of an address of the web. */
function addressOf(target: string): string {
  const { host, pathname, search, hash } = new URL(target);
  const path = pathname.replace(/\/(?:index\.html)?$/, '').toLowerCase();
  return `${host.replace(/^www\./, '')}${path}${search}${hash}`;
}

function faultsIn(page: Page, faultOf: (link: Link) => string | undefined): readonly string[] {
  return (linksByPath.get(page.path) ?? []).flatMap((link) => {
    const fault = faultOf(link);
    return fault === undefined ? [] : [`${page.path}:${link.line}: ${link.target} ${fault}`];
  });
}

describe('links of the documentation', () => {
  for (const page of all) {
    it(`${page.path} leads to files and headings that exist`, () => {
      const faults = faultsIn(page, ({ target }) =>
        isWeb(target) ? undefined : relativeFault(page.path, target),
      );
      assert.deepEqual(faults, []);
    });

    it(`${page.path} spells addresses of the web right`, () => {
      assert.deepEqual(
        faultsIn(page, ({ target }) => (isWeb(target) ? webFault(target) : undefined)),
        [],
      );
    });
  }

  it('spell each address of the web in one way', () => {
    const spellings = new Map<string, string>();
    const faults = all.flatMap((page) =>
      faultsIn(page, ({ target }) => {
        if (!isWeb(target) || !URL.canParse(target)) return undefined;
        const address = addressOf(target);
        const first = spellings.get(address) ?? target;
        spellings.set(address, first);
        return first === target ? undefined : `is spelt ${first} elsewhere`;
      }),
    );
    assert.deepEqual(faults, []);
  });

  it('lead from the index to every page of docs', () => {
    const linked = (from: string) =>
      (linksByPath.get(from) ?? [])
        .filter(({ target }) => !isWeb(target))
        .map(({ target }) => pathOf(from, target));
    assert(linked('README.md').includes('docs/README.md'));
    const listed = linked('docs/README.md');
    const wanted = all.map(({ path }) => path).filter((path) => /^docs\/(?!README)/.test(path));
    assert.deepEqual(
      wanted.filter((path) => !listed.includes(path)),
      [],
    );
  });

  it('lead to pages whose titles and texts are their own', () => {
    const titles = all.map((page) => titleOf(page));
    assert(!titles.includes(undefined), 'a page has no title');
    assert.deepEqual(
      [...new Set(titles)].length,
      titles.length,
      `a title occurs twice: ${titles.join(', ')}`,
    );
  });
});

describe('reading links', () => {
  const text = [
    '# One & two, `three`',
    '[a](b.md#c) ![p](p.png) <https://x.example/y> `[no](code.md)` [w](https://en.example/a_(b))',
    '```md',
    '[no](fence.md)',
    '# no heading',
    '```',
    '## Same',
    '## Same',
    '| <a id="aadsts1"></a>AADSTS1 |',
  ].join('\n');

  it('finds links of all kinds outside of code', () => {
    assert.deepEqual(
      linksOf(text).map(({ target }) => target),
      ['b.md#c', 'p.png', 'https://x.example/y', 'https://en.example/a_(b)'],
    );
  });

  it('names headings as GitHub does', () => {
    assert.deepEqual([...anchorsOf(text)], ['one--two-three', 'same', 'same-1', 'aadsts1']);
  });

  it('tells what is wrong with a link', () => {
    assert.equal(relativeFault('docs/rules.md', 'lost.md'), 'there is no docs/lost.md');
    assert.equal(relativeFault('README.md', '#lost'), 'README.md has no heading #lost');
    assert.equal(relativeFault('README.md', '../x.md'), 'leads out of the repository');
    assert.equal(webFault('http://learn.microsoft.com/x'), 'is not https');
    assert.match(webFault('https://learn.microsoft.com/en-us/x') ?? '', /language/);
    assert.equal(webFault('https://localhost'), 'has no host');
    assert.equal(webFault('https://x.example/%7Eyou'), undefined);
    assert.equal(addressOf('https://www.x.example/Y/'), addressOf('https://x.example/y'));
  });
});
