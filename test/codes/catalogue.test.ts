import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { catalogue, findCode } from '../../src/codes/catalogue.ts';
import { explain } from '../../src/codes/explain.ts';
import { application } from '../../src/codes/families/application.ts';
import { certificate } from '../../src/codes/families/certificate.ts';
import { clientAssertion } from '../../src/codes/families/client-assertion.ts';
import { clientSecret } from '../../src/codes/families/client-secret.ts';
import { clientType } from '../../src/codes/families/client-type.ts';
import { consent } from '../../src/codes/families/consent.ts';
import { federatedCredential } from '../../src/codes/families/federated-credential.ts';
import { onBehalfOf } from '../../src/codes/families/on-behalf-of.ts';
import { redirectUri } from '../../src/codes/families/redirect-uri.ts';
import { refreshAndCode } from '../../src/codes/families/refresh-and-code.ts';
import { resourceAndScope } from '../../src/codes/families/resource-and-scope.ts';
import { tenant } from '../../src/codes/families/tenant.ts';
import { maskSecrets } from '../../src/codes/masking.ts';
import type { Code, Meaning } from '../../src/codes/types.ts';
import { rules } from '../../src/rules/index.ts';
import { PLACEHOLDERS } from './placeholders.ts';

const HOSTS = ['learn.microsoft.com', 'login.microsoftonline.com', 'www.rfc-editor.org', 'aka.ms'];

/**
 * Digests of the sentences, and of every eight words in a row, of the public lists of codes that the catalogue was
 * checked against: their texts are others' and stand nowhere here.
 */
