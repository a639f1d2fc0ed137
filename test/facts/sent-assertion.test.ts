import assert from 'node:assert/strict';
import type { Place } from '../../src/core/types.ts';
import type { SentAssertion } from '../../src/facts/assertion-types.ts';
import { writtenAssertionOf } from '../../src/facts/sent-assertion.ts';
import { factsIn } from './reading.ts';

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

const HEADER = encoded({ alg: 'PS256', typ: 'JWT' });

/** A token with these claims. */
function tokenOf(claims: unknown): string {
  return `${HEADER}.${encoded(claims)}.c2lnbmVk`;
}

const TOKEN = tokenOf({ iss: 'app', sub: 'app', aud: 'https://login.microsoftonline.com/x/v2.0' });

/** Where a text stands, `start` before it; as wide as the text, or wider where it is written with escapes. */
function placeOf(text: string, start: number, wider = 0): Place {
  const span = { start, end: start + text.length + wider };
  return { span, literal: span, entry: span, syntax: { encode: (each) => each } };
}

/** What it is, with its flaws, each with the text that its repair takes away. */
function told({ value, flaws }: SentAssertion, text: string, start = 0): string {
  const { kind } = value;
  const said = kind === 'damaged' ? ` ${value.fault}` : kind === 'issued' ? ` to ${value.to}` : '';
  const found = flaws.map((flaw) => {
    const [edit, ...others] = flaw.repair ?? [];
    assert.deepEqual(others, []);
    if (!edit) return `${flaw.kind} somewhere`;
    assert.equal(edit.newText, '');
    assert.deepEqual(edit.span, flaw.span);
    return `${flaw.kind} "${text.slice(edit.span.start - start, edit.span.end - start)}"`;
  });
  return [`${kind}${said}`, ...found].join(', ');
}

const texts: Readonly<Record<string, readonly (readonly [text: string, told: string])[]>> = {
  'a token': [[TOKEN, 'token']],
  'what came along with it': [
    [`Bearer ${TOKEN}`, 'token, bearer "Bearer "'],
    [`bearer  ${TOKEN}`, 'token, bearer "bearer  "'],
    [`"${TOKEN}"`, 'token, quotes """, quotes """'],
    [`'"${TOKEN}"'`, `token, quotes "'"", quotes ""'"`],
    [` ${TOKEN}\n`, 'token, blank " ", blank "\n"'],
    [` "Bearer ${TOKEN}" \n`, 'token, blank " ", quotes """, bearer "Bearer ", quotes """, blank " \n"'],
    [`${TOKEN}  `, 'token, blank "  "'],
  ],
  'what is no token': [
    ['', 'unknown'],
    ['Bearer ', 'unknown'],
    ['file.with.dots', 'unknown'],
    [`x${TOKEN}`, 'unknown'],
    [`Bearer of ${TOKEN}`, 'unknown'],
    [`${TOKEN}, and more`, 'unknown'],
    [`${TOKEN}\n${TOKEN}`, 'unknown'],
    [`${HEADER}..c2lnbmVk`, 'unknown'],
    [`eyJhbGci.${TOKEN.split('.').slice(1).join('.')}`, 'unknown'],
    [`${HEADER}.bm90IEpTT04.c2lnbmVk`, 'unknown'],
    [`${HEADER}.${encoded([1])}.c2lnbmVk`, 'unknown'],
    [`${TOKEN}.more`, 'unknown'],
    [TOKEN.replace('c2lnbmVk', ''), 'unknown'],
    [HEADER, 'unknown'],
  ],
  'one that is damaged': [
    [TOKEN.split('.').slice(0, 2).join('.'), 'damaged parts'],
    [`${HEADER}.bm90IEpTT04`, 'unknown'],
    [`Bearer ${encoded({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`, 'damaged encrypted, bearer "Bearer "'],
    [`${encoded({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c`, 'unknown'],
    [`${encoded({ alg: 'RSA-OAEP' })}.a.b.c.d`, 'unknown'],
  ],
  'one in the other alphabet': [
    [`${TOKEN}=`, 'token, alphabet somewhere'],
    [`${TOKEN}+`, 'token, alphabet somewhere'],
    [`${TOKEN}/`, 'token, alphabet somewhere'],
    [`${TOKEN.split('.').slice(0, 2).join('.')}=`, 'damaged parts'],
    [`Bearer ${TOKEN}=`, 'token, bearer "Bearer ", alphabet somewhere'],
  ],
  'one that Entra issued': [
    [tokenOf({ iss: 'https://sts.windows.net/x/', aud: 'https://graph.microsoft.com' }), 'issued to client'],
    [tokenOf({ iss: 'https://login.microsoftonline.com/x/v2.0', aud: 'some-id' }), 'issued to client'],
    [
      tokenOf({ iss: 'https://login.microsoftonline.com/x/v2.0', aud: 'api://AzureADTokenExchange' }),
      'token',
    ],
    [
      tokenOf({ iss: 'https://login.microsoftonline.com/x/v2.0', aud: ['api://azureadtokenexchange'] }),
      'token',
    ],
    [tokenOf({ iss: 'https://kubernetes.example.com/x/', aud: 'some-id' }), 'token'],
    [tokenOf({ iss: 'http://sts.windows.net/x/', aud: 'some-id' }), 'token'],
    [tokenOf({ iss: 'see https://sts.windows.net/x/', aud: 'some-id' }), 'token'],
    [tokenOf({ iss: 'https://sts.windows.net', aud: 'some-id' }), 'token'],
    [tokenOf({ iss: ['https://sts.windows.net/x/'], aud: 'some-id' }), 'token'],
  ],
};

