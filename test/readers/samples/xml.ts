import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'Web.config',
  text: '<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n  <!-- app -->\n  <appSettings>\n    <add key="ida:Tenant" value="contoso.onmicrosoft.com" />\n    <add value=\'4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\' key=\'ida:ClientId\'></add>\n  </appSettings>\n  <applicationSettings>\n    <My.Settings>\n      <setting name="ClientSecret" serializeAs="String">\n        <value>s&#233;cret</value><!-- ours -->\n      </setting>\n      <Empty/>\n    </My.Settings>\n  </applicationSettings>\n</configuration>\n',
  names: [
    'configuration/appSettings/ida:Tenant',
    'configuration/appSettings/ida:ClientId',
    'configuration/applicationSettings/My.Settings/ClientSecret',
    'configuration/applicationSettings/My.Settings/Empty',
  ],
  comments: ['<!-- app -->', '<!-- ours -->'],
  writtenSecret: 's&#233;cret',
  keepsSecret: true,
};
