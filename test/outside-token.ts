import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT } from 'jose';

/** What a workflow outside of Entra would be given, signed by the issuer that the local endpoint trusts, and its key. */
export async function outsideToken(
  folder: string,
): Promise<{ readonly token: string; readonly key: KeyObject }> {
  const key = createPrivateKey(await readFile(join(folder, 'keys', 'issuer-key.pem'), 'utf8'));
  const token = await new SignJWT({ sub: 'repo:contoso/orders:ref:refs/heads/main' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'issuer-key-1' })
    .setIssuer('https://tokens.ci.example')
    .setAudience('api://AzureADTokenExchange')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key);
  return { token, key };
}
