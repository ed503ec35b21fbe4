import type { StepKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'

/** Steps that happened with some of the children and not with others, and set clocks going for those they happened with. */
export type StepOfEvents = Extract<StepKind, 'visit' | 'core-group' | 'plan-review'>

/** Whether a step is one of which a child can turn out to have been no part. */
export function isStepOfEvents(kind: StepKind | null): kind is StepOfEvents {
  return kind === 'visit' || kind === 'core-group' || kind === 'plan-review'
}

type LeftOut = { readonly childId: string; readonly why: string; readonly on: CalendarDay }

/** Marks that a child was not part of a step. Its row stays; what counts for the child leaves it out. */
export async function leaveOut(
  tx: Tx,
  step: { readonly kind: StepOfEvents; readonly id: string },
  { childId, why, on }: LeftOut,
): Promise<void> {
  const set = { notPartOn: on, notPartWhy: why }
  const at = { authority: tx.authority, childId }
  switch (step.kind) {
    case 'visit':
      await tx
        .updateTable('visitChild')
        .set(set)
        .where((the) => the.and({ ...at, visitId: step.id }))
        .execute()
      break
    case 'core-group':
      await tx
        .updateTable('coreGroupChild')
        .set(set)
        .where((the) => the.and({ ...at, coreGroupId: step.id }))
        .execute()
      break
    case 'plan-review':
      await tx
        .updateTable('planReviewChild')
        .set(set)
        .where((the) => the.and({ ...at, planReviewId: step.id }))
        .execute()
  }
}
