import { ROLES, type Role } from './actor.ts'

/**
 * How the actor stands to the child whom the act is about. `any` needs no standing: the role alone is enough. `signs`:
 * something about the child waits for the signature of this very level. `broken-glass`: they opened the record in an
 * emergency, and that still stands. `member`: what agencies share about the child is shared with them.
 */
export type Relationship =
  | 'any'
  | 'allocated'
  | 'team'
  | 'front-door'
  | 'chairs'
  | 'reviews'
  | 'signs'
  | 'broken-glass'
  | 'member'

/** What can be done. `child.look` opens the child's page; the rest is named after the step it changes. */
export const ACTS = [
  'child.find',
  'child.register',
  'child.look',
  'child.edit',
  'concern.raise',
  'concern.look',
  'concern.answer',
  'agency.manage',
  'agency.register',
  'family-help.begin',
  'family-help.write',
  'family-help.lead',
  'shared.write',
  'part.write',
  'contact.look',
  'contact.decide',
  'referral.look',
  'referral.decide',
  'allocation.change',
  'caseload.agree',
  'entry.write',
  'chronology.write',
  'report.write',
  'record.take',
  'copy.prepare',
  'copy.release',
  'assessment.write',
  'assessment.authorise',
  'strategy-discussion.call',
  'strategy-discussion.record',
  'enquiry.write',
  'immediate-protection.write',
  'conference.call',
  'conference.record',
  'meeting.keep',
  'plan.write',
  'plan.review',
  'plan.decide',
  'visit.record',
  'missing.write',
  'incident.manage',
  'transfer.write',
  'transfer.decide',
  'closure.propose',
  'closure.decide',
  'worry.write',
  'warning.approve',
  'evidence.write',
  'enquiry.authorise',
  'signing.look',
  'step.withdraw',
  'supervision.write',
  'supervision.look',
  'management.decide',
  'cover.set',
  'setting.set',
  'worktray.look',
  'team.look',
  'audit.look',
  'timescale.set',
  'import.run',
  'return.make',
  'return.look',
  'return.sign',
  'index.operate',
  'glass.break',
  'glass.review',
  'involvement.write',
  'lead.set',
  'sharing.ask',
  'sharing.answer',
  'warning.notice',
  'warning.answer',
  'warnings.look',
] as const
export type Act = (typeof ACTS)[number]

type Grant = Partial<Record<Role, readonly Relationship[]>>

const WORKERS: Grant = { 'social-worker': ['allocated'], 'team-manager': ['allocated', 'team'] }
const MANAGERS: Grant = { 'team-manager': ['team'] }
const SIGNERS: Grant = { ...MANAGERS, 'service-manager': ['signs'] }
const CHAIRS: Grant = { 'conference-chair': ['chairs'] }
const SYSTEM: Grant = { system: ['any'] }
// Whoever is on duty at night stands to no child but those they opened, with a reason.
const NIGHT: Grant = { 'emergency-duty-worker': ['broken-glass'] }

