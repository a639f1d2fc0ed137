import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'application.properties',
  text: '# app\nspring.cloud.azure.active-directory.profile.tenant-id=contoso.onmicrosoft.com\nspring.cloud.azure.active-directory.credential.client-id : 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\r\n! ours\nspring.cloud.azure.active-directory.credential.client-secret s\\u00e9cret\nempty=\n',
  names: [
    'spring.cloud.azure.active-directory.profile.tenant-id',
    'spring.cloud.azure.active-directory.credential.client-id',
    'spring.cloud.azure.active-directory.credential.client-secret',
    'empty',
  ],
  comments: ['# app', '! ours'],
  writtenSecret: 's\\u00e9cret',
};
