import { type Block, heading, type Inline, list, paragraph } from '../core/report.ts';
import { type Exchange, type ExchangeResponse, isTelemetry, type NamedValue } from './exchange.ts';

/** A clock that is off by more than this (seconds) makes Entra refuse assertions. */
const SKEW_THAT_MATTERS = 60;

/** What was sent and what came back, for a person: what MSAL adds about itself is left out. */
export function exchangeReport(exchange: Exchange | undefined): readonly Block[] {
  if (!exchange) return [];
  const { method, endpoint, query, headers, parameters, encoding, status, response } = exchange;
  const isShown = ({ name }: NamedValue) => !isTelemetry(name);
  const sent = [
    ...headers.filter(isShown).map((header) => item(header, ': ')),
    ...[...query, ...parameters].filter(isShown).map((each) => item(each, ' = ')),
  ];
  const answered = status === undefined ? ', and no answer came.' : ` answered with status ${status}.`;
  return [
    ...clockReport(exchange),
    heading(2, 'The request'),
    paragraph(`${method} `, { quoted: endpoint }, answered),
    ...(sent.length > 0 ? [list(sent)] : []),
    ...(encoding === 'other' ? [paragraph(OTHER_BODY)] : []),
    ...(response ? responseReport(response) : []),
  ];
}

const OTHER_BODY =
  'The body is neither a form nor JSON, and is not shown. Entra takes application/x-www-form-urlencoded only.';

/** Names come from files and servers too: only plain ones stand in the text as they are. */
function item({ name, value }: NamedValue, between: string): readonly Inline[] {
  const shown = /^[\w.-]+$/.test(name) ? [`${name}${between}`] : [{ quoted: name }, between];
  return [...shown, { quoted: value }];
}

/** What the report of the outcome says already. */
const SAID = new Set(['error', 'error_description', 'suberror', 'error_codes']);

function responseReport({ headers, members }: ExchangeResponse): readonly Block[] {
  const items = [
    ...headers.map((header) => item(header, ': ')),
    ...members.filter(({ name }) => !SAID.has(name)).map((member) => item(member, ' = ')),
  ];
  return items.length === 0 ? [] : [heading(2, 'The answer'), list(items)];
}

function clockReport({ clockSkewSeconds: skew }: Exchange): readonly Block[] {
  if (skew === undefined || Math.abs(skew) <= SKEW_THAT_MATTERS) return [];
  return [
    paragraph(
      `This machine’s clock is ${Math.abs(skew)} seconds ${skew > 0 ? 'behind' : 'ahead of'} the server’s. Set it right: Entra refuses assertions made with a wrong clock (AADSTS700024).`,
    ),
  ];
}