// A small relationship policy, not a long list of permissions: deny unless a role stands here in a relationship it has.
const POLICY: Record<Act, Grant> = {
  'child.find': {
    practitioner: ['any'],
    'front-door-manager': ['any'],
    'social-worker': ['any'],
    'team-manager': ['any'],
    'conference-chair': ['any'],
    'reviewing-officer': ['any'],
    'emergency-duty-worker': ['any'],
    ...SYSTEM,
  },
  'child.register': { 'front-door-manager': ['any'], 'social-worker': ['any'], 'team-manager': ['any'], ...SYSTEM },
  'child.look': {
    ...WORKERS,
    'front-door-manager': ['front-door'],
    'conference-chair': ['chairs'],
    'reviewing-officer': ['reviews'],
    'service-manager': ['signs'],
    auditor: [],
    ...NIGHT,
    ...SYSTEM,
  },
  'child.edit': { ...WORKERS, 'front-door-manager': ['front-door'], ...SYSTEM },
  'concern.raise': { practitioner: ['any'] },
  'concern.look': { practitioner: ['any'], 'front-door-manager': ['any'] },
  // That the author disagrees with what was decided.
  'concern.answer': { 'front-door-manager': ['any'], 'service-manager': ['any'] },
  // One's own agency: who has a seat in it.
  'agency.manage': { 'agency-lead': ['any'] },
  'agency.register': { administrator: ['any'] },
  // Its lead alone; the rule of early help and the rows themselves say so.
  'family-help.begin': { practitioner: ['any'], ...WORKERS },
  'family-help.write': { practitioner: ['member'] },
  // Early help whose lead may have left: who leads on, or that it ends.
  'family-help.lead': { 'front-door-manager': ['any'] },
  'shared.write': { practitioner: ['member'], ...WORKERS, ...CHAIRS, ...SYSTEM },
  // One's own, as one was asked.
  'part.write': { practitioner: ['any'] },
  'contact.look': { 'front-door-manager': ['any'], ...SYSTEM },
  'contact.decide': { 'front-door-manager': ['any'] },
  // A referral that is decided, or that a team holds already; the front door decides on whatever waits there.
  'referral.look': { 'front-door-manager': ['front-door'], 'team-manager': ['team'] },
  'referral.decide': { 'front-door-manager': ['any'], 'team-manager': ['team'] },
  'allocation.change': { 'front-door-manager': ['front-door'], 'team-manager': ['team'], ...SYSTEM },
  'caseload.agree': { 'team-manager': ['any'] },
  'entry.write': { ...WORKERS, ...CHAIRS, ...NIGHT, 'front-door-manager': ['front-door'], ...SYSTEM },
  'chronology.write': { ...WORKERS, ...CHAIRS },
  'report.write': { ...WORKERS, ...CHAIRS },
  // A copy that leaves the program.
  'record.take': { ...WORKERS, ...CHAIRS, 'reviewing-officer': ['reviews'] },
  // A copy for the child or a parent to read: prepared and given by those who work with the child, released by a manager.
  'copy.prepare': WORKERS,
  'copy.release': MANAGERS,
  'assessment.write': WORKERS,
  'assessment.authorise': SIGNERS,
  'strategy-discussion.call': { ...WORKERS, 'front-door-manager': ['front-door'] },
  'strategy-discussion.record': MANAGERS,
  'enquiry.write': WORKERS,
  'immediate-protection.write': { ...WORKERS, ...NIGHT, 'front-door-manager': ['front-door'] },
  'conference.call': WORKERS,
  'conference.record': CHAIRS,
  'meeting.keep': { ...WORKERS, ...CHAIRS },
  'plan.write': { ...WORKERS, ...CHAIRS },
  'plan.review': WORKERS,
  'plan.decide': MANAGERS,
  'visit.record': WORKERS,
  'missing.write': { ...WORKERS, ...NIGHT, 'front-door-manager': ['front-door'] },
  'incident.manage': MANAGERS,
  'transfer.write': { ...WORKERS, 'front-door-manager': ['front-door'] },
  'transfer.decide': MANAGERS,
  'closure.propose': WORKERS,
  'closure.decide': SIGNERS,
  'worry.write': { ...WORKERS, ...CHAIRS, 'front-door-manager': ['front-door'] },
  'warning.approve': MANAGERS,
  'evidence.write': { ...WORKERS, ...CHAIRS, 'front-door-manager': ['front-door'] },
  'enquiry.authorise': SIGNERS,
  'signing.look': { 'team-manager': ['any'], 'service-manager': ['any'] },
  'step.withdraw': MANAGERS,
  'supervision.write': MANAGERS,
  // One's own, as the worker or as the manager: the command says so.
  'supervision.look': { 'social-worker': ['any'], 'team-manager': ['any'] },
  'management.decide': MANAGERS,
  // One's own absence, or that of one's team; a service manager's is anyone's. The rule of cover says so.
  'cover.set': {
    'front-door-manager': ['any'],
    'social-worker': ['any'],
    'team-manager': ['any'],
    'service-manager': ['any'],
    'conference-chair': ['any'],
    'reviewing-officer': ['any'],
  },
  'setting.set': { administrator: ['any'] },
  'worktray.look': {
    'front-door-manager': ['any'],
    'social-worker': ['any'],
    'team-manager': ['any'],
    'conference-chair': ['any'],
    'reviewing-officer': ['any'],
  },
  'team.look': { 'team-manager': ['any'] },
  'audit.look': { auditor: ['any'] },
  'timescale.set': { administrator: ['any'] },
  'import.run': { administrator: ['any'], ...SYSTEM },
  'return.make': { analyst: ['any'], ...SYSTEM },
  'return.look': { analyst: ['any'], 'service-manager': ['any'] },
  'return.sign': { 'service-manager': ['any'] },
  'index.operate': { 'index-operator': ['any'] },
  'glass.break': { 'emergency-duty-worker': ['any'] },
  'glass.review': { 'service-manager': ['any'] },
  'involvement.write': { practitioner: ['any'] },
  'lead.set': WORKERS,
  'sharing.ask': { ...WORKERS, 'front-door-manager': ['front-door'] },
  'warning.notice': SYSTEM,
  // Besides these, whoever a prompt was put before by name.
  'warning.answer': { ...WORKERS, 'front-door-manager': ['front-door'] },
  'warnings.look': {
    'front-door-manager': ['any'],
    'team-manager': ['any'],
    'service-manager': ['any'],
    administrator: ['any'],
  },
  // What is addressed to oneself; whoever leads the agency, anything that is asked of it.
  'sharing.answer': { practitioner: ['any'], 'agency-lead': ['any'] },
}

const ROLE_ALONE: ReadonlySet<Relationship> = new Set(['any'])

/**
 * Whether this actor may do this, standing so to the child. Denies by default.
 * With no `relationships`, only what the role alone allows.
 */
export function may(
  actor: { readonly roles: readonly Role[] },
  act: Act,
  relationships: ReadonlySet<Relationship> = ROLE_ALONE,
): boolean {
  return actor.roles.some((role) => POLICY[act][role]?.some((needed) => needed === 'any' || relationships.has(needed)))
}

const STANDINGS: readonly Relationship[] = ['any', 'allocated', 'team', 'front-door', 'chairs', 'reviews', 'member']

/** The roles that may do this, if they stand to the child as they must. */
export function whoMay(act: Act): readonly Role[] {
  return ROLES.filter((role) => role !== 'system' && may({ roles: [role] }, act, new Set(STANDINGS)))
}
