import { sql } from 'kysely'
import { json, type Tx } from '../platform/db.ts'
import type { Actor } from './actor.ts'
import type { Act } from './policy.ts'
import { standingInWords } from './standing.ts'

/** What an audit leaf is about. */
export type Subject = { readonly kind: string; readonly id: string | null }

/** What the audit calls what was done: an act, or what happens at the door. */
export type Audited = Act | 'sign-in' | 'sign-out' | 'refused'

/** Never names, numbers or words of the record: ids, codes and counts only. */
export type Details = Readonly<Record<string, string | number | boolean | null>>

/**
 * Records that `actor` did or looked, in the same transaction as the act or the read itself:
 * if this cannot be written, there is no act and no answer.
 *
 * @param children the children whom a list showed, or whom the act was about, where the subject is not the child: each
 * finds this leaf among those who looked at them
 */
export async function audit(
  tx: Tx,
  actor: Actor,
  action: Audited,
  subject: Subject,
  details: Details = {},
  children: readonly string[] = [],
): Promise<void> {
  const about = subject.kind === 'child' && subject.id !== null ? [subject.id] : children
  await tx
    .insertInto('access.auditLeaf')
    .values({
      ...byWhom(tx, actor),
      action,
      purpose: PURPOSES[action],
      relationship: standingInWords(tx, actor, about),
      subjectKind: subject.kind,
      subjectId: subject.id,
      children: [...children],
      details: json(details),
    })
    .execute()
}

/**
 * Records a look at a part of the record that speaks of these children: one leaf for each child, in one statement.
 *
 * @param part which part, such as `assessment`
 * @param stepId the step that was looked at, if it was one
 */
export function auditLooks(
  tx: Tx,
  actor: Actor,
  childIds: readonly string[],
  { part, stepId }: { readonly part: string; readonly stepId?: string },
): Promise<void> {
  return addLeaves(tx, actor, childIds, {
    action: 'child.look',
    purpose: PURPOSES['child.look'],
    details: stepId ? { part, step: stepId } : { part },
  })
}

/** Records that `act` was refused to the actor for these children, who are there and not theirs. */
export function auditRefused(tx: Tx, actor: Actor, act: Act, childIds: readonly string[]): Promise<void> {
  return addLeaves(tx, actor, childIds, { action: 'refused', purpose: PURPOSES[act], details: { act } })
}

type Purpose =
  | 'working-with-a-child'
  | 'acting-in-an-emergency'
  | 'finding-a-child'
  | 'registering-a-child'
  | 'raising-a-concern'
  | 'deciding-at-the-front-door'
  | 'managing-a-team'
  | 'auditing'
  | 'administering'
  | 'importing'
  | 'reporting'
  | 'operating-the-index'
  | 'signing-in'

/** What each act is for, and nothing else. */
const PURPOSES: Readonly<Record<Audited, Purpose>> = {
  'child.find': 'finding-a-child',
  'child.register': 'registering-a-child',
  'child.look': 'working-with-a-child',
  'child.edit': 'working-with-a-child',
  'concern.raise': 'raising-a-concern',
  'concern.look': 'raising-a-concern',
  'concern.answer': 'deciding-at-the-front-door',
  'agency.manage': 'administering',
  'agency.register': 'administering',
  'family-help.begin': 'working-with-a-child',
  'family-help.write': 'working-with-a-child',
  'family-help.lead': 'deciding-at-the-front-door',
  'shared.write': 'working-with-a-child',
  'part.write': 'working-with-a-child',
  'contact.look': 'deciding-at-the-front-door',
  'contact.decide': 'deciding-at-the-front-door',
  'referral.look': 'deciding-at-the-front-door',
  'referral.decide': 'deciding-at-the-front-door',
  'allocation.change': 'managing-a-team',
  'caseload.agree': 'managing-a-team',
  'entry.write': 'working-with-a-child',
  'chronology.write': 'working-with-a-child',
  'report.write': 'working-with-a-child',
  'record.take': 'working-with-a-child',
  'copy.prepare': 'working-with-a-child',
  'copy.release': 'managing-a-team',
  'assessment.write': 'working-with-a-child',
  'assessment.authorise': 'managing-a-team',
  'strategy-discussion.call': 'working-with-a-child',
  'strategy-discussion.record': 'working-with-a-child',
  'enquiry.write': 'working-with-a-child',
  'immediate-protection.write': 'working-with-a-child',
  'conference.call': 'working-with-a-child',
  'conference.record': 'working-with-a-child',
  'plan.review': 'working-with-a-child',
  'plan.decide': 'managing-a-team',
  'meeting.keep': 'working-with-a-child',
  'plan.write': 'working-with-a-child',
  'visit.record': 'working-with-a-child',
  'missing.write': 'working-with-a-child',
  'incident.manage': 'managing-a-team',
  'transfer.write': 'working-with-a-child',
  'transfer.decide': 'managing-a-team',
  'closure.propose': 'working-with-a-child',
  'closure.decide': 'managing-a-team',
  'worry.write': 'working-with-a-child',
  'warning.approve': 'managing-a-team',
  'evidence.write': 'working-with-a-child',
  'enquiry.authorise': 'managing-a-team',
  'signing.look': 'managing-a-team',
  'step.withdraw': 'managing-a-team',
  'supervision.write': 'managing-a-team',
  'supervision.look': 'managing-a-team',
  'management.decide': 'managing-a-team',
  'cover.set': 'managing-a-team',
  'setting.set': 'managing-a-team',
  'worktray.look': 'working-with-a-child',
  'team.look': 'managing-a-team',
  'audit.look': 'auditing',
  'timescale.set': 'administering',
  'import.run': 'importing',
  'return.make': 'reporting',
  'return.look': 'reporting',
  'return.sign': 'reporting',
  'index.operate': 'operating-the-index',
  'glass.break': 'acting-in-an-emergency',
  'glass.review': 'auditing',
  'involvement.write': 'working-with-a-child',
  'lead.set': 'working-with-a-child',
  'sharing.ask': 'working-with-a-child',
  'sharing.answer': 'raising-a-concern',
  'warning.notice': 'working-with-a-child',
  'warning.answer': 'working-with-a-child',
  'warnings.look': 'managing-a-team',
  'sign-in': 'signing-in',
  'sign-out': 'signing-in',
  refused: 'signing-in',
}

function byWhom(tx: Tx, { userId, roles, origin }: Actor) {
  return { authority: tx.authority, userId, role: roles.join(' '), origin }
}

type Leaf = { readonly action: Audited; readonly purpose: Purpose; readonly details: Details }

async function addLeaves(tx: Tx, actor: Actor, childIds: readonly string[], leaf: Leaf): Promise<void> {
  if (childIds.length === 0) return
  const ids = [...new Set(childIds)]
  const relationships = ids.map((childId) => standingInWords(tx, actor, [childId]))
  const { authority, userId, role, origin } = byWhom(tx, actor)
  await sql`
    insert into access.audit_leaf
        (authority, user_id, role, relationship, purpose, action, subject_kind, subject_id, origin, details)
      select ${authority}, ${userId}::uuid, ${role}, child.relationship, ${leaf.purpose}, ${leaf.action}, 'child', child.id,
             ${origin}, ${json(leaf.details)}
        from unnest(${ids}::uuid[], ${relationships}::text[]) as child (id, relationship)`.execute(tx)
}
