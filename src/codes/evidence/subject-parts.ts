/** The subject of a token for workloads, by who runs them and as what. */
export interface SubjectParts {
  /** What all subjects of one repository or project begin with. */
  readonly owner: string;
  /** What it is, in words. */
  readonly kind: string;
  /** What follows: `ref:refs/heads/main`, `environment:production`. */
  readonly entity: string;
}

const OWNERS: readonly (readonly [string, RegExp])[] = [
  ['repository', /^(repo:[^:]+):(.+)$/],
  ['project', /^(project_path:[^:]+):(.+)$/],
  ['workspace', /^(organization:[^:]+:project:[^:]+:workspace:[^:]+):(run_phase:.+)$/],
];

/** The parts of a subject of GitHub, GitLab or HCP Terraform; ids of GitHub are left out. Undefined for others. */
export function partsOf(subject: string): SubjectParts | undefined {
  for (const [kind, pattern] of OWNERS) {
    const [, owner, entity] = pattern.exec(withoutIds(subject)) ?? [];
    if (owner !== undefined && entity !== undefined) return { owner, kind, entity };
  }
  return undefined;
}

/** `repo:octo@1234/shop@5678:…` as `repo:octo/shop:…`. */
export function withoutIds(subject: string): string {
  return subject.replace(/^(repo:[^:/@]+)@\d+\/([^:/@]+)@\d+:/, '$1/$2:');
}

/** `the branch main`; what is not known stands as it is. */
export function entityInWords(entity: string): string {
  const [, name] = /^environment:(.+)$/.exec(entity) ?? [];
  if (name !== undefined) return `the environment ${name}`;
  if (entity === 'pull_request') return 'pull requests';
  const [, phase] = /^run_phase:(.+)$/.exec(entity) ?? [];
  if (phase !== undefined) return `the phase ${phase}`;
  const [, kind, ref] =
    /^ref:refs\/(heads|tags)\/(.+)$/.exec(entity) ?? /^ref_type:(branch|tag):ref:(.+)$/.exec(entity) ?? [];
  if (ref === undefined) return entity;
  return kind === 'tags' || kind === 'tag' ? `the tag ${ref}` : `the branch ${ref}`;
}
