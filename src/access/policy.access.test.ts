import { describe, expect, it } from 'vitest'
import { ROLES, type Role } from './actor.ts'
import { ACTS, type Act, may, type Relationship } from './policy.ts'

const STANDINGS: readonly Relationship[] = [
  'allocated',
  'team',
  'front-door',
  'chairs',
  'reviews',
  'signs',
  'broken-glass',
  'member',
]

type Grants = Partial<Record<Relationship, readonly Act[]>>

const WORKER: readonly Act[] = [
  'child.look',
  'child.edit',
  'entry.write',
  'chronology.write',
  'shared.write',
  'family-help.begin',
  'report.write',
  'record.take',
  'copy.prepare',
  'worry.write',
  'lead.set',
  'sharing.ask',
  'evidence.write',
  'assessment.write',
  'strategy-discussion.call',
  'enquiry.write',
  'immediate-protection.write',
  'missing.write',
  'transfer.write',
  'conference.call',
  'meeting.keep',
  'plan.write',
  'plan.review',
  'visit.record',
  'closure.propose',
  'warning.answer',
]

// Who may do what, told person by person; the policy tells it act by act. What is not here is denied.
const WHO_MAY: Readonly<Record<Role, Grants>> = {
  'agency-lead': { any: ['agency.manage', 'sharing.answer'] },
  practitioner: {
    any: [
      ...(['child.find', 'concern.raise', 'concern.look', 'involvement.write', 'sharing.answer'] as const),
      ...(['family-help.begin', 'part.write'] as const),
    ],
    member: ['family-help.write', 'shared.write'],
  },
  'front-door-manager': {
    any: [
      'family-help.lead',
      'child.find',
      'child.register',
      'concern.look',
      'concern.answer',
      'contact.look',
      'contact.decide',
      'referral.decide',
      'worktray.look',
      'cover.set',
      'warnings.look',
    ],
    'front-door': [
      'warning.answer',
      'child.look',
      'referral.look',
      'child.edit',
      'allocation.change',
      'entry.write',
      'worry.write',
      'evidence.write',
      'strategy-discussion.call',
      'immediate-protection.write',
      'missing.write',
      'transfer.write',
      'sharing.ask',
    ],
  },
  'social-worker': {
    any: ['child.find', 'child.register', 'worktray.look', 'cover.set', 'supervision.look'],
    allocated: WORKER,
  },
  'team-manager': {
    any: [
      'child.find',
      'child.register',
      'worktray.look',
      'team.look',
      'signing.look',
      'cover.set',
      'supervision.look',
      'caseload.agree',
      'warnings.look',
    ],
    allocated: WORKER,
    team: [
      ...WORKER,
      'referral.look',
      'referral.decide',
      'assessment.authorise',
      'strategy-discussion.record',
      'incident.manage',
      'transfer.decide',
      'warning.approve',
      'plan.decide',
      'closure.decide',
      'allocation.change',
      'enquiry.authorise',
      'step.withdraw',
      'supervision.write',
      'management.decide',
      'copy.release',
    ],
  },
  'service-manager': {
    any: [
      ...(['concern.answer', 'signing.look', 'cover.set', 'return.look', 'return.sign'] as const),
      ...(['glass.review', 'warnings.look'] as const),
    ],
    signs: ['child.look', 'assessment.authorise', 'enquiry.authorise', 'closure.decide'],
  },
  'conference-chair': {
    any: ['child.find', 'worktray.look', 'cover.set'],
    chairs: [
      'child.look',
      'entry.write',
      'worry.write',
      'evidence.write',
      'chronology.write',
      'shared.write',
      'report.write',
      'record.take',
      'conference.record',
      'meeting.keep',
      'plan.write',
    ],
  },
  'emergency-duty-worker': {
    any: ['child.find', 'glass.break'],
    'broken-glass': ['child.look', 'entry.write', 'immediate-protection.write', 'missing.write'],
  },
  analyst: { any: ['return.make', 'return.look'] },
  'reviewing-officer': { any: ['child.find', 'worktray.look', 'cover.set'], reviews: ['child.look', 'record.take'] },
  administrator: { any: ['agency.register', 'import.run', 'timescale.set', 'setting.set', 'warnings.look'] },
  'index-operator': { any: ['index.operate'] },
  auditor: { any: ['audit.look'] },
  system: {
    any: [
      'warning.notice',
      'child.find',
      'child.register',
      'child.look',
      'child.edit',
      'contact.look',
      'allocation.change',
      'entry.write',
      'shared.write',
      'import.run',
      'return.make',
    ],
  },
}

describe.each(ROLES)('a %s', (role) => {
  const allowed = (relationships?: ReadonlySet<Relationship>) =>
    ACTS.filter((act) => may({ roles: [role] }, act, relationships))
  const told = (...standings: Relationship[]) => {
    const granted = new Set(standings.flatMap((standing) => WHO_MAY[role][standing] ?? []))
    return ACTS.filter((act) => granted.has(act))
  }

  it('may do no more to a child they do not stand to than the role alone allows', () => {
    expect(allowed()).toEqual(told('any'))
    expect(allowed(new Set())).toEqual(told('any'))
  })

  it.each(STANDINGS)('who is “%s” may do what that allows', (standing) => {
    expect(allowed(new Set([standing]))).toEqual(told('any', standing))
  })
})

describe('someone with several roles', () => {
  it('may do what any of them allows, and someone with none nothing', () => {
    const allocated = new Set<Relationship>(['allocated'])
    expect(may({ roles: ['auditor', 'social-worker'] }, 'child.look', allocated)).toBe(true)
    expect(ACTS.filter((act) => may({ roles: [] }, act, new Set(STANDINGS)))).toEqual([])
  })

  it('does not lend one role the standing of another', () => {
    expect(may({ roles: ['reviewing-officer', 'team-manager'] }, 'closure.decide', new Set(['reviews']))).toBe(false)
  })
})
