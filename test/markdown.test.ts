import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens, explain, explanationReport, loadKnowledge, toMarkdown } from '../src/index.ts';
import { describeCertificate, parseCertificate } from '../src/node/certificate.ts';
import { certificateMarkdown } from '../src/tokens/certificate-report.ts';
import type { Exchange } from '../src/tokens/exchange.ts';
import { decodeToken } from '../src/tokens/jwt.ts';
import { readOutcome } from '../src/tokens/outcome.ts';
import { outcomeReport } from '../src/tokens/outcome-report.ts';
import { tokenReport } from '../src/tokens/report.ts';
import { certificateDer, keyPairs } from './certificates.ts';
import { root } from './derived.ts';
import { CLIENT, compose, NOW, TENANT } from './tokens/tokens.ts';

/** Texts that would be markup, a link that runs a command, or a picture that tells who looks. */
const HOSTILE: readonly string[] = [
  'x](command:evil.run)',
  '[x](command:evil.run "y")',
  '![x](https://evil.invalid/x.png)',
  '<img src=https://evil.invalid/x.png>',
  '<https://evil.invalid>',
  '</td><script>alert(1)</script>',
  '` ](command:evil.run) `` ](command:evil.run)',
  '```\n](command:evil.run)\n```',
  'x\n\n# y\n\n[z]: command:evil.run\n\n[z]',
  '| a | b |\n| --- | --- |\n| [x](command:evil.run) | y |',
  '$(alert) <!-- -->\n<b>x</b>',
  '\\`](command:evil.run)\\`',
  'x\u0000\u001b]8;;command:evil.run\u0007y',
];

/** What is markup in a text: code spans and blocks of code know none (CommonMark, section 6.1 and 4.5). */
function outsideCode(markdown: string): string {
  const withoutBlocks = markdown.replace(/^(`{3,})[^\n`]*\n[\s\S]*?^\1$/gm, '');
  return withoutBlocks.replace(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}

/** Links and HTML that a reader of the text would get. */
function activeIn(markdown: string): readonly string[] {
  const text = outsideCode(markdown).replace(/\\[\\`*_[\]<>&!#|~$]/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]*)/g)].map(([, address = '']) => address);
  const html = text.match(/<[^>\s]+>?/g) ?? [];
  const definitions = text.match(/^ {0,3}\[[^\]]+\]:/gm) ?? [];
  return [...links, ...html, ...definitions, ...(text.match(/!\[/g) ?? [])];
}

/** Pages of documentation, and files. */
const OWN = /^(?:<?https|file):\/\//;

function assertHarmless(markdown: string, name: string): void {
  assert.ok(markdown.length > 20, name);
  const active = activeIn(markdown).filter((each) => !OWN.test(each) || each.includes('evil'));
  assert.deepEqual(active, [], `${name}:\n${markdown}`);
}

describe('what is told in Markdown', () => {
  it('is told by a test that sees what is active', () => {
    for (const text of HOSTILE.slice(0, 6)) assert.notDeepEqual(activeIn(text), [], text);
    assert.deepEqual(activeIn('`](command:x)` ``a ` ](b)`` \\[a\\](b)'), []);
  });

  for (const [index, hostile] of HOSTILE.entries()) {
    describe(`quotes what came from elsewhere: ${JSON.stringify(hostile)}`, () => {
      it('in the explanation of an error', async () => {
        const knowledge = await loadKnowledge();
        const texts = [
          `AADSTS700016: Application with identifier '${hostile}' was not found in the directory '${hostile}'. Trace ID: ${hostile} Timestamp: ${hostile}`,
          `AADSTS50011: The redirect URI '${hostile}' specified in the request does not match the redirect URIs configured for the application '${hostile}'.`,
          `AADSTS65001: The user or administrator has not consented to use the application with ID '${hostile}' named '${hostile}'.`,
          `AADSTS9990123: ${hostile}`,
          `AADSTS7000215: Invalid client secret provided for app '${hostile}'.`,
        ];
        for (const text of texts) {
          assertHarmless(toMarkdown(explanationReport(explain(text, knowledge))), text);
        }
      });

      it('in the explanation of an error that files prove', async () => {
        const lens = createEntraLens();
        const settings = JSON.stringify({
          [hostile]: { TenantId: 'contoso.com', ClientId: CLIENT, ClientSecret: CLIENT },
        });
        const uri = `file:///project/${encodeURIComponent(hostile)}/appsettings.json`;
        const document = TextDocument.create(
          uri,
          '',
          1,
          settings.replace(JSON.stringify(hostile), JSON.stringify(`AzureAd ${hostile}`)),
        );
        lens.learn(document);
        const text = `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${CLIENT}'.`;
        assertHarmless(toMarkdown(explanationReport(explain(text, await loadKnowledge(), lens))), uri);
      });

      it('in a token', () => {
        const claims = {
          iss: hostile,
          sub: hostile,
          aud: [hostile],
          [hostile]: hostile,
          roles: [hostile],
          exp: NOW,
          name: hostile,
        };
        const token = compose({ alg: hostile, kid: hostile, [hostile]: hostile }, claims);
        // As the hover of the language server shows it: no line of it can end the block.
        const fenced = `\`\`\`jsonc\n${tokenReport(decodeToken(token, NOW)).trimEnd()}\n\`\`\`\n`;
        assertHarmless(fenced, 'token');
      });

      it('in a certificate', () => {
        const der = certificateDer({ commonName: hostile, keyPair: keyPairs.rsa() });
        const x509 = parseCertificate(der);
        assert.ok(x509);
        assertHarmless(certificateMarkdown(describeCertificate(x509), NOW), `certificate ${index}`);
      });

      it('in the answer of an endpoint', async () => {
        const exchange: Exchange = {
          method: 'POST',
          endpoint: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
          query: [{ name: hostile, value: hostile }],
          headers: [{ name: hostile, value: hostile }],
          encoding: 'form',
          parameters: [
            { name: hostile, value: hostile },
            { name: 'scope', value: hostile },
          ],
          status: 400,
          response: {
            headers: [{ name: hostile, value: hostile }],
            members: [{ name: hostile, value: hostile }],
          },
        };
        const granted = {
          token_type: hostile,
          access_token: compose({}, { roles: [hostile], scp: hostile, aud: hostile }),
          scope: hostile,
        };
        const refused = {
          error: hostile,
          error_description: `AADSTS90002: Tenant '${hostile}' not found. ${hostile}`,
          trace_id: hostile,
        };
        for (const [status, type, body] of [
          [200, 'application/json', JSON.stringify(granted)],
          [400, 'application/json', JSON.stringify(refused)],
          [502, hostile, hostile],
        ] as const) {
          const test = { outcome: readOutcome(status, type, body), exchange };
          assertHarmless(toMarkdown(outcomeReport(test, await loadKnowledge(), NOW)), `${status} ${body}`);
        }
      });
    });
  }
});

