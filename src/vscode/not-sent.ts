/** Why a browser sends no token request. Source: entra-docs, reference-error-codes, AADSTS9002326. */
export const NOT_SENT =
  'Token requests cannot be sent from a browser: Entra lets pages of a browser have tokens for single-page applications only.';