const sourceDigests: ReadonlySet<string> = new Set(
  readFileSync(new URL('source-digests.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n'),
);

interface Told {
  readonly code: number;
  readonly meaning: Meaning;
}

const meanings: readonly Told[] = catalogue.flatMap((entry) =>
  [entry, ...(entry.others ?? [])].map((meaning) => ({ code: entry.code, meaning })),
);

/** What an app sends or has registered about itself; what is right is shown beside each of their codes. */
const SHOWN: readonly Code[] = [
  clientSecret,
  certificate,
  clientAssertion,
  federatedCredential,
  consent,
  resourceAndScope,
  tenant,
].flat();

/**
 * The codes that apps meet most: of these families, with an official page or a captured answer behind them, and
 * with the `error` parameter an app receives beside the number.
 */
const MET_MOST: readonly Code[] = [
  ...SHOWN,
  ...[application, onBehalfOf, clientType, redirectUri, refreshAndCode].flat(),
].filter(({ confidence, oauthError }) => confidence === undefined && oauthError !== undefined);

const COMMAND =
  /^\(?(?:(?:az|curl|gh|grep|kubectl|openssl|printf|date|test|timedatectl|w32tm) |(?:Add|Get|New|Remove|Update)-Mg[A-Z])/;
/** An address, `name=value`, a parameter or setting by its name, a claim, or a piece of JSON or of a header. */
const REQUEST_PART =
  /^(?:https?:|api:|urn:|\/|<\w+>\/|[{"]|[\w.-]+=|x5[ct]|(?:aud|iss|sub|scp|tid|typ|alg|kid)$|\w+[_.]\w+$|[a-z]+[A-Z]\w+$|[A-Z]\w+\.Read)/;
/** Ids that are the same in every tenant: Microsoft Graph, its permission User.Read, and the Azure CLI. */
const KNOWN_IDS: ReadonlySet<string> = new Set([
  '00000000-0000-0000-0000-000000000000',
  '00000003-0000-0000-c000-000000000000',
  'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
]);

const examples = meanings.flatMap(({ code, meaning }) =>
  (meaning.examples ?? []).map((example) => ({ code, example })),
);

function codeSpans(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [...text.matchAll(/`([^`]*)`/g)].map((match) => match[1] ?? ''));
}

function parses(language: string, text: string): boolean {
  try {
    if (language === 'json') JSON.parse(text);
    if (language === 'yaml') parseYaml(text);
    return true;
  } catch {
    return false;
  }
}

function prose({ title, happened, causes, fixes }: Meaning): readonly string[] {
  return [title, happened, ...causes, ...fixes];
}

/** Without code spans, in which any character may stand. */
function withoutCode(text: string): string {
  return text.replace(/`[^`]*`/g, 'code');
}

/** The parts of a text between code spans and ways through the portal (`Entra admin center > …`). */
function withoutPaths(text: string): readonly string[] {
  return text.split(/`[^`]*`|[^.,:;>`]*(?: > [^.,:;>`]+)+/);
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function eightWordRuns(text: string): readonly string[] {
  const all = words(text);
  return all.slice(7).map((_word, index) => all.slice(index, index + 8).join(' '));
}

/** Sentences of five words or more: shorter ones are anybody's. */
function sentences(text: string): readonly string[] {
  const all = text.split(/(?<=[.?;])\s+/).map(words);
  return all.filter(({ length }) => length >= 5).map((each) => each.join(' '));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

/** What is said twice, with where it is said. */
function repeated(said: readonly { readonly text: string; readonly where: string }[]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { text, where } of said) places.set(text, [...(places.get(text) ?? []), where]);
  return [...places]
    .filter(([, where]) => where.length > 1)
    .map(([text, where]) => `${where.join()}: ${text}`);
}

/** The entries that fail, as `code: what`, so that a failing test names them. */
function faults(check: (entry: Told) => readonly string[]): readonly string[] {
  return meanings.flatMap((entry) => check(entry).map((fault) => `${entry.code}: ${fault}`));
}

describe('the catalogue of codes', () => {
  it('is sorted, and holds each number once', () => {
    const numbers = catalogue.map(({ code }) => code);
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].toSorted((left, right) => left - right),
    );
  });

  it('has every number of the lists it was checked against', () => {
    const listed = readFileSync(new URL('listed-codes.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    assert.ok(listed.length >= 519, `${listed.length} numbers`);
    assert.deepEqual(
      listed.filter((code) => findCode(Number(code)) === undefined),
      [],
    );
  });

  it('finds an entry by its number', () => {
    assert.equal(findCode(7000215)?.title, 'Client secret not accepted');
    assert.equal(findCode(700021)?.code, 700021);
    assert.equal(findCode(1), undefined);
  });

  it('explains each meaning with a cause and a remedy', () => {
    assert.deepEqual(
      faults(({ meaning }) => [
        ...(meaning.causes.length === 0 ? ['no cause'] : []),
        ...(meaning.fixes.length === 0 ? ['no fix'] : []),
        ...prose(meaning).filter((text) => text.trim() !== text || text === ''),
      ]),
      [],
    );
  });

  it('keeps titles short and without a full stop, and ends every other text with a mark', () => {
    assert.deepEqual(
      faults(({ meaning: { title, happened, causes, fixes } }) => [
        ...(title.length > 80 || /[.:]$/.test(title) ? [title] : []),
        ...[happened, ...causes, ...fixes].filter((text) => !/[.:)`?]$/.test(text)),
      ]),
      [],
    );
  });

  it('says what happened in at most three sentences', () => {
    assert.deepEqual(
      faults(({ meaning: { happened } }) =>
        happened.split(/(?<=[.?])\s+(?=[A-Z(])/).length > 3 ? [happened] : [],
      ),
      [],
    );
  });

  it('shares no eight words in a row between two meanings, portal paths aside', () => {
    const said = meanings.flatMap(({ code, meaning }) => {
      const runs = prose(meaning).flatMap(withoutPaths).flatMap(eightWordRuns);
      return [...new Set(runs)].map((text) => ({ text, where: `${code} ${meaning.title}` }));
    });
    assert.deepEqual(repeated(said), []);
  });

  it('shares no sentence, and no eight words in a row, with the lists it was checked against', () => {
    assert.deepEqual(
      faults(({ meaning }) =>
        prose(meaning)
          .flatMap(withoutPaths)
          .flatMap((text) => [...sentences(text), ...eightWordRuns(text)])
          .filter((run) => sourceDigests.has(digest(run))),
      ),
      [],
    );
  });

  it('has no two meanings of the same title in one entry, and no two with the same account', () => {
    const titles = meanings.map(({ code, meaning }) => ({
      text: `${code} ${meaning.title}`,
      where: `${code}`,
    }));
    const accounts = meanings.map(({ code, meaning }) => ({ text: meaning.happened, where: `${code}` }));
    assert.deepEqual([...repeated(titles), ...repeated(accounts)], []);
  });

  it('writes plain sentences: no exclamation mark, no angle bracket outside code, code spans closed', () => {
    assert.deepEqual(
      faults(({ meaning }) =>
        prose(meaning).filter((text) => {
          const plain = withoutCode(text);
          return /[!<`]/.test(plain) || /\S>|>\S/.test(plain);
        }),
      ),
      [],
    );
  });

  it('proposes no command of the retired PowerShell modules', () => {
    // AzureADSSO is no part of them: that module comes with Microsoft Entra Connect.
    assert.deepEqual(
      faults(({ meaning }) => meaning.fixes.filter((fix) => /-(?:Msol|AzureAD(?!SSO))[A-Z]/.test(fix))),
      [],
    );
  });

  it('admits it where no official page stands behind a meaning', () => {
    assert.deepEqual(
      faults(({ meaning }) =>
        meaning.confidence !== undefined && !/not documented/.test(prose(meaning).join(' '))
          ? [meaning.title]
          : [],
      ),
      [],
    );
  });

  it('links to official pages only, each once', () => {
    assert.deepEqual(
      catalogue.flatMap(({ code, links }) => [
        ...links.filter((link) => new URL(link).protocol !== 'https:' || !HOSTS.includes(new URL(link).host)),
        ...(new Set(links).size === links.length ? [] : [`${code} repeats a link`]),
        ...(links.includes(`https://login.microsoftonline.com/error?code=${code}`)
          ? []
          : [`${code} look-up`]),
      ]),
      [],
    );
  });

  it('relates codes that exist, and none to itself', () => {
    assert.deepEqual(
      catalogue.flatMap(({ code, related = [] }) =>
        related
          .filter((other, index) => other === code || related.indexOf(other) !== index || !findCode(other))
          .map((other) => `${code} -> ${other}`),
      ),
      [],
    );
  });

  it('names the values of a message by one vocabulary, in camelCase', () => {
    assert.deepEqual(
      faults(({ meaning }) =>
        meaning.templates
          .flatMap((template) => [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))
          .filter((name) => !/^[a-z][A-Za-z]*$/.test(name) || !PLACEHOLDERS.has(name)),
      ),
      [],
    );
  });

  it('uses every name of that vocabulary', () => {
    const templates = meanings.flatMap(({ meaning }) => meaning.templates).join(' ');
    assert.deepEqual(
      [...PLACEHOLDERS].filter((name) => !templates.includes(`{${name}}`)),
      [],
    );
  });

  it('gives no template to two meanings of one number', () => {
    const said = meanings.flatMap(({ code, meaning }) =>
      meaning.templates.map((template) => ({ text: `${code} ${template}`, where: meaning.title })),
    );
    assert.deepEqual(repeated(said), []);
  });

  it('tells at length what apps meet most', () => {
    assert.ok(MET_MOST.length >= 95, `${MET_MOST.length}`);
    assert.deepEqual(
      MET_MOST.flatMap((entry) => {
        const spans = codeSpans([...entry.causes, ...entry.fixes]);
        const exact = spans.some((span) => COMMAND.test(span) || REQUEST_PART.test(span));
        const reachable =
          entry.fixes.some((fix) => withoutCode(fix).includes(' > ')) ||
          codeSpans(entry.fixes).some((span) => COMMAND.test(span));
        const shown = !SHOWN.includes(entry) || (entry.examples ?? []).length > 0;
        return [
          ...(exact ? [] : [`${entry.code}: no command and no part of a request`]),
          ...(reachable ? [] : [`${entry.code}: no command and no way through the portal`]),
          ...(shown ? [] : [`${entry.code}: no example`]),
        ];
      }),
      [],
    );
  });

  it('shows each example once, in a form that can be copied', () => {
    const texts = examples.map(({ code, example }) => ({ text: example.text, where: `${code}` }));
    assert.deepEqual(repeated(texts), []);
    assert.deepEqual(
      examples.flatMap(({ code, example: { title, language, text } }) => [
        ...(title.length > 90 || /[.:]$/.test(title) || title.trim() !== title ? [`${code}: ${title}`] : []),
        ...(text.trimEnd() === text && text !== '' ? [] : [`${code}: ends in blanks`]),
        ...(parses(language, text) ? [] : [`${code}: ${title} is no ${language}`]),
        ...text.split('\n').filter((line) => line.length > 100),
      ]),
      [],
    );
  });

  it('shows no example with a secret, or with the id of anybody', () => {
    assert.deepEqual(
      examples.flatMap(({ code, example: { text } }) => [
        ...(maskSecrets(text) === text ? [] : [`${code}: ${maskSecrets(text)}`]),
        ...(text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi) ?? []).filter(
          (id) => !KNOWN_IDS.has(id),
        ),
      ]),
      [],
    );
  });

  it('knows each code that a rule foresees', () => {
    const unknown = rules.flatMap(({ id, prevents }) =>
      prevents.filter((code) => findCode(code) === undefined).map((code) => `${id}: ${code}`),
    );
    assert.deepEqual(unknown, []);
  });
});

