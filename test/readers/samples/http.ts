import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'token.http',
  text: '# app\n@tenantId = contoso.onmicrosoft.com\r\n\n### Get a token\n# @name token\nPOST https://login.microsoftonline.com/{{tenantId}}/oauth2/v2.0/token HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials\n&client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n// ours\n&client_secret=s%C3%A9cret\n&empty=\n\n###\nGET https://graph.microsoft.com/v1.0/organization?$select=id\nAuthorization: Bearer {{token.response.body.access_token}}\n',
  names: ['tenantId', 'token/client_id', 'token/client_secret', 'token/empty'],
  comments: ['# app', '### Get a token', '# @name token', '// ours', '###'],
  writtenSecret: 's%C3%A9cret',
};
