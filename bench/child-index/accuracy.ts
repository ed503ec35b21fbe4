import type { Identity } from '../../src/child-index/contract-identity.ts'
import type { Candidate } from '../../src/child-index/contract-matching.ts'
import { execute } from '../../testing/database.ts'
import { askAbout, type Judged, judged, type PlacesByNumber, shownIn } from '../../testing/population/accuracy.ts'
import { indexedAt } from '../../testing/population/population.ts'
import { probesOf } from '../../testing/population/probes.ts'
import { addTo, emptyTally, partsOf, type Shares, sharesOf, type Tally } from '../../testing/population/shares.ts'
import type { Ledger } from './goals.ts'
import type { Place } from './place.ts'

export type Asked = { readonly seed: number; readonly children: number; readonly probes: number }

/** Asks about as many probes as wanted, and judges the answers by the truth. Registers nothing. */
export async function measureAccuracy({ index, urls }: Place, asked: Asked, ledger: Ledger): Promise<void> {
  const { seed, children } = asked
  const [tally, wrong] = [emptyTally(), [] as Judged[]]
  for (let from = 0; from < asked.probes; from += LOT) {
    const probes = probesOf(seed, children, Math.min(from + LOT, asked.probes), from)
    const answers = await askAbout(index, probes, 8)
    const places = await placesOf(urls.owner, answers.flatMap(shownIn))
    for (const answer of answers) {
      const one = judged(answer, places)
      addTo(tally, one)
      if (one.verdict === 'wrong link') wrong.push(one)
    }
  }
  tellShares(sharesOf(tally), ledger)
  tellGroups(tally, ledger)
  for (const judged of wrong.slice(0, SHOWN)) process.stderr.write(inWords(judged, seed, children))
}

const LOT = 10_000
const SHOWN = 20
/** Groups of fewer probes say too little of themselves. */
const LEAST_OF_A_GROUP = 300

function tellShares(shares: Shares, ledger: Ledger): void {
  ledger.note('probes', shares.probes)
  ledger.note('probes of twins, brothers and sisters who are not in the index', shares.unseenSiblings)
  ledger.judge('wrong links', shares.wrongLinks, { atMost: 0 })
  ledger.judge('right, automatic (% of probes of children in the index)', 100 * shares.linked, { atLeast: 88 })
  ledger.judge('missed as new (%)', 100 * shares.missed, { atMost: 1 })
  ledger.judge('right child among the first five of a review (%)', 100 * shares.offeredOfReviewed, { atLeast: 100 })
  ledger.note('linked or offered (%)', 100 * shares.found)
  ledger.note('of children not in the index, sent to a person (%)', 100 * shares.reviewedForNew)
}

function tellGroups({ byGroup, byError, byKind }: Tally, ledger: Ledger): void {
  const groups = partsOf(byGroup)
  for (const { name, probes, linked, found } of groups) {
    ledger.note(`of ${name} names`, `${shown(found)} found, ${shown(linked)} linked, of ${probes}`)
  }
  const sure = groups.filter(({ probes }) => probes >= LEAST_OF_A_GROUP)
  for (const [what, part] of [
    ['found', 'found'],
    ['linked automatically', 'linked'],
  ] as const) {
    const recalls = sure.map((group) => 100 * group[part])
    const spread = Math.max(...recalls) - Math.min(...recalls)
    ledger.judge(`between the best and the worst group, ${what} (points)`, sure.length > 1 ? spread : 0, { atMost: 2 })
  }
  for (const { name, probes, linked, found } of partsOf(byError)) {
    ledger.note(`records with: ${name}`, `${shown(found)} found, ${shown(linked)} linked, of ${probes}`)
  }
  for (const [kind, verdicts] of byKind) {
    ledger.note(`kind: ${kind}`, [...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(', '))
  }
}

function shown(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** Whose records stand under each number, which their references tell. Stands on link_of_child. */
async function placesOf(owner: string, numbers: readonly string[]): Promise<PlacesByNumber> {
  const { rows } = await execute<{ number: string; places: number[] }>(
    owner,
    `select l.number, array_agg(substring(a.local_reference from '^(?:first|further-\\d+)-(\\d+)')::int) as places
       from child_index.link l join child_index.assertion a on a.id = l.assertion_id
      where l.number = any($1) and l.valid_to is null and l.known_to is null group by l.number`,
    [[...new Set(numbers)]],
  )
  return new Map(rows.map(({ number, places }) => [number, new Set(places)]))
}

/** A wrong link, with both records: they are invented. */
function inWords({ probe, outcome }: Judged, seed: number, children: number): string {
  const [candidate] = outcome.candidates
  const beside = probe.besides ?? probe.truth
  const known = beside === null ? '' : `\n  knows ${recordOf(indexedAt(seed, children, beside).assertion.identity)}`
  const errors = [...probe.errors, ...(probe.moved ? ['moved'] : [])].join('; ') || 'no errors'
  const given = candidate ? `\n  gave ${candidate.number}: ${weightsOf(candidate)}` : ''
  return `Wrong link: ${probe.kind}, ${probe.group} (${errors})\n  asked ${recordOf(probe.assertion.identity)}${known}${given}\n`
}

function weightsOf({ summary, score, reasons }: Candidate): string {
  const words = reasons.map(({ field, level, weight }) => `${field} ${level} ${weight}`)
  return `${summary.given} ${summary.family} ${summary.birthDate}, ${score.toFixed(4)} by ${words.join(', ')}`
}

function recordOf({ names, birthDate, sex, addresses, identifiers, mother, multipleBirth }: Identity): string {
  const called = names.map(({ given, family }) => `${given} ${family}`).join(' / ')
  const homes = addresses.map(({ postcode }) => postcode).join(' / ')
  const numbers = identifiers.map(({ value }) => value).join(' ')
  const mothers = mother ? `mother ${mother.given} ${mother.family}` : 'no mother'
  return [called, birthDate, sex, homes, numbers, mothers, multipleBirth === true ? 'a twin' : ''].join(' | ')
}