const APP = '8b76b6d9-4732-4558-a4b5-40d5ff2ed6ef';

/** Answers as they come, with the meaning they have and a value the reader needs. */
const ANSWERS: readonly (readonly [
  message: string,
  title: string,
  values: Readonly<Record<string, string>>,
])[] = [
  [
    `AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${APP}'. Review the documentation at https://docs.microsoft.com/en-us/graph/deployments`,
    'Certificate of the client assertion not found on the app',
    { appId: APP },
  ],
  [
    "AADSTS700027: Client assertion contains an invalid signature. [Reason - The key used is expired., Thumbprint of key used by client: 'C49C25705D60569884EDC91986CEF8A01A495783', Found key 'Start=08/03/2016, End=08/03/2017']",
    'Certificate of the client assertion expired',
    {
      thumbprint: 'C49C25705D60569884EDC91986CEF8A01A495783',
      foundKey: 'Start=08/03/2016, End=08/03/2017',
    },
  ],
  [
    "AADSTS700027: Client assertion contains an invalid signature. [Reason - Key was found, but use of the key to verify the signature failed., Thumbprint of key used by client: 'C49C25705D60569884EDC91986CEF8A01A495783', Found key 'Start=08/03/2026, End=08/03/2027']",
    'Signature does not fit the certificate named in the header',
    { thumbprint: 'C49C25705D60569884EDC91986CEF8A01A495783' },
  ],
  [
    'AADSTS700022: The provided value for the input parameter scope is not valid because it contains more than one resource.',
    'Scope names two resources (former meaning)',
    {},
  ],
  ['AADSTS700022: No Subject claim provided in the assertion.', 'Client assertion without a subject', {}],
  ['AADSTS50012: Invalid client secret is provided.', 'Client secret not accepted (older code)', {}],
  [
    'AADSTS50012: Client assertion is not within its valid time range.',
    'Client assertion out of its time (older code)',
    {},
  ],
  [
    "AADSTS70002: The request body must contain the following parameter: 'client_secret or client_assertion'.",
    'No client credential sent (older code)',
    {},
  ],
  [
    "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/app:environment:prod'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
    'Subject of the token not trusted by the app',
    { subject: 'repo:contoso/app:environment:prod' },
  ],
  [
    `AADSTS65005: Using application 'Cloud Sync' is currently not supported for your organization contoso.com because it is in an unmanaged state.`,
    'Organisation is unmanaged',
    { appName: 'Cloud Sync', organization: 'contoso.com' },
  ],
  [
    "AADSTS90056: The resource is disabled or does not exist. Check your app's code to ensure that you have specified the exact resource URL for the resource you are trying to access.",
    'Resource disabled or not known (older text)',
    {},
  ],
  [
    'AADSTS90056: This endpoint only accepts POST, OPTIONS requests. Received a GET request.',
    'Code not redeemed by a proper POST',
    { allowedMethods: 'POST, OPTIONS', method: 'GET' },
  ],
  [
    "AADSTS90023: Public clients can't send a client secret.",
    'Public client sent a secret (consumer endpoint)',
    {},
  ],
  [
    `AADSTS700016: Application with identifier '${APP}' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    'App not found in this tenant',
    { appId: APP, tenant: 'Contoso' },
  ],
  [
    "AADSTS50107: The requested federation realm object 'https://sts.windows.net/b9d3c1f0-6a3e-4f0b-8a77-2f6f5b1c0d11/' does not exist.",
    'Issuer is no federation partner of the tenant',
    { issuer: 'https://sts.windows.net/b9d3c1f0-6a3e-4f0b-8a77-2f6f5b1c0d11/' },
  ],
  [
    "AADSTS900384: JWT token failed signature validation [Reason - The provided signature value did not match the expected signature value., Thumbprint of key used by client: '33AA57ED11E8ADA2ECA6B7C97910A34B1B944617', Found key 'Start=10/14/2018 00:00:00, End=10/14/2020 00:00:00'].",
    'Signature of a JWT did not pass',
    {
      thumbprint: '33AA57ED11E8ADA2ECA6B7C97910A34B1B944617',
      foundKey: 'Start=10/14/2018 00:00:00, End=10/14/2020 00:00:00',
    },
  ],
  [
    "AADSTS7500529: The value '692rv91k6dgmdas33vr3b2keahr4lqjv' is not a valid SAML ID. The ID must not begin with a number.",
    'ID of the SAML request not valid',
    { messageId: '692rv91k6dgmdas33vr3b2keahr4lqjv' },
  ],
];

describe('the meanings of one number', () => {
  for (const [message, title, values] of ANSWERS) {
    it(`${message.slice(0, 60)}… is "${title}"`, () => {
      const { codes, values: found } = explain(message, { find: findCode, foreseenBy: () => [] });
      assert.equal(codes[0]?.title, title);
      for (const [name, value] of Object.entries(values)) assert.equal(found[name], value, name);
    });
  }
});
