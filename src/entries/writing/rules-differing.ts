/** How one list becomes another: what stays, what goes, what comes, in order. */
export type Step<T> = { readonly does: 'keep' | 'drop' | 'add'; readonly what: T }

/** Beyond this many comparisons only what both begin and end with is kept: a text pasted whole over another. */
const MOST_COMPARISONS = 4_000_000

/** The fewest steps from one list to the other, what is equal kept. */
export function differing<T>(before: readonly T[], after: readonly T[]): readonly Step<T>[] {
  const start = alike(before, after)
  const end = alike(before.slice(start).toReversed(), after.slice(start).toReversed())
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const keep = (items: readonly T[]) => items.map((what) => ({ does: 'keep', what }) as const)
  return [...keep(before.slice(0, start)), ...between(old, now), ...keep(before.slice(before.length - end))]
}

function alike<T>(one: readonly T[], other: readonly T[]): number {
  const at = one.findIndex((item, index) => index >= other.length || item !== other[index])
  return at < 0 ? one.length : at
}

function between<T>(before: readonly T[], after: readonly T[]): readonly Step<T>[] {
  if (before.length * after.length > MOST_COMPARISONS) return replaced(before, after)
  const width = after.length + 1
  // How much of the rest is common to both, from each place in each: the longest common subsequence.
  const common = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const same = before[i] === after[j]
      const [down, right, both] = [(i + 1) * width + j, i * width + j + 1, (i + 1) * width + j + 1]
      common[i * width + j] = same ? (common[both] ?? 0) + 1 : Math.max(common[down] ?? 0, common[right] ?? 0)
    }
  }
  return walked(before, after, common)
}

function walked<T>(before: readonly T[], after: readonly T[], common: Uint32Array): readonly Step<T>[] {
  const width = after.length + 1
  const steps: Step<T>[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    const [old, now] = [before[i] as T, after[j] as T]
    const goes = (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)
    if (old === now) steps.push({ does: 'keep', what: old })
    else steps.push(goes ? { does: 'drop', what: old } : { does: 'add', what: now })
    if (old === now || goes) i += 1
    if (old === now || !goes) j += 1
  }
  return [...steps, ...replaced(before.slice(i), after.slice(j))]
}

function replaced<T>(before: readonly T[], after: readonly T[]): readonly Step<T>[] {
  return [
    ...before.map((what) => ({ does: 'drop', what }) as const),
    ...after.map((what) => ({ does: 'add', what }) as const),
  ]
}
