import type { Plan, PlanChanges, PlanNeed, WritePlan, WrittenAction, WrittenNeed, WrittenOutcome } from './model.ts'

// A need that brothers and sisters share is written once. Its words are one; how it stands – whether it changed, was
// achieved, done or ended – is each child's own.

/** A part of one child's plan and the same part in the plan of a brother or sister. */
export type SharedPart = { readonly id: string; readonly childId: string; readonly partId: string }

/** What was written in one child's plan, as far as it may be shared. */
export type WrittenTogether = {
  readonly act: WritePlan
  readonly changes: PlanChanges
  readonly plan: Plan | undefined
  /** The same parts in the plans of brothers and sisters that the writer may write. */
  readonly sharing: readonly SharedPart[]
  readonly newId: () => string
}

/** What of it is written in the plan of a brother or sister too: parts that are new there, and parts worded anew. */
export type ChangeOfOther = { readonly childId: string; readonly changes: PlanChanges }

/**
 * What is written in the plans of brothers and sisters too: a need ticked as theirs comes with its outcomes and open
 * actions; what is added below a shared part is added there; what is worded anew is worded anew there.
 */
export function changesOfOthers(written: WrittenTogether): readonly ChangeOfOther[] {
  const ticked = Object.values(written.act.alsoFor ?? {}).flat()
  const children = new Set([...written.sharing.map(({ childId }) => childId), ...ticked])
  return [...children]
    .map((childId) => ({ childId, changes: changesOf(childId, written) }))
    .filter(({ changes: { needs, outcomes, actions } }) =>
      [needs, outcomes, actions].some(({ added, changed }) => added.length + changed.length > 0),
    )
}

/** The sentences of several children's stories, each told once about every child for whom it is the same. */
export function toldOnce(
  told: readonly { readonly childId: string; readonly sentences: readonly string[] }[],
): readonly { readonly childIds: readonly string[]; readonly sentences: readonly string[] }[] {
  const about = new Map<string, string[]>()
  for (const { childId, sentences } of told) {
    for (const sentence of new Set(sentences)) about.set(sentence, [...(about.get(sentence) ?? []), childId])
  }
  const groups = new Map<string, string[]>()
  for (const [sentence, childIds] of about) {
    const key = childIds.join(' ')
    groups.set(key, [...(groups.get(key) ?? []), sentence])
  }
  return [...groups].map(([key, sentences]) => ({ childIds: key.split(' '), sentences }))
}

function changesOf(childId: string, written: WrittenTogether): PlanChanges {
  const { act, changes, plan, sharing, newId } = written
  const theirs = new Map(sharing.filter((part) => part.childId === childId).map(({ id, partId }) => [id, partId]))
  const isTicked = (id: string) => act.alsoFor?.[id]?.includes(childId) ?? false
  const shares = sharedIdsOf(plan)
  /** Gives a part its id in the other plan: the one it has there, or a new one if it comes into it. */
  const comes = (id: string) => {
    const made = newId()
    theirs.set(id, made)
    return { id: made, sharedId: shares.get(id) ?? id }
  }
  const there = new Set(theirs.keys())
  const needs = act.needs
    .filter((need) => !need.ended && isTicked(need.id) && !there.has(need.id))
    .map((need): WrittenNeed => ({ ...need, ...comes(need.id) }))
  const isNew = (added: readonly { readonly id: string }[], id: string, parentId: string) =>
    !there.has(id) && theirs.has(parentId) && (!there.has(parentId) || added.some((part) => part.id === id))
  const outcomes = act.outcomes
    .filter(({ id, needId, achieved, ended }) => !achieved && !ended && isNew(changes.outcomes.added, id, needId))
    .map(
      (outcome): WrittenOutcome => ({
        ...{ ...outcome, ...comes(outcome.id), changed: null },
        needId: theirs.get(outcome.needId) ?? '',
      }),
    )
  const actions = act.actions
    .filter(({ id, outcomeId, stopped }) => !stopped && isNew(changes.actions.added, id, outcomeId))
    .map(
      (action): WrittenAction => ({
        ...{ ...action, ...comes(action.id) },
        outcomeId: theirs.get(action.outcomeId) ?? '',
      }),
    )
  return {
    text: null,
    needs: { added: needs, changed: renamed(changes.needs.changed, there, theirs), ended: [] },
    outcomes: { added: outcomes, changed: reworded(written, there, theirs), ended: [] },
    actions: { added: actions, changed: renamed(changes.actions.changed, there, theirs), ended: [] },
  }
}

/** Outcomes whose words are other than they were; what is said of how they changed stays with the child. */
function reworded(
  { changes, plan }: WrittenTogether,
  there: ReadonlySet<string>,
  theirs: ReadonlyMap<string, string>,
): readonly WrittenOutcome[] {
  const before = new Map(plan?.needs.flatMap((need) => need.outcomes).map((outcome) => [outcome.id, outcome]))
  const worded = changes.outcomes.changed.filter(({ id, statement, byOn }) => {
    const was = before.get(id)
    return was?.statement !== statement || was.byOn !== byOn
  })
  return renamed(worded, there, theirs).map((outcome) => ({ ...outcome, changed: null, achieved: false }))
}

function renamed<Part extends { readonly id: string }>(
  parts: readonly Part[],
  there: ReadonlySet<string>,
  theirs: ReadonlyMap<string, string>,
): readonly Part[] {
  return parts.filter(({ id }) => there.has(id)).map((part) => ({ ...part, id: theirs.get(part.id) ?? part.id }))
}

function sharedIdsOf(plan: Plan | undefined): ReadonlyMap<string, string> {
  const needs: readonly PlanNeed[] = plan?.needs ?? []
  const outcomes = needs.flatMap((need) => need.outcomes)
  const parts = [...needs, ...outcomes, ...outcomes.flatMap(({ actions }) => actions)]
  return new Map(parts.flatMap(({ id, sharedId }) => (sharedId ? [[id, sharedId] as const] : [])))
}