describe('assertions that are handed over', () => {
  for (const [group, rows] of Object.entries(texts)) {
    for (const [text, line] of rows) {
      const shown = text.replaceAll(/eyJ[\w-]{12,}/g, 'eyJ…').replaceAll('\n', '⏎');
      it(`tell ${group}: ${shown || 'nothing'}: ${line.replaceAll('\n', '⏎')}`, () => {
        assert.equal(told(writtenAssertionOf(text, placeOf(text, 40)), text, 40), line);
      });
    }
  }

  it('have flaws without a repair where the text is written with escapes', () => {
    const text = `Bearer ${TOKEN} `;
    const { flaws } = writtenAssertionOf(text, placeOf(text, 3, 2));
    const { span } = placeOf(text, 3, 2);
    assert.deepEqual(flaws, [
      { kind: 'bearer', span },
      { kind: 'blank', span },
    ]);
  });

  it('have the other alphabet at the whole text', () => {
    const text = `${TOKEN}=`;
    const { flaws } = writtenAssertionOf(text, placeOf(text, 3));
    assert.deepEqual(flaws, [{ kind: 'alphabet', span: { start: 3, end: 3 + text.length } }]);
  });

  it('give the header and the claims of a token', () => {
    const { value } = writtenAssertionOf(TOKEN, placeOf(TOKEN, 0));
    assert.deepEqual(value, {
      kind: 'token',
      header: { alg: 'PS256', typ: 'JWT' },
      claims: { iss: 'app', sub: 'app', aud: 'https://login.microsoftonline.com/x/v2.0' },
    });
  });
});

/** Where code hands over an assertion; `@` is where. */
const handing = {
  'a.py': `app = msal.ConfidentialClientApplication("3c9d27b8-f150-4e6a-8b94-06e1a7d5c2f3", authority="https://login.microsoftonline.com/contoso.com", client_credential={"client_assertion": @})`,
  'a.ts': `export const app = new ConfidentialClientApplication({ auth: { clientId: '3c9d27b8-f150-4e6a-8b94-06e1a7d5c2f3', authority: 'https://login.microsoftonline.com/contoso.com', clientAssertion: @ } });`,
  'A.cs': `var app = ConfidentialClientApplicationBuilder.Create("3c9d27b8-f150-4e6a-8b94-06e1a7d5c2f3").WithAuthority("https://login.microsoftonline.com/contoso.com").WithClientAssertion(@).Build();`,
};

