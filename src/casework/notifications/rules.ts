import type { Notice, Told } from './model.ts'

/** Notices of one act together, the latest first; it is read when every notice of it is. */
export function toldTogether(notices: readonly Notice[]): readonly Told[] {
  const acts = Map.groupBy(notices, ({ kind, step }) => `${kind} ${step.id}`)
  return [...acts.values()].flatMap((same) => {
    const [latest] = same
    if (!latest) return []
    const { kind, step, at } = latest
    const childIds = [...new Set(same.flatMap(({ childId }) => childId ?? []))]
    return { kind, step, at, isRead: same.every(({ readAt }) => readAt !== null), childIds }
  })
}