describe('Markdown of the extension', () => {
  /** The files that make it, and the one command that links in it may run. */
  const MAKERS: Readonly<Record<string, string>> = {
    'hover-text.ts': 'aadstsLens.showQuickFixes',
    'pem-certificates.ts': 'aadstsLens.copyThumbprint',
    'token-glance.ts': 'aadstsLens.decodeJwt',
  };
  const folder = join(root, 'src', 'vscode');
  const sources = readdirSync(folder).map(
    (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
  );

  it('is made in a few places only, and links in it run one command each', () => {
    const makers = sources.filter(([, text]) => /\bMarkdownString\(|\.isTrusted\s*=/.test(text));
    assert.deepEqual(makers.map(([name]) => name).toSorted(), Object.keys(MAKERS));
    for (const [name, text] of makers) {
      const [constant, ...more] = [...text.matchAll(/\.isTrusted = \{ enabledCommands: \[(\w+)\] \}/g)].map(
        ([, word]) => word,
      );
      assert.deepEqual(more, [], name);
      assert.equal(text.match(/\.isTrusted\s*=/g)?.length, 1, name);
      const source =
        name === 'hover-text.ts' ? readFileSync(join(folder, 'evidence-places.ts'), 'utf8') : text;
      const [, command] = new RegExp(`const ${constant} = '([\\w.]+)'`).exec(source) ?? [];
      assert.equal(command, MAKERS[name]);
    }
  });

  it('never takes HTML, pictures from elsewhere, or every command', () => {
    for (const [name, text] of sources) {
      assert.doesNotMatch(text, /supportHtml|isTrusted\s*[=:]\s*true|baseUri/, name);
    }
  });
});
