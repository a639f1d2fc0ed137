import { UNKNOWN_APP } from './said.ts';
import { BLOCK, expectsText, type Sample } from './sample.ts';

export const PROSE: readonly Sample[] = [
  ['the number alone', '7000215', [7000215]],
  ['the number in quotes', ' "7000215" ', [7000215]],
  ['the number with blanks behind', `7000215${' '.repeat(90)}`, [7000215]],
  ['the code alone', ' AADSTS7000215\n', [7000215]],
  ['a typing mistake', 'got ADSTS50059 again', [50059]],
  ['lower case', 'aadsts70002: error', [70002]],
  ['in brackets', 'login fails (AADSTS50012)', [50012]],
  ['as a name', 'Error AADSTS-700027, then AADSTS_50013 and AADSTS 50020', [700027, 50013, 50020]],
  ['the portal', 'Error Code: 50105', [50105]],
  ['a few words', 'error code 50126?', [50126]],
  [
    'a real message before a code named in passing',
    'Not AADSTS50011 this time: AADSTS50012: Invalid.',
    [50012, 50011],
  ],
  ['nothing', '', []],
  ['no code', 'Invalid issuer or signature.', []],
  ['B2C', 'AADB2C90118: The user has forgotten their password.', []],
  ['token validation', 'IDX10501: Signature validation failed.', []],
  ['old Access Control', 'ACS50000: There was an error issuing a token.', []],
  ['MSAL’s own number', 'Error Domain=MSALErrorDomain Code=-50000', []],
  ['a socket error', 'Error Code: 10060 connection timed out', []],
  ['too many digits', 'AADSTS500121234: no', []],
  ['too few digits', 'AADSTS5001: no', []],
  ['a longer word', 'MYAADSTS50012', []],
  ['a family of codes', 'all of AADSTS50000x', []],
].map(([name, text, codes]) => ({
  name: name as string,
  text: text as string,
  codes: codes as readonly number[],
  ids: 'none',
  timestamp: false,
}));

/** The code as people and programs spell it, with the message behind it. */
const SPELLINGS = [
  'aadsts700016:',
  'AaDsTs700016:',
  'AADSTS 700016:',
  'AADSTS\u00a0700016:',
  'AADSTS-700016:',
  'AADSTS_700016:',
  'ADSTS700016:',
  'AADSTS700016 :',
  'AADSTS700016 -',
  'AADSTS700016',
  'AADSTS700016.',
  '(AADSTS700016)',
  '[AADSTS700016]:',
  '`AADSTS700016`:',
  '**AADSTS700016**',
  '"AADSTS700016":',
  "'AADSTS700016':",
  '<b>AADSTS700016</b>:',
  'Azure AD error AADSTS700016:',
  'Fehler: AADSTS700016：',
];

export const SPELLED: readonly Sample[] = SPELLINGS.map((spelling) => ({
  name: spelling,
  text: `Sign-in failed. ${spelling} ${UNKNOWN_APP.message} ${BLOCK}`,
  ...expectsText(UNKNOWN_APP),
}));
