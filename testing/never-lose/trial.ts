import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { systemActor } from '../../src/access/actor.ts'
import { inSeat, openDatabase } from '../../src/platform/db.ts'
import { type Chance, chanceOf } from '../cin-census/chance.ts'
import { aProgram, type Program } from '../program.ts'
import { type Author, anAuthor, FIELDS } from './author.ts'
import { aNetworkTo, type Network } from './proxy.ts'

const SAME_WITHIN_MS = 15_000
const KILLED = ['browser', 'server', 'database', 'network'] as const
type Killed = (typeof KILLED)[number]

export type Trial = {
  readonly seed: number
  readonly kills: Readonly<Record<Killed, number>>
  /** Words that a page had shown as kept, and that were looked for at the end. */
  readonly kept: number
  /** Those that were not there: by whom, and what. */
  readonly lost: readonly string[]
  /** Whether both pages said the same at the end. */
  readonly isSame: boolean
  /** How long words were unkept while both typed and nothing was killed, in milliseconds. */
  readonly calm: { readonly times: number; readonly median: number; readonly p99: number; readonly longest: number }
}

type Options = {
  readonly kills: number
  readonly seed: number
  readonly calmMs: number
  readonly say?: (what: string) => void
}

/** While two authors type in one assessment, kills something at random again and again; then looks for every word. */
export async function neverLose({ kills, seed, calmMs, say = () => {} }: Options): Promise<Trial> {
  const program = await aProgram()
  const network = await aNetworkTo(Number(new URL(program.url).port))
  const authors: Author[] = []
  const chance = chanceOf(seed)
  const counts: Record<Killed, number> = { browser: 0, server: 0, database: 0, network: 0 }
  try {
    const path = await anAssessment(program)
    const at = { door: program.url, writing: network.url + path }
    for (const name of ['Asha Verma', 'Tom Llewellyn']) authors.push(await anAuthor(name, at))
    const calm = await inCalm(authors, chance, calmMs)
    for (let kill = 1; kill <= kills; kill += 1) {
      const what = KILLED[chance.between(0, KILLED.length - 1)] ?? 'browser'
      counts[what] += 1
      say(`${kill}: ${what}`)
      await killWhileTyping(what, { program, network, authors, chance })
    }
    const texts = await Promise.all(authors.map(({ texts }) => texts()))
    const lost = authors.flatMap(({ name, kept }) =>
      [...kept].filter((word) => !texts.every((text) => text.includes(word))).map((word) => `${name}: ${word}`),
    )
    const kept = authors.reduce((sum, one) => sum + one.kept.size, 0)
    return { seed, kills: counts, kept, lost, isSame: texts[0] === texts[1], calm }
  } finally {
    for (const author of authors) await author.leave()
    await network.stop()
    await program.stop()
  }
}

type Parts = {
  readonly program: Program
  readonly network: Network
  readonly authors: readonly Author[]
  readonly chance: Chance
}

async function inCalm(authors: readonly Author[], chance: Chance, ms: number): Promise<Trial['calm']> {
  const until = Date.now() + ms
  while (Date.now() < until) await Promise.all(authors.map((author) => typeSome(author, chance)))
  await Promise.all(authors.map(({ settled }) => settled()))
  const waits = authors.flatMap((author) => author.waits()).sort((one, other) => one - other)
  const at = (part: number) => Math.round(waits[Math.floor((waits.length - 1) * part)] ?? 0)
  return { times: waits.length, median: at(0.5), p99: at(0.99), longest: at(1) }
}

/** Both type; somewhere in it something dies, and comes back; then both pages have all words of both. */
async function killWhileTyping(what: Killed, { program, network, authors, chance }: Parts): Promise<void> {
  const [victim] = authors.slice(chance.between(0, authors.length - 1))
  const typing = authors.map((author) => typeSome(author, chance))
  await pause(chance.between(100, 1_300))
  if (what === 'browser') await victim?.kill()
  if (what === 'server') await program.killAndStart()
  if (what === 'database') await program.killDatabase()
  if (what === 'network') {
    network.fail()
    await pause(chance.between(200, 2_200))
    network.restore()
  }
  await Promise.all(typing)
  if (what === 'browser') await victim?.come()
  await Promise.all(authors.map(({ settled }) => settled()))
  await sayTheSame(authors)
}

/** Waits until each page has what the other has; not for ever, for that is what is tried. */
async function sayTheSame(authors: readonly Author[]): Promise<void> {
  const until = Date.now() + SAME_WITHIN_MS
  const texts = () => Promise.all(authors.map((author) => author.texts()))
  while (Date.now() < until && new Set(await texts()).size > 1) await pause(50)
}

let typed = 0

/** A few words that were never typed before, told apart from everyone else's. */
function typeSome(author: Author, chance: Chance): Promise<void> {
  const field = FIELDS[chance.between(0, FIELDS.length - 1)] ?? 'worries'
  const words = Array.from({ length: chance.between(3, 6) }, () => {
    typed += 1
    const letters = Array.from({ length: chance.between(2, 7) }, () => String.fromCharCode(chance.between(97, 122)))
    return `${author.name.slice(0, 1).toLowerCase()}${typed}${letters.join('')}`
  })
  return author.type(field, words)
}

/** An assessment that is being written, of a child whom Asha Verma works with and Tom Llewellyn's team holds. */
async function anAssessment(program: Program): Promise<string> {
  const { app } = await program.urls()
  const db = openDatabase(app, 1)
  try {
    const { rows } = await inSeat(db, systemActor('990', 'never-lose'), (tx) =>
      sql<{ id: string }>`
        select a.id from assessment a join assessment_child c on c.authority = a.authority and c.assessment_id = a.id
          join allocation l on l.authority = a.authority and l.child_id = c.child_id and l.to_on is null
         where a.authority = '990' and a.state in ('open', 'returned') and access.name_of(l.user_id) = 'Asha Verma'
         order by a.id limit 1`.execute(tx),
    )
    if (!rows[0]) throw new Error('the practice county has no assessment that is being written')
    return `/assessments/${rows[0].id}`
  } finally {
    await db.destroy()
  }
}
