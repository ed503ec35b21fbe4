import type { Judged, Verdict } from './accuracy.ts'

/** How often each verdict fell among some of the probes. */
export type Count = Map<Verdict, number>

/** The verdicts over all probes and over each kind of them. */
export type Tally = {
  readonly all: Count
  /** By kind of probe: `existing`, `unseen twin`, … */
  readonly byKind: Map<string, Count>
  /** Of existing children, by where their names come from. */
  readonly byGroup: Map<string, Count>
  /** Of existing children, by each error in the record, and by having none, having moved, having no NHS number. */
  readonly byError: Map<string, Count>
}

export function emptyTally(): Tally {
  return { all: new Map(), byKind: new Map(), byGroup: new Map(), byError: new Map() }
}

export function addTo(tally: Tally, { probe, verdict }: Judged): void {
  count(tally.all, verdict)
  count(within(tally.byKind, probe.kind), verdict)
  if (probe.truth === null) return
  count(within(tally.byGroup, probe.group), verdict)
  const { errors, moved, hasNhsNumber } = probe
  const marks = [
    ...errors,
    `${errors.length} errors`,
    moved ? 'moved' : 'not moved',
    hasNhsNumber ? 'with an NHS number' : 'without an NHS number',
  ]
  for (const mark of marks) count(within(tally.byError, mark), verdict)
}

/** What the whole comes to; shares from 0 to 1. */
export type Shares = {
  readonly probes: number
  readonly wrongLinks: number
  /** Twins, brothers and sisters of children of the index who are not in it themselves. */
  readonly unseenSiblings: number
  /** Of probes of children of the index: linked to the right one without a person. */
  readonly linked: number
  /** Of those: linked, or among the first five a person is shown. */
  readonly found: number
  readonly missed: number
  /** Of those that went to a person: the right child among the first five. */
  readonly offeredOfReviewed: number
  /** Of probes of children who are not in the index: a person is asked needlessly. */
  readonly reviewedForNew: number
}

export function sharesOf({ all, byKind }: Tally): Shares {
  const [twins, siblings] = [totalOf(byKind.get('unseen twin')), totalOf(byKind.get('unseen brother or sister'))]
  const existing = byKind.get('existing') ?? new Map()
  const [linked, offered, notOffered] = (['linked', 'offered', 'not offered'] as const).map((one) => of(existing, one))
  const [known, outside] = [totalOf(existing), totalOf(all) - totalOf(existing)]
  return {
    probes: totalOf(all),
    wrongLinks: of(all, 'wrong link'),
    unseenSiblings: twins + siblings,
    linked: share(linked, known),
    found: share((linked ?? 0) + (offered ?? 0), known),
    missed: share(of(existing, 'missed'), known),
    offeredOfReviewed: share(offered, (offered ?? 0) + (notOffered ?? 0)),
    reviewedForNew: share(of(all, 'offered for new'), outside),
  }
}

/** Of some probes of children of the index: linked, linked or offered, and how many they were. */
export type GroupShares = {
  readonly name: string
  readonly probes: number
  readonly linked: number
  readonly found: number
}

/** A line for each part of a tally, the worst first. */
export function partsOf(parts: ReadonlyMap<string, Count>): readonly GroupShares[] {
  const lines = [...parts].map(([name, verdicts]) => {
    const probes = totalOf(verdicts)
    const linked = of(verdicts, 'linked')
    return { name, probes, linked: share(linked, probes), found: share(linked + of(verdicts, 'offered'), probes) }
  })
  return lines.toSorted((one, other) => one.linked - other.linked)
}

function count(counts: Count, verdict: Verdict): void {
  counts.set(verdict, of(counts, verdict) + 1)
}

function within(parts: Map<string, Count>, name: string): Count {
  const held = parts.get(name) ?? new Map<Verdict, number>()
  parts.set(name, held)
  return held
}

function of(counts: Count, verdict: Verdict): number {
  return counts.get(verdict) ?? 0
}

function totalOf(counts: Count | undefined): number {
  return counts ? [...counts.values()].reduce((sum, one) => sum + one, 0) : 0
}

function share(part: number | undefined, whole: number): number {
  return whole === 0 ? 0 : (part ?? 0) / whole
}
