import * as vscode from 'vscode';
import type { Words } from '../webview/words.ts';

/**
 * What the page around a token says, in the language of VS Code. Places for values are kept (`{0}` is put into `{0}`), for
 * the page knows the values.
 */
export function tokenWords(): Words {
  return { ...actionWords(), ...verdictWords(), ...timeWords(), ...partWords() };
}

function actionWords() {
  return {
    actions: vscode.l10n.t('Actions'),
    token: vscode.l10n.t('Token'),
    choice: vscode.l10n.t('{0} of {1}: {2}', '{0}', '{1}', '{2}'),
    copyHeader: vscode.l10n.t('Copy header'),
    copyClaims: vscode.l10n.t('Copy claims'),
    copyUnsigned: vscode.l10n.t('Copy without signature'),
    rawJson: vscode.l10n.t('Raw JSON'),
    verifyWithIssuer: vscode.l10n.t('Verify with the issuer’s keys'),
    judge: vscode.l10n.t('Judge as client assertion'),
    compare: vscode.l10n.t('Compare with certificate…'),
    build: vscode.l10n.t('Build a right assertion…'),
  };
}

function verdictWords() {
  return {
    summary: vscode.l10n.t('Summary'),
    verdicts: vscode.l10n.t('Verdicts'),
    wrong: vscode.l10n.t('Wrong'),
    unknown: vscode.l10n.t('Cannot tell'),
    right: vscode.l10n.t('Right'),
    manyWrong: vscode.l10n.t('{0} wrong', '{0}'),
    manyUnknown: vscode.l10n.t('{0} cannot tell', '{0}'),
    manyRight: vscode.l10n.t('{0} right', '{0}'),
    comparedWith: vscode.l10n.t('compared with {0}', '{0}'),
    rule: vscode.l10n.t('Rule {0}', '{0}'),
    explain: vscode.l10n.t('Explain {0}', '{0}'),
    advice: vscode.l10n.t('What to do'),
    open: vscode.l10n.t('Open {0}', '{0}'),
  };
}

function timeWords() {
  return {
    validity: vscode.l10n.t('Validity'),
    timeline: vscode.l10n.t('When the token holds; told in words below.'),
    issued: vscode.l10n.t('Issued (iat)'),
    notBefore: vscode.l10n.t('Valid from (nbf)'),
    now: vscode.l10n.t('Now'),
    expires: vscode.l10n.t('Expires (exp)'),
    neverHolds: vscode.l10n.t('It expires before it begins: it never holds.'),
    expired: vscode.l10n.t('It has expired.'),
    notYetValid: vscode.l10n.t('It is not valid yet.'),
    noExpiry: vscode.l10n.t('It states no expiry.'),
    withinTimes: vscode.l10n.t('It is within its times.'),
    localTime: vscode.l10n.t('{0} (local)', '{0}'),
  };
}

function partWords() {
  return {
    header: vscode.l10n.t('Header'),
    claims: vscode.l10n.t('Claims'),
    signature: vscode.l10n.t('Signature'),
    otherPart: vscode.l10n.t('Other part'),
    asJson: vscode.l10n.t('{0} as JSON', '{0}'),
    asTable: vscode.l10n.t('{0}, table', '{0}'),
    name: vscode.l10n.t('Name'),
    value: vscode.l10n.t('Value'),
    meaning: vscode.l10n.t('Meaning'),
    asWritten: vscode.l10n.t('As it is written'),
    writtenToken: vscode.l10n.t('The token as it is written'),
    moreCharacters: vscode.l10n.t('… ({0} more characters)', '{0}'),
  };
}
