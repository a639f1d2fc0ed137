import type { Edit, Place, Setting } from '../core/types.ts';
import { EMPTY_LINE, headOf, inserted, NOTICE } from './file-head.ts';
import {
  asSource,
  camelCase,
  choices,
  fromEnvironment,
  fromKeyVault,
  kebabCase,
  lineBreakOf,
  type References,
} from './references.ts';

/**
 * How Bicep takes values from outside: templates through secure parameters, and in settings of App Service through
 * its own references; files of parameters through functions. `parametersEnd` is where the last parameter of the
 * template ends. Source: "Parameters in Bicep" and "getSecret" in the documentation of Bicep.
 */
export function bicepReferences(
  text: string,
  path: string,
  settings: readonly Setting[],
  parametersEnd: number | undefined,
): (setting: Setting) => References | undefined {
  if (/param$/i.test(path)) return () => inParameterFile;
  const newLine = lineBreakOf(text);
  const parameter = secureParameter(text, parametersEnd, newLine);
  const appSettings = choices(fromKeyVault, parameter);
  const lists = new Set(settings.filter(isNamedAppSettings).map(({ path: names }) => names[1]));
  return ({ path: names, place }) => {
    const [keyword, name = '', second] = names;
    if (second === undefined && keyword === 'var') return instead(text, place, name, 'var', newLine);
    if (keyword === 'param') {
      return second === undefined ? instead(text, place, name, 'param', newLine) : undefined;
    }
    const isAppSetting = lists.has(name) || names.some((each) => /^appSettings$/i.test(each));
    return isAppSetting ? appSettings : parameter;
  };
}

const inParameterFile = choices(
  fromEnvironment((variable) => `readEnvironmentVariable('${variable}')`),
  asSource(
    'Key Vault',
    (variable) =>
      `az.getSecret('<subscription-id>', '<resource-group>', '<vault>', '${kebabCase(variable)}')`,
  ),
);

/** `resource … = { name: 'appsettings' properties: {…} }`. */
function isNamedAppSettings({ path, value }: Setting): boolean {
  return path[0] === 'resource' && path[2] === 'name' && /^(?:.*\/)?appsettings$/i.test(value);
}

const HEAD: readonly RegExp[] = [/\uFEFF|(?:targetScope|metadata)\b[^\n]*\n/y, NOTICE, EMPTY_LINE];

/** The name of a parameter, declared behind the others where the template lacks it. */
function secureParameter(text: string, parametersEnd: number | undefined, newLine: string): References {
  const known = new Set(Array.from(text.matchAll(/^param[ \t]+(\w+)/gm), ([, name = '']) => name));
  const lineEnd = parametersEnd === undefined ? undefined : endOfLine(text, parametersEnd);
  const head = headOf(text, HEAD);
  const declare = (name: string, { literal }: Place): Edit => {
    const statement = `@secure()${newLine}param ${name} string`;
    // Behind a brace that is missing, parameters may seem to end within the value.
    const isWithin = lineEnd !== undefined && literal.start < lineEnd && lineEnd < literal.end;
    return lineEnd === undefined || isWithin
      ? inserted(head, `${statement}${newLine}${newLine}`)
      : inserted(lineEnd, `${newLine}${newLine}${statement}`);
  };
  return (variable, place) => {
    const name = camelCase(variable);
    const further = known.has(name) ? [] : [declare(name, place)];
    const references = asSource('a secure parameter', () => name)(variable, place);
    return references.map(({ title, edits }) => ({ title, edits: [...edits, ...further] }));
  };
}

function endOfLine(text: string, from: number): number {
  const end = /\r?\n|$/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

/** A variable becomes a secure parameter; a parameter loses its default, which anybody reads in the template. */
function instead(
  text: string,
  { entry, literal }: Place,
  name: string,
  keyword: 'var' | 'param',
  newLine: string,
): References {
  const statement = text.slice(entry.start, literal.start);
  const start = entry.start + Math.max(0, statement.search(new RegExp(`\\b${keyword}[ \\t]+\\w`)));
  const secure = /@(?:sys\.)?secure\(\)/.test(statement) ? '' : `@secure()${newLine}`;
  const withoutValue = text.slice(start, literal.start).replace(/(?<![ \t])[ \t]*=[ \t]*$/, '');
  const newText = secure + (keyword === 'var' ? `param ${name} string` : withoutValue);
  const edits = [{ span: { start, end: literal.end }, newText }];
  return () => [{ title: `Make it a secure parameter without a default: ${name}`, edits }];
}
