import { replaceValue } from '../core/edits.ts';
import { deferred } from './deferred.ts';
import { editDistance } from './edit-distance.ts';
import { isGuid } from './guid.ts';
import type { Resource, Scope } from './request-types.ts';
import { isGraphHost, resourceOf } from './resources.ts';
import type { Stated } from './types.ts';

type Meaning = Scope['meaning'];

/** The scopes of OpenID Connect (section 5.4), which belong to no API. */
const OPENID = new Set('openid profile email offline_access address phone'.split(' '));

const GRAPH = 'https://graph.microsoft.com';

/** The scopes that a text holds. `isApart`: it stands at its place alone, so that another one can be written there. */
export function scopesIn(stated: Stated<string>, isApart: boolean): readonly Scope[] {
  const texts = stated.value.split(/\s+/).filter((text) => text !== '');
  return texts.map((text, index) => {
    const meaning = meaningOf(text);
    const asDefault = defaultOf(text, meaning);
    const rewritten = (scopes: string) => {
      const all = texts.map((each, at) => (at === index ? scopes : each)).filter((each) => each !== '');
      return replaceValue(stated.place, all.join(' '));
    };
    return { text, stated, meaning, ...(asDefault && { asDefault }), ...(isApart && { rewritten }) };
  });
}

function meaningOf(text: string): Meaning {
  if (OPENID.has(text.toLowerCase())) return { kind: 'openid' };
  if (/[<>{}[\]$#*|]/.test(text)) return { kind: 'deferred' };
  const encoded = decoded(text);
  if (encoded) return { kind: 'malformed', fault: 'encoded', meant: encoded };
  if (text.includes('%') || deferred(text)) return { kind: 'deferred' };
  if (isSeparated(text)) {
    const parts = text.split(/[,;+]/).filter((part) => part !== '');
    return { kind: 'malformed', fault: 'separator', meant: parts.join(' ') };
  }
  return defaultIn(text) ?? named(text);
}

/** Percent-encoding that is still there after a form was read, or before one is written. */
function decoded(text: string): string | undefined {
  if (!/%(?:3a|2f|20)/i.test(text)) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `a,b`, `a;b`, and `a+b` where both are scopes. */
function isSeparated(text: string): boolean {
  return /[,;]/.test(text) || /^[\w.:/-]+(?:\+[\w.:/-]+)+$/.test(text);
}

/** What ends in `.default`, or in what was meant to be it. */
function defaultIn(text: string): Meaning | undefined {
  if (text.toLowerCase() === '.default') return { kind: 'default', resource: resourceOf(GRAPH) };
  const whole = /^(.*)\/\.default$/i.exec(text)?.[1];
  if (whole !== undefined) {
    const isNothing = /^(?:[a-z]+:\/*)?$/i.test(whole);
    return isNothing
      ? { kind: 'malformed', fault: 'no-resource' }
      : { kind: 'default', resource: resourceOf(whole) };
  }
  const broken = /^(.+?)(?:\/\.default\/+|(?<=\.[a-z]{2,4})\.default|\.\/default|\/(\.?[a-z]{5,10}))$/i.exec(
    text,
  );
  const [, resource = '', word] = broken ?? [];
  if (!broken || (word !== undefined && !isMisspeltDefault(word, resource))) return undefined;
  return { kind: 'malformed', fault: 'default', meant: `${resource}/.default` };
}

/** A permission may well be called `default`, but not one of an API of Microsoft's. */
function isMisspeltDefault(word: string, resource: string): boolean {
  if (word.startsWith('.')) return editDistance(word.toLowerCase(), '.default') <= 2;
  return word.toLowerCase() === 'default' && resourceOf(resource).isKnown;
}

function named(text: string): Meaning {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/i.exec(text) ?? [];
  const [first = '', ...path] = rest.split('/');
  const isHost =
    scheme !== undefined || isGuid(first) || isGraphHost(first) || (path.length > 0 && isDomain(first));
  // Permissions of Microsoft Graph have a dot in their names; a word alone stands for something else, in tests above all.
  if (!isHost)
    return /^[A-Z]\w*\.\w|^user_impersonation$/i.test(text) ? { kind: 'permission' } : { kind: 'deferred' };
  const name = path.at(-1) ?? '';
  const isApi = isGraphHost(first) && /^(?:v\d|beta)/i.test(name);
  if (name === '' || isApi || /\/powerbi\/api$/i.test(text))
    return { kind: 'resource', resource: resourceOf(text) };
  return { kind: 'permission', resource: resourceOf(text.slice(0, -name.length - 1)) };
}

function isDomain(text: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|us|cn|de|io)$/i.test(text);
}

function defaultOf(text: string, meaning: Meaning): string | undefined {
  if (meaning.kind === 'malformed') return meaning.fault === 'default' ? meaning.meant : undefined;
  if (meaning.kind !== 'permission' && meaning.kind !== 'resource') return undefined;
  const { resource } = meaning;
  if (!resource) return undefined;
  return meaning.kind === 'resource' || resource.meant || isTelling(text, resource)
    ? resource.asDefault
    : undefined;
}

/** `https://contoso.com/api` may be the API's own name as well as a permission of another. */
function isTelling(text: string, { text: resource, isKnown }: Resource): boolean {
  const name = text.slice(resource.length + 1);
  return isKnown || isGuid(resource.replace(/^api:\/\//i, '')) || /[._A-Z]/.test(name);
}
