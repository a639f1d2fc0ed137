import type { Code } from '../types.ts';

const HYBRID = 'https://learn.microsoft.com/entra/identity/hybrid/connect';
const TROUBLESHOOT = `${HYBRID}/tshoot-connect-pass-through-authentication`;
const SETUP = `${HYBRID}/how-to-connect-pta-quick-start`;
const AGENTS = 'Entra admin center > Entra Connect > Connect Sync > Pass-through authentication';

/** Codes about passwords that an agent checks against the local Active Directory (pass-through authentication). */
export const passThrough: readonly Code[] = [
  {
    code: 80001,
    name: 'OnPremiseStoreIsNotAvailable',
    title: 'No agent can reach Active Directory',
    happened:
      'The organisation checks passwords on its own servers, and at this moment no authentication agent got through to a domain controller. Whether the password was right is unknown.',
    causes: [
      'All agents are down or inactive: servers off, service stopped, outbound port 443 blocked.',
      'The agent’s server is in another forest than the user and there is no trust.',
    ],
    fixes: [
      `Administrator: ${AGENTS} shows each agent; it must read Active.`,
      'On its server: `Get-Service AzureADConnectAuthenticationAgent`, start it, then `nltest /dsgetdc:<domain>` must name a domain controller.',
      'Install a second and third agent on other servers, so that one failure is not felt.',
      'Developers: unattended code that signs in with a password depends on all this; a service principal does not.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Unable to connect to Active Directory.'],
    links: [TROUBLESHOOT, SETUP],
    related: [80002, 80007],
  },
  {
    code: 80002,
    name: 'OnPremisePasswordValidatorRequestTimedout',
    title: 'Password check on site timed out',
    happened: 'An agent took the request, asked Active Directory, and got no answer in time.',
    causes: [
      'Overloaded or distant domain controllers.',
      'A network path between agent and controller that drops packets.',
    ],
    fixes: [
      'Try again after a minute.',
      'Administrator: measure on the agent’s server with `nltest /sc_query:<domain>` and place agents in the same site as a controller.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: ['A timeout occurred connecting to Active Directory.'],
    links: [TROUBLESHOOT],
    related: [80001, 80014],
  },
  {
    code: 80005,
    name: 'OnPremisePasswordValidatorUnpredictableWebException',
    title: 'Answer of the agent could not be processed',
    happened:
      'Something unforeseen happened between Entra and the authentication agent while the answer travelled back.',
    causes: ['A passing network error.', 'A proxy that inspects TLS and changes what the agent sends.'],
    fixes: [
      'Repeat the sign-in.',
      'When it recurs: exempt `*.msappproxy.net` and `*.servicebus.windows.net` from inspection on the proxy, and update the agent.',
      'Then a support case, with the trace files of `%ProgramData%\\Microsoft\\Azure AD Connect Authentication Agent\\Trace`.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: ['Validation encountered unpredictable WebException.'],
    links: [TROUBLESHOOT, SETUP],
    related: [80007],
  },
  {
    code: 80007,
    name: 'OnPremisePasswordValidatorErrorOccurredOnPrem',
    title: 'Agent could not get the password checked',
    happened:
      'The agent asked Windows to check the password and Windows reported an error of its own, not a wrong password.',
    causes: [
      'The connection to the domain is broken (trust of the agent’s computer account lost).',
      'The account’s Log On To list does not include the agent’s servers.',
    ],
    fixes: [
      'Read the reason number in the agent’s trace log and translate it: `net helpmsg 1328` for Reason 1328.',
      'Test on the server: `Import-Module "C:\\Program Files\\Microsoft Azure AD Connect Authentication Agent\\Modules\\PassthroughAuthPSModule\\PassthroughAuthPSModule.psd1"`, then `Invoke-PassthroughAuthOnPremLogonTroubleshooter`.',
      'Trust lost: `Test-ComputerSecureChannel -Repair`. Restricted workstations: add the agent servers to the account’s list.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['An error occurred communicating with Active Directory.'],
    links: [TROUBLESHOOT],
    related: [80001, 80012],
  },
  {
    code: 80010,
    name: 'OnPremisePasswordValidationEncryptionException',
    title: 'Agent cannot decrypt the password',
    happened:
      'Entra encrypts each password for the agents’ keys; the one that took this request failed to open it.',
    causes: [
      'The key pair of that agent is damaged or out of step, for instance after restoring or cloning its server.',
    ],
    fixes: [
      'Find the agent: Application and Services Logs > Microsoft > AzureAdConnect > AuthenticationAgent > Admin on each server.',
      'Install a new agent elsewhere, see that it turns Active, and uninstall the faulty one. Never run two servers from one image with an agent in it.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: [],
    links: [TROUBLESHOOT, `${HYBRID}/how-to-connect-pta-security-deep-dive`],
    related: [80005],
  },
  {
    code: 80012,
    name: 'OnPremisePasswordValidationAccountLogonInvalidHours',
    title: 'Outside the permitted logon hours',
    happened:
      'Active Directory allows this account to log on at certain hours only, and it is not one of them.',
    causes: [
      'Logon Hours are set on the account, in the local time of the domain.',
      'A scheduled job with a person’s account starts at night.',
    ],
    fixes: [
      'Jobs: run them as a service principal or managed identity, which has no such hours.',
      'The domain administrator widens them: Active Directory Users and Computers > the user > Account > Logon Hours. See the present value with `Get-ADUser <name> -Properties logonHours`.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: [],
    links: [`${HYBRID}/how-to-connect-pta-how-it-works`],
    related: [80007, 50126],
  },
  {
    code: 80013,
    name: 'OnPremisePasswordValidationTimeSkew',
    title: 'Clocks of agent and domain controller differ',
    happened:
      'The agent’s server and Active Directory disagree about the time by more than Kerberos tolerates, so no password can be checked there.',
    causes: [
      'A virtual machine follows its host instead of the domain.',
      'The Windows Time service is stopped, or its source is gone.',
    ],
    fixes: [
      'On the agent’s server: `w32tm /query /status`, `w32tm /resync /rediscover`; keep within five minutes.',
      'Turn off time synchronisation by the hypervisor for domain members.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [TROUBLESHOOT],
    related: [80010],
  },
  {
    code: 80014,
    name: 'OnPremisePasswordValidationAuthenticationAgentTimeout',
    title: 'Agent answered too late',
    happened: 'The validation came back after Entra had already stopped waiting for it.',
    causes: [
      'The agent’s server is short of CPU or connections at peak hours.',
      'High latency on the way to Microsoft.',
    ],
    fixes: [
      'Sign in again; single cases pass.',
      'Add agents, and watch the counter “# PTA authentication errors” in Performance Monitor on each.',
      'Persistent cases need Microsoft: open a ticket with error number, correlation ID and time.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: [],
    links: [TROUBLESHOOT],
    related: [80002],
  },
];
