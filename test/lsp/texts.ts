/** Texts that several tests open. */

export const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
export const SECRET_ID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

/** A client ID in braces: one error, with a fix that is safe. */
export const BRACES = `AZURE_CLIENT_ID={${CLIENT}}\n`;

/** A GUID where a secret belongs: a warning, and an error once a note says that it is the ID of one. */
export const GUID_AS_SECRET = `AZURE_CLIENT_SECRET=${SECRET_ID}\n`;

export function notes(secretId: string): string {
  return `azure:\n  clientId: ${CLIENT}\n  clientSecretId: ${secretId}\n`;
}
