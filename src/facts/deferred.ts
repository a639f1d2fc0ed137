import { isGuid } from './guid.ts';
import type { Deferred } from './types.ts';

/**
 * Values that come from elsewhere: environment variables and templates of every shell, pipeline and
 * deployment tool, Key Vault references, and expressions that are filled in later.
 */
const REFERENCES: readonly RegExp[] = [
  /\$\(\w[\w.-]*\)/, // $(pipelineVariable), $(command)
  /^\$[A-Za-z_]\w*$/, // $VAR
  /^%[\w.-]+%$/, // %VAR%
  /^\[\s*[a-z]\w*\(.*\)\s*\]$/i, // [parameters('clientSecret')]
  /^@Microsoft\.KeyVault\(/i,
  /^(?:keyvault|kv|env|secret|ssm|vault|op|ref\+\w+|arn:aws|projects\/[\w-]+\/secrets):?[:/]/i,
  /^secretref:/i,
  /^(?:process\.env|os\.environ|var|local|data|module|secrets|env|vars)\./,
];

/** What opens a reference that goes on to the next brace. */
const OPENERS: readonly RegExp[] = [
  /\$\{/, // ${VAR}, ${{ secrets.X }}, ${var.x}, ${spring.property}
  /\$__\w+\{/, // $__env{VAR} of Grafana
  /#\{/, // #{token}#, Ruby and Octopus
];

/** Words people leave where the value belongs. */
const PLACEHOLDERS: readonly RegExp[] = [
  /^<.*>$/,
  /^\[.*\]$/,
  /^\{[^{}0-9][^{}]*\}$/, // {tenant-id}; braces around a GUID are a fault of their own
  /^__.*__$/,
  /^(?:x{3,}|\*{3,}|•{3,}|\.{3,}|-{2,}|0+|#+)$/i,
  /^x{8}-x{4}-/i,
  /\b(?:your|my|enter|insert|paste|replace|change|put|add|set|fill|use|provide|example|sample|placeholder|dummy|fake|mock|todo|redacted|removed|hidden|none|null|undefined|changeme|secret-?value|secret-?here)\b/i,
  /^(?:your|my|enter|insert|replace|the|some|test)[_-]?/i,
  /^(?:azure|aad|entra|app|application|client|tenant|directory|service|principal|secret|password|value|id|key|name|guid|uuid|text|here|[ _.-])+$/i,
];

/** Tells a value that is missing, stands for another, or comes from elsewhere; undefined for a real one. */
export function deferred(text: string): Deferred | undefined {
  const value = text.trim();
  if (value === '') return { kind: 'empty' };
  if (hasReference(value)) return { kind: 'reference' };
  if (isSampleGuid(value) || PLACEHOLDERS.some((pattern) => pattern.test(value)))
    return { kind: 'placeholder' };
  return undefined;
}

function hasReference(value: string): boolean {
  const isClosed = (opener: RegExp) => {
    const at = value.search(opener);
    return at >= 0 && value.includes('}', at);
  };
  return (
    OPENERS.some(isClosed) || hasDoubleBraces(value) || REFERENCES.some((pattern) => pattern.test(value))
  );
}

/** `{{ .Values.x }}`, `{{postmanVariable}}`: in one pass, however many braces there are. */
function hasDoubleBraces(value: string): boolean {
  for (let open = value.indexOf('{{'); open >= 0; ) {
    const close = value.indexOf('}', open);
    if (close < 0) return false;
    if (value[close + 1] === '}') return true;
    open = value.indexOf('{{', close);
  }
  return false;
}

/**
 * Ids that nobody registered: `00000000-…`, `12345678-…`, `11111111-1111-4111-8111-111111111111`, and the
 * `aaaabbbb-0000-cccc-1111-dddd2222eeee` of Microsoft's own samples.
 */
export function isSampleGuid(text: string): boolean {
  if (!isGuid(text)) return false;
  const digits = text.replaceAll('-', '').toLowerCase();
  const isCounted = /^(?:12345678|01234567|abcdef01|abcd1234|deadbeef)/.test(digits);
  return isCounted || new Set(digits).size <= 3 || /^(?:(.)\1{3}){8}$/.test(digits);
}
