import { cpus } from 'node:os'
import { systemActor } from '../src/access/actor.ts'
import { addContact } from '../src/casework/contacts/queries.ts'
import type { NewEntry, StepKind } from '../src/entries/model.ts'
import { addEntries } from '../src/entries/queries.ts'
import { addDays, calendarDay } from '../src/kernel/calendar-day.ts'
import { instant } from '../src/kernel/instant.ts'
import type { Connections } from '../src/platform/connections.ts'
import { inSeat, openDatabase, type Tx } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { newId } from '../src/platform/ids.ts'
import { theCalloways } from '../testing/builders/calloways.ts'
import { aCouncil } from '../testing/builders/council.ts'
import { anEntry } from '../testing/builders/story.ts'
import { aMigratedDatabase, execute } from '../testing/database.ts'
import type { BenchOptions, Figures } from './run.ts'
import { pageFigures } from './serving/load.ts'
import { serving, stopped } from './serving/program.ts'

// How long a page of the chronology takes where the story is very long, by what it is chosen by: the program as it is
// served, a real session, a real PostgreSQL. Needs `npm run build`.

/** `--entries 10000 --requests 300`: each page at 1 and at 8 in flight, from sending to the last byte. */
export async function run(options: BenchOptions): Promise<Figures> {
  const { dist = 'dist' } = options
  const entries = Number(options['entries'] ?? 10_000)
  const requests = Number(options['requests'] ?? 300)
  const postgres = await startEmbeddedPostgres('bench', { durable: true })
  const urls = await aMigratedDatabase(postgres, 'openics_bench_chronology')
  const { path, middle, darren } = await aLongStory(urls, entries)
  const program = await serving(dist, urls.owner)
  const pages: Readonly<Record<string, string>> = {
    newest: '',
    'far back': `?before=${middle}`,
    'turning points': '?key=yes',
    hearsay: '?kind=hearsay',
    police: '?origin=police&basis=yes',
    visits: '?step=visit',
    'one person': `?person=${darren}`,
    'one voice': `?said=${middle}`,
    'side by side': '?together=yes',
    timeline: '/timeline?zoom=years',
    voices: '/voices',
  }
  try {
    const figures: Record<string, number | string> = { entries, cores: cpus().length }
    for (const [name, rest] of Object.entries(pages)) {
      const of = await pageFigures(`${path}${rest}`, 'asha', requests)
      for (const part of ['page (KB)', 'p50 at 1 in flight (ms)', 'p99 at 1 in flight (ms)', 'p99 at 8 in flight (ms)'])
        figures[`${name}: ${part}`] = of[part] ?? 0
    }
    return figures
  } finally {
    await stopped(program)
    await postgres.stop()
  }
}

/** Niamh with a story this long, told by many, some of it about her brother and her mother's partner too. */
async function aLongStory(urls: Connections, entries: number) {
  const db = openDatabase(urls.app, 4)
  const council = await aCouncil(urls)
  const asha = council.socialWorker
  await execute(urls.owner, `insert into public.installation (mode) values ('practice') on conflict do nothing`)
  await execute(urls.owner, `update access.app_user set issuer = 'practice', subject = 'asha' where id = $1`, [
    asha.userId,
  ])
  const { niamh, alfie, darren } = await theCalloways(db, council)
  const all = await inSeat(db, systemActor('990', 'bench'), async (tx) => {
    const contacts = await contactsAbout(tx, niamh)
    const told = Array.from({ length: entries }, (_, at) => oneOfMany(at, { niamh, alfie, darren }, contacts))
    for (let at = 0; at < told.length; at += 500) await addEntries(tx, asha, told.slice(at, at + 500))
    return told
  })
  await db.destroy()
  await execute(urls.owner, 'analyze')
  return { path: `/children/${niamh}/chronology`, middle: all[Math.floor(entries / 2)]?.id ?? '', darren }
}

const STEPS = [
  'visit',
  'contact',
  'conference',
  null,
  'assessment',
  'plan',
] as const satisfies readonly (StepKind | null)[]
const KINDS = ['fact', 'opinion', 'hearsay', 'child-words'] as const
const WORDS =
  'Arrived late and told her teacher that nobody had woken her. She ate two bowls of cereal and asked for a third. Her aunt was rung and came at noon.'

type Family = { readonly niamh: string; readonly alfie: string; readonly darren: string }

function oneOfMany(at: number, { niamh, alfie, darren }: Family, contacts: readonly string[]): NewEntry {
  const kind = STEPS[at % STEPS.length] ?? null
  const step = kind && { kind, id: kind === 'contact' ? (contacts[at % contacts.length] ?? newId()) : newId() }
  const entry = anEntry(niamh, {
    ...{ title: `What happened, number ${at + 1}`, text: `${WORDS}\n\n${WORDS}`, kind: KINDS[at % 4] ?? 'fact', step },
    ...{ saidBy: at % 3 === 0 ? 'Asha Verma' : `Speaker ${at % 40}`, significant: at % 97 === 0 },
    happenedOn: addDays(calendarDay('2026-03-18'), -Math.floor(at / 2)),
  })
  const others = [...(at % 5 === 0 ? [alfie] : []), ...(at % 50 === 0 ? [darren] : [])]
  return { ...entry, about: [niamh, ...others].map((personId) => ({ personId })) }
}

/** Contacts of the police and a school, to which what they told belongs. */
async function contactsAbout(tx: Tx, childId: string): Promise<readonly string[]> {
  const ids = Array.from({ length: 200 }, () => newId())
  for (const [at, id] of ids.entries()) {
    const police = { sourceCode: '6', sourceName: 'PC Dunmore', sourceAgency: 'Aldermere Police' }
    const school = { sourceCode: '2A', sourceName: 'Grace Okafor', sourceAgency: 'Fenwick Lane Primary' }
    await addContact(tx, {
      ...{ id, childId, concernId: null, summary: 'Cold', words: 'Cold.', happenedOn: null, knownBy: null },
      ...{ immediateDanger: false, toldFamily: true, whyNotTold: null },
      childAsGiven: { given: 'Niamh', family: 'Calloway', birthDate: null, postcode: '', number: '' },
      ...{ receivedAt: instant('2026-03-01T10:00:00Z'), decideBy: instant('2026-03-02T10:00:00Z') },
      ...(at % 20 === 0 ? police : school),
    })
  }
  return ids
}
