import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Identity } from '../../src/child-index/contract-identity.ts'
import type { Assertion } from '../../src/child-index/contract-registration.ts'
import { chanceFor } from './chance.ts'
import { populationOf } from './population.ts'
import { secondRecordOf } from './probes.ts'
import type { Source } from './records.ts'

/** Files as authorities' systems write them, and how many rows stand in them. */
export type Written = { readonly files: readonly string[]; readonly rows: number }

/** Children of a population, from one place up to, but not including, another. */
export type Stretch = {
  readonly seed: number
  /** How many the whole population has. */
  readonly children: number
  readonly from: number
  readonly to: number
}

/**
 * Writes part of a population as the files that are loaded: one for each authority and source, in the columns of
 * `index load`. Of a hundred children `twicePercent` have a second record, in another file, with its errors; one in ten
 * of those stands twice in its own. Beside them stands `truth.csv`: which child each row is.
 */
export async function writePopulation(folder: string, of: Stretch, twicePercent: number): Promise<Written> {
  const files = await openFiles(folder)
  for (const { index, assertion } of populationOf(of.seed, of.children, of.from)) {
    if (index >= of.to) break
    await files.add(assertion, index)
    const chance = chanceFor(of.seed, 'written twice', index)
    if (!chance.in100(twicePercent)) continue
    await files.add(secondRecordOf(of.seed, of.children, index, 1).assertion, index)
    if (chance.in100(10)) await files.add({ ...assertion, localReference: `${assertion.localReference}-again` }, index)
  }
  return files.close()
}

/**
 * Writes `rows` records for a load into an index that holds the population: one half of children it knows, by a further
 * record with its errors, the other half of children beyond it.
 */
export async function writeAdditions(folder: string, seed: number, children: number, rows: number): Promise<Written> {
  const files = await openFiles(folder)
  const beyond = children + BEYOND
  for (const { index, assertion } of populationOf(seed, beyond + Math.ceil(rows / 2), beyond)) {
    await files.add(withoutNhsNumber(assertion), index)
    const known = ((index + 1) * STRIDE) % children
    await files.add(secondRecordOf(seed, children, known, 40).assertion, known)
  }
  return files.close()
}

/** Children so far beyond a population are nobody else's. */
const BEYOND = 1_000_000
/** A prime: places all over the population. */
const STRIDE = 5_915_587

/** The column that names the record tells the profiles apart. */
const REFERENCES: Readonly<Record<Source, string>> = {
  'birth-notifications': 'notification_reference',
  'gp-register': 'patient_reference',
  'authority-register': 'child_reference',
  'school-roll': 'pupil_reference',
}
const COLUMNS = [
  ...['authority', 'given_names', 'family_name', 'former_family_name', 'birth_date', 'sex', 'address', 'postcode'],
  ...['former_postcode', 'nhs_number', 'nhs_number_verified', 'upn', 'mother_given_names', 'mother_family_name'],
  'multiple_birth',
]
const LETTERS_KEPT = 4_000_000

async function openFiles(folder: string) {
  await mkdir(folder, { recursive: true })
  const waiting = new Map<string, string[]>()
  const begun = new Set<string>()
  const truth = join(folder, 'truth.csv')
  await writeFile(truth, 'node,reference,child\n')
  let [rows, letters] = [0, 0]
  const flush = async () => {
    for (const [file, lines] of waiting) await appendFile(file, lines.join(''))
    waiting.clear()
    letters = 0
  }
  const put = (file: string, line: string) => {
    const lines = waiting.get(file)
    if (lines) lines.push(line)
    else waiting.set(file, [line])
    letters += line.length
  }
  return {
    add: async ({ node, localReference, identity }: Assertion, child: number | null) => {
      const file = join(folder, `${node.replace('/', '-')}.csv`)
      if (!begun.has(file)) put(file, rowOf([REFERENCES[node.slice(4) as Source], ...COLUMNS]))
      begun.add(file)
      put(file, rowOf([localReference, ...valuesOf(node.slice(0, 3), identity)]))
      put(truth, rowOf([node, localReference, child === null ? '' : `${child}`]))
      rows += 1
      if (letters > LETTERS_KEPT) await flush()
    },
    close: async (): Promise<Written> => {
      await flush()
      return { files: [...begun].toSorted(), rows }
    },
  }
}

/** The number of a child beyond the population may be another child's. */
function withoutNhsNumber(assertion: Assertion): Assertion {
  const identifiers = assertion.identity.identifiers.filter(({ system }) => system !== 'nhs')
  return { ...assertion, identity: { ...assertion.identity, identifiers } }
}

function valuesOf(authority: string, identity: Identity): readonly string[] {
  const { names, birthDate, sex, addresses, identifiers, mother, multipleBirth } = identity
  const former = names.find(({ use }) => use === 'former')
  const nhs = identifiers.find(({ system }) => system === 'nhs')
  const [home, formerHome] = addresses
  return [
    ...[authority, names[0]?.given, names[0]?.family, former?.family, birthDate, sex, home?.lines, home?.postcode],
    ...[formerHome?.postcode, nhs?.value, nhs && yesOrNo(nhs.verified), upnOf(identity), mother?.given, mother?.family],
    multipleBirth === null ? '' : yesOrNo(multipleBirth),
  ].map((value) => value ?? '')
}

function upnOf({ identifiers }: Identity): string | undefined {
  return identifiers.find(({ system }) => system === 'upn')?.value
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no'
}

function rowOf(values: readonly string[]): string {
  return `${values.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\n`
}
