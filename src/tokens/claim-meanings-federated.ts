import type { Meanings } from './claim-meanings-common.ts';

/** docs.github.com, "OpenID Connect reference". */
export const githubMeanings: Meanings = {
  iss: 'GitHub Actions, or the enterprise’s own issuer. The federated credential names it.',
  sub: 'Repository and environment, branch, tag or pull request: the federated credential compares the whole text.',
  aud: 'Who it is for; Entra wants api://AzureADTokenExchange.',
  repository: 'The repository whose workflow runs.',
  repository_id: 'Id of the repository: stays when it is renamed.',
  repository_owner: 'Owner of the repository.',
  repository_owner_id: 'Id of the owner: stays when it is renamed.',
  repository_visibility: 'Whether the repository is public, private or internal.',
  environment: 'The deployment environment of the job.',
  environment_node_id: 'Id of the environment.',
  ref: 'The branch or tag that the workflow runs for.',
  ref_type: 'Whether that is a branch or a tag.',
  ref_protected: 'Whether the branch or tag is protected.',
  sha: 'The commit that the workflow runs for.',
  head_ref: 'The branch that a pull request comes from.',
  base_ref: 'The branch that a pull request goes to.',
  workflow: 'Name of the workflow.',
  workflow_ref: 'File of the workflow, with its branch or tag.',
  workflow_sha: 'Commit of the workflow’s file.',
  job_workflow_ref: 'File of the reusable workflow that the job is in.',
  job_workflow_sha: 'Commit of the reusable workflow’s file.',
  event_name: 'What started the workflow.',
  actor: 'Who started the workflow.',
  actor_id: 'Id of who started the workflow.',
  run_id: 'Id of the run.',
  run_number: 'How many runs the workflow has had.',
  run_attempt: 'How often this run was tried.',
  check_run_id: 'Id of the job’s check.',
  runner_environment: 'Whether the runner is GitHub’s or one’s own.',
  enterprise: 'The enterprise of the owner.',
  enterprise_id: 'Id of the enterprise.',
  issuer_scope: 'Whether the issuer is that of the enterprise.',
};

/** docs.gitlab.com/ci/secrets/id_token_authentication. */
export const gitlabMeanings: Meanings = {
  iss: 'The GitLab instance. The federated credential names it.',
  sub: 'Project, and branch or tag: the federated credential compares the whole text.',
  aud: 'Who it is for, as id_tokens in the job says; Entra wants api://AzureADTokenExchange.',
  namespace_id: 'Id of the group or user that the project belongs to.',
  namespace_path: 'Path of the group or user that the project belongs to.',
  project_id: 'Id of the project.',
  project_path: 'Path of the project.',
  project_visibility: 'Whether the project is public, internal or private.',
  user_id: 'Id of who started the job.',
  user_login: 'Name of who started the job.',
  user_email: 'Mail address of who started the job.',
  user_access_level: 'What who started the job may do in the project.',
  user_identities: 'Accounts of who started the job at other providers.',
  pipeline_id: 'Id of the pipeline.',
  pipeline_source: 'What started the pipeline.',
  job_id: 'Id of the job.',
  job_source: 'Where the job comes from.',
  job_project_id: 'Id of the project that the job runs in.',
  job_project_path: 'Path of the project that the job runs in.',
  job_namespace_id: 'Id of the group or user that the job’s project belongs to.',
  job_namespace_path: 'Path of the group or user that the job’s project belongs to.',
  job_config: 'What the job’s configuration says of itself.',
  ref: 'The branch or tag that the pipeline runs for.',
  ref_type: 'Whether that is a branch or a tag.',
  ref_path: 'The branch or tag, in full.',
  ref_protected: 'Whether the branch or tag is protected.',
  environment: 'The environment that the job deploys to.',
  environment_protected: 'Whether the environment is protected.',
  environment_action: 'What the job does to the environment.',
  deployment_tier: 'Tier of the environment: production, staging and the like.',
  groups_direct: 'Groups that who started the job is a direct member of.',
  runner_id: 'Id of the runner.',
  runner_environment: 'Whether the runner is GitLab’s or one’s own.',
  sha: 'The commit that the job runs for.',
  ci_config_ref_uri: 'File of the pipeline’s configuration, with its branch or tag.',
  ci_config_sha: 'Commit of the pipeline’s configuration.',
};

/** kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin. */
export const kubernetesMeanings: Meanings = {
  iss: 'The cluster. The federated credential names it.',
  sub: 'The service account, with its namespace: the federated credential compares the whole text.',
  aud: 'Who it is for, as the projected volume says; Entra wants api://AzureADTokenExchange.',
  'kubernetes.io': 'Namespace, service account, pod and node that it was issued for.',
  'kubernetes.io/serviceaccount/namespace': 'Namespace of the service account (older form).',
  'kubernetes.io/serviceaccount/secret.name': 'The Secret it stands in: a token without expiry (older form).',
  'kubernetes.io/serviceaccount/service-account.name': 'Name of the service account (older form).',
  'kubernetes.io/serviceaccount/service-account.uid': 'Id of the service account (older form).',
};

/** docs.aws.amazon.com/cognito/latest/developerguide: the ID token, the access token. */
export const cognitoMeanings: Meanings = {
  iss: 'The user pool, with its region; or Cognito’s identity pools.',
  sub: 'Id of the user in the pool; of an identity pool the identity.',
  token_use: 'Whether it is an ID token or an access token.',
  client_id: 'The app client it was issued to.',
  username: 'Name of the user in the pool.',
  version: 'Version of the token’s format.',
  origin_jti: 'The id that all tokens of one sign-in share.',
  event_id: 'The id of the sign-in.',
  device_key: 'The device the user signed in from.',
  identities: 'Accounts of the user at other providers.',
};

export const cognitoPrefixes: readonly (readonly [prefix: string, meaning: string])[] = [
  ['cognito:', 'Set by Amazon Cognito: name, groups, roles of the user.'],
  ['custom:', 'A custom attribute of the user pool.'],
];

/** docs.aws.amazon.com/IAM/latest/UserGuide: id_roles_providers_outbound_token_claims. */
export const awsMeanings: Meanings = {
  iss: 'The AWS account’s own issuer. The federated credential names it.',
  sub: 'ARN of the role or user: the federated credential compares the whole text.',
  'https://sts.amazonaws.com/': 'Account, organization, tags and session of the role or user.',
};

/** developers.google.com/identity/openid-connect; cloud.google.com/compute/docs/instances/verifying-instance-identity. */
export const googleMeanings: Meanings = {
  sub: 'Id of the account or service account: the number that never changes.',
  azp: 'The client it was issued to; of a service account its number.',
  hd: 'The Google Workspace domain of the account.',
  google: 'The virtual machine it was issued to: project, zone, instance.',
  firebase: 'How the user signed in to Firebase.',
  user_id: 'Id of the Firebase user.',
};

/** learn.microsoft.com/azure/devops/pipelines: workload identity service connections. */
export const azureDevOpsMeanings: Meanings = {
  iss: 'Azure DevOps, with the organization, or Entra in its name. The federated credential names it.',
  sub: 'The service connection: the federated credential compares the whole text.',
  aud: 'Who it is for: api://AzureADTokenExchange.',
  org_id: 'Id of the organization.',
  prj_id: 'Id of the project.',
  def_id: 'Id of the pipeline.',
  run_id: 'Id of the run.',
  rpo_id: 'Id of the repository.',
  rpo_uri: 'Address of the repository.',
  rpo_ver: 'Commit of the repository.',
  rpo_ref: 'Branch or tag of the repository.',
  oidc_ver: 'Version of the token’s format.',
};

/** developer.hashicorp.com/terraform: workload identity tokens. */
export const terraformMeanings: Meanings = {
  iss: 'HCP Terraform or Terraform Enterprise. The federated credential names it.',
  sub: 'Organization, project, workspace and phase: plan and apply need a federated credential each.',
  terraform_run_phase: 'Whether the run plans or applies.',
  terraform_run_id: 'Id of the run.',
  terraform_organization_id: 'Id of the organization.',
  terraform_organization_name: 'Name of the organization.',
  terraform_project_id: 'Id of the project.',
  terraform_project_name: 'Name of the project.',
  terraform_workspace_id: 'Id of the workspace.',
  terraform_workspace_name: 'Name of the workspace.',
  terraform_full_workspace: 'Organization, project and workspace in one text.',
  terraform_stack_id: 'Id of the stack.',
  terraform_stack_name: 'Name of the stack.',
  terraform_stack_deployment_name: 'The deployment of the stack.',
  terraform_stack_plan_id: 'Id of the stack’s plan.',
};
