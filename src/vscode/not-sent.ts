import * as vscode from 'vscode';

/** Why a browser sends no token request. Source: entra-docs, reference-error-codes, AADSTS9002326. */
export const notSent = () =>
  vscode.l10n.t(
    'Token requests cannot be sent from a browser: Entra lets pages of a browser have tokens for single-page applications only.',
  );