const sources: Readonly<Record<keyof typeof handing, readonly (readonly [source: string, told: string])[]>> =
  {
    'a.py': [
      ['request.headers["Authorization"]', 'issued to caller'],
      ['request.headers.get("Authorization")', 'issued to caller'],
      ['request.headers["authorization"].split(" ")[1]', 'issued to caller'],
      ['request.headers["Authorization"].removeprefix("Bearer ")', 'issued to caller'],
      ['request.headers["Authorization"].encode("utf8")', 'unknown'],
      ['request.headers["X-Authorization"]', 'unknown'],
      ['request.headers["AuthorizationToken"]', 'unknown'],
      ['request.headers.get("Proxy-Authorization")', 'unknown'],
      ['request.headers.get("AuthorizationToken")', 'unknown'],
      ['myheaders["Authorization"]', 'unknown'],
      ['headers2["Authorization"]', 'unknown'],
      ['substr.strip(request.headers["Authorization"])', 'unknown'],
      [`request.headers["Authorization"]${'.strip()'.repeat(7)}`, 'issued to caller'],
      [`request.headers["Authorization"]${'.strip()'.repeat(8)}`, 'unknown'],
      ['cache.get("access_token")', 'unknown'],
      ['settings["authorization"]', 'unknown'],
      ['settings.get("authorization")', 'unknown'],
      ['get("Authorization")', 'unknown'],
      ['request.headers.get(name)', 'unknown'],
      ['request.headers.get()', 'unknown'],
      ['str.strip(request.headers["Authorization"])', 'issued to caller'],
      ['credential.get_token("https://graph.microsoft.com/.default").token', 'issued to client'],
      ['credential.get_token("https://vault.azure.net/.default", "x").token', 'issued to client'],
      ['credential.get_token("api://AzureADTokenExchange/.default").token', 'unknown'],
      ['credential.get_token("api://AzureADTokenExchange", "https://graph.microsoft.com").token', 'unknown'],
      ['credential.get_token("https://example.com/.default").token', 'unknown'],
      ['credential.get_token(scope).token', 'unknown'],
      [
        'app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])["access_token"]',
        'issued to client',
      ],
      [
        'app.acquire_token_for_client(scopes=[["https://graph.microsoft.com/.default"]])["access_token"]',
        'issued to client',
      ],
      [
        'app.acquire_token_for_client(scopes=make("https://graph.microsoft.com/.default"))["access_token"]',
        'issued to client',
      ],
      ['forget_token("https://graph.microsoft.com/.default")', 'unknown'],
      ['read_file("https://graph.microsoft.com/.default")', 'unknown'],
      ['token', 'unknown'],
    ],
    'a.ts': [
      ['req.headers.authorization', 'issued to caller'],
      ["req.header('authorization')", 'issued to caller'],
      ["req.get('Authorization').slice(7)", 'issued to caller'],
      ["ctx.headers.authorization.replace('Bearer ', '')", 'issued to caller'],
      ["ctx.headers.authorization.at(-1).trim().split(' ').pop().toString().slice(1)", 'issued to caller'],
      ['options.authorization', 'unknown'],
      ['req.headers.proxyAuthorization', 'unknown'],
      ["(await credential.getToken('https://graph.microsoft.com/.default')).token", 'issued to client'],
      [
        "(await credential.getToken({ scopes: ['https://graph.microsoft.com/.default'] })).token",
        'issued to client',
      ],
      ["(await credential.getToken({ scopes: ['https://example.com/.default'] })).token", 'unknown'],
      ["(await acquireToken({ resource: 'https://graph.microsoft.com' })).accessToken", 'issued to client'],
      ['`Bearer ${assertion}`', 'unknown, bearer "Bearer "'],
      ['`Bearer%20${assertion}`', 'unknown, bearer "Bearer%20"'],
      ['`Bearer  ++${assertion}`', 'unknown, bearer "Bearer  ++"'],
      ['`Bearer${assertion}`', 'unknown'],
      ['`The Bearer ${assertion}`', 'unknown'],
      ['`\\x42earer ${assertion}`', 'unknown'],
      ['`${assertion}Bearer `', 'unknown'],
      ["'Bearer ' + assertion", 'unknown, bearer "Bearer "'],
      ["header.replace('Bearer ', '')", 'unknown'],
      ["header.replaceAll('Bearer ', '')", 'unknown'],
      ["'Bearer TOKEN'.replace('TOKEN', assertion)", 'unknown, bearer "Bearer "'],
      [`'Bearer ${TOKEN}'`, 'token, bearer "Bearer "'],
    ],
    'A.cs': [
      ['await HttpContext.GetTokenAsync("access_token")', 'issued to caller'],
      ['await HttpContext.GetTokenAsync("id_token")', 'unknown'],
      ['await HttpContext.GetTokenAsync(name)', 'unknown'],
      ['Request.Headers["Authorization"].ToString().Substring(7)', 'issued to caller'],
      ['Request.Headers.Authorization.Trim()', 'issued to caller'],
      ['(await credential.GetTokenAsync("https://graph.microsoft.com/.default")).Token', 'issued to client'],
    ],
  };

describe('assertions that code hands over', () => {
  for (const [path, rows] of Object.entries(sources)) {
    for (const [source, line] of rows) {
      const shown = source.replaceAll(/eyJ[\w-]{12,}/g, 'eyJ…');
      it(`are ${line} for ${shown} in ${path}`, async () => {
        const text = handing[path as keyof typeof handing].replace('@', () => source);
        const [app] = await factsIn('app', path, text);
        assert.ok(app?.clientAssertion);
        assert.equal(told(app.clientAssertion.value, text), line);
      });
    }
  }
});
