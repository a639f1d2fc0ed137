/** What the commands do: a bundle of its own, loaded when the first of them is called. */
export { showCertificate } from './certificate-files.ts';
export { buildClientAssertion, checkClientAssertion, compareWithCertificate } from './client-assertion.ts';
export { copyTokenRequest, copyWrittenRequest } from './copy-request.ts';
export { decodeJwt } from './decode-jwt.ts';
export { explainError } from './explain-error.ts';
export { verifyWithIssuer } from './issuer-keys.ts';
export { createKeptSecrets, manageKeptSecrets } from './kept-secrets.ts';
export { scanWorkspace } from './scan-workspace.ts';
export { sendAsWritten } from './send-as-written.ts';
export { testAllApps } from './test-all-apps.ts';
export { testTokenRequest } from './test-token-request.ts';
export { createTokenSender } from './token-sender.ts';
export { verifyWithWorkspace } from './workspace-keys.ts';
