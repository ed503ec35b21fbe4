import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Alias, AliasItem } from './model.ts'
import { followersOf, partingOf, pathOf } from './rules-unmerge.ts'

const NUMBERS = ['A', 'B', 'C', 'D', 'E'] as IndexNumber[]

/** A record told of a child, of which number it truly is, and which numbers led there when it was told. */
type Told = { readonly id: string; readonly home: IndexNumber; readonly when: ReadonlySet<string>; number: string }

/** What the index holds of a few numbers, as it writes it: aliases, what each side had, where each record is. */
function world() {
  let aliases: Alias[] = []
  const had: AliasItem[] = []
  const told: Told[] = []
  const rootOf = (number: string) => pathOf(number, aliases).at(-1)?.survivor ?? number
  const present = (number: string) => told.filter((record) => record.number === number)
  const note = (decisionId: string, side: AliasItem['side'], number: string) => {
    for (const { id } of present(number)) had.push({ decisionId, what: 'assertion', itemId: id, side })
  }
  return {
    told,
    rootOf,
    inUse: () => NUMBERS.filter((number) => rootOf(number) === number),
    retired: () => NUMBERS.filter((number) => rootOf(number) !== number),
    aliases: () => aliases,
    tell(home: IndexNumber) {
      const when = new Set(followersOf(home, aliases))
      told.push({ id: `r${told.length}`, home, when, number: home })
    },
    merge(survivor: IndexNumber, retired: IndexNumber) {
      const decisionId = `d${had.length}-${aliases.length}-${told.length}-${survivor}${retired}`
      note(decisionId, 'retired', retired)
      note(decisionId, 'survivor', survivor)
      for (const record of present(retired)) record.number = survivor
      aliases.push(anAlias(decisionId, retired, survivor))
    },
    unmerge(retired: IndexNumber) {
      const survivor = rootOf(retired)
      const known = aliases.map(({ decisionId }) => decisionId)
      const parting = partingOf(
        retired,
        aliases,
        'assertion',
        present(survivor),
        had.filter(({ decisionId }) => known.includes(decisionId)),
      )
      aliases = aliases.filter((alias) => alias.retired !== retired)
      for (const record of told) if (parting.back.includes(record.id)) record.number = retired
      return parting
    },
  }
}

type Step = { readonly kind: 'tell' | 'merge' | 'unmerge'; readonly one: number; readonly other: number }

const aStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('tell', 'tell', 'merge', 'unmerge'),
  one: fc.nat(99),
  other: fc.nat(99),
})

function pick<T>(from: readonly T[], at: number): T | undefined {
  return from[at % Math.max(from.length, 1)]
}

/** Does a step if it can be done; gives what an unmerge left between the two. */
function take(step: Step, index: ReturnType<typeof world>) {
  const [one, other] = [pick(index.inUse(), step.one), pick(index.inUse(), step.other)]
  const retired = pick(index.retired(), step.one)
  if (step.kind === 'tell' && one) index.tell(one)
  if (step.kind === 'merge' && one && other && one !== other) index.merge(one, other)
  return step.kind === 'unmerge' && retired ? { retired, ...index.unmerge(retired) } : undefined
}

describe('merging and unmerging, in whatever order', () => {
  it('keeps every record with the number it was told of, or with where that leads', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
        const index = world()
        for (const step of steps) {
          take(step, index)
          for (const { home, number } of index.told) expect(number).toBe(index.rootOf(home))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('leaves between two only what was told while they were one', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
        const index = world()
        for (const step of steps) {
          const parted = take(step, index)
          for (const id of parted?.since ?? []) {
            expect(index.told.find((record) => record.id === id)?.when).toContain(parted?.retired)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('undoes everything, when every number that gave way is given back', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), fc.infiniteStream(fc.nat(99)), (steps, order) => {
        const index = world()
        for (const step of steps) take(step, index)
        while (index.retired().length > 0) {
          index.unmerge(pick(index.retired(), order.next().value ?? 0) as IndexNumber)
        }
        expect(index.told.map(({ number }) => number)).toEqual(index.told.map(({ home }) => home))
      }),
      { numRuns: 500 },
    )
  })

  it('never leads in a circle, and leads each number to one that is in use', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
        const index = world()
        for (const step of steps) take(step, index)
        for (const number of NUMBERS) {
          const path = pathOf(number, index.aliases())
          expect(new Set(path.map(({ retired }) => retired)).size).toBe(path.length)
          expect(index.inUse()).toContain(index.rootOf(number))
        }
      }),
    )
  })
})

function anAlias(decisionId: string, retired: IndexNumber, survivor: IndexNumber): Alias {
  const was = { retiredState: 'confirmed', survivorState: 'confirmed', retiredStatus: 'active' } as const
  return { decisionId, retired, survivor, ...was, shieldId: null, joinedAt: '2026-06-01T09:00:00.000Z' as Instant }
}
