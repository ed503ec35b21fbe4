import type { Role } from './actor.ts'

/** "the child's social worker or the team's manager". */
export function rolesInWords(roles: readonly Role[]): string {
  const words = roles.map((role) => ROLE_WORDS[role])
  const [last = '', ...others] = words.toReversed()
  return others.length > 0 ? `${others.toReversed().join(', ')} or ${last}` : last
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  practitioner: 'partners',
  'agency-lead': 'an agency’s lead',
  'front-door-manager': 'the front door',
  'social-worker': 'the child’s social worker',
  'team-manager': 'the team’s manager',
  'service-manager': 'a service manager',
  'conference-chair': 'the conference’s chair',
  'reviewing-officer': 'the reviewing officer',
  'emergency-duty-worker': 'the emergency duty worker',
  analyst: 'analysts',
  administrator: 'administrators',
  'index-operator': 'operators of the index',
  auditor: 'auditors',
  system: 'the program',
}
