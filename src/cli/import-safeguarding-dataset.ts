import { systemActor } from '../access/actor.ts'
import type { openParts } from '../deployments/parts.ts'
import type { KeptHere } from '../exchange/import/cin-census/laying-down/model.ts'
import { keptLine } from '../exchange/import/cin-census/report/rules.ts'
import { type CheckedDataset, checkDataset } from '../exchange/import/safeguarding-dataset/checking.ts'
import { layDownDataset } from '../exchange/import/safeguarding-dataset/commands.ts'
import type { FileNote, RowNote } from '../exchange/import/safeguarding-dataset/model.ts'
import { peopleKnownBy } from '../exchange/import/safeguarding-dataset/queries.ts'
import { countLines, faultLine, noteLine, totalOf } from '../exchange/import/safeguarding-dataset/rules-report.ts'
import { inSeat } from '../platform/db.ts'
import { BANK_HOLIDAYS } from '../statute/bank-holidays.ts'
import { DONE, NOT_DONE } from './ending.ts'
import { forAuthority } from './for-authority.ts'
import { progressBar } from './progress.ts'

export type DatasetImportOptions = { readonly authority: string; readonly dryRun?: boolean; readonly json?: boolean }

type Parts = Awaited<ReturnType<typeof openParts>>['parts']

/**
 * Brings in the tables of the Standard Safeguarding Dataset. All files are read to their ends before anything is laid
 * down; what was made of each row that is not plainly taken is printed, and a summary.
 */
export async function importSafeguardingDataset(folder: string, options: DatasetImportOptions): Promise<number> {
  return forAuthority(options.authority, async (parts) => {
    const report = reporter(options)
    const bar = progressBar('Checking')
    const reading = { today: parts.clock.today(), onNote: report.note, onProgress: bar.at }
    const checked = await checkDataset(folder, reading)
    bar.end()
    if (!checked.ok) return report.refuse(checked.faults)
    const done = options.dryRun
      ? await tryOut(parts, options.authority, checked.value)
      : await bringIn(parts, options.authority, checked.value, report.keep)
    report.finish(
      {
        authority: options.authority,
        dryRun: options.dryRun === true,
        fingerprint: checked.value.fingerprint,
        ...done,
      },
      checked.value,
    )
    return DONE
  })
}

async function bringIn(
  { db, clock, index }: Parts,
  authority: string,
  checked: CheckedDataset,
  onKept: (kept: readonly KeptHere[]) => void,
) {
  const bar = progressBar('Laying down')
  const laying = {
    ...{ authority, index, onKept, onLot: (done: number) => bar.at(done, 2 * checked.people.length) },
    now: { at: clock.now(), day: clock.today(), holidays: BANK_HOLIDAYS },
    inTransaction: <T>(actor: ReturnType<typeof systemActor>, work: Parameters<typeof inSeat<T>>[2]) =>
      inSeat(db, actor, work),
  }
  const done = await layDownDataset(laying, checked)
  bar.end()
  return done
}

/** What would be done, with nothing changed: how many people are known here already. */
async function tryOut({ db }: Parts, authority: string, { people }: CheckedDataset) {
  let known = 0
  for (let at = 0; at < people.length; at += 1000)
    known += (
      await inSeat(db, systemActor(authority, 'import safeguarding-dataset'), (tx) =>
        peopleKnownBy(tx, people.slice(at, at + 1000)),
      )
    ).size
  return { people: people.length, newPeople: people.length - known }
}

type Done = Readonly<Record<string, string | number | boolean>>

/** Says what was made of the rows and, at the end, of all: for people in words, for programs as one JSON object. */
function reporter({ json }: DatasetImportOptions) {
  const kept: KeptHere[] = []
  let notes = 0
  const say = (text: string) => process.stdout.write(text)
  if (json) say('{"notes":[')
  return {
    note(note: RowNote) {
      say(json ? `${notes > 0 ? ',' : ''}\n${JSON.stringify(note)}` : `${noteLine(note)}\n`)
      notes += 1
    },
    keep: (more: readonly KeptHere[]) => void kept.push(...more),
    refuse(faults: readonly FileNote[]): number {
      if (json) say(`],"faults":${JSON.stringify(faults)}}\n`)
      process.stderr.write(`${faults.map(faultLine).join('\n')}\nNothing was changed.\n`)
      return NOT_DONE
    },
    finish(done: Done, { counts, unread }: CheckedDataset) {
      if (json)
        say(
          `\n],"kept":${JSON.stringify(kept)},"summary":${JSON.stringify({ ...done, ...totalOf(counts), tables: counts, unread })}}\n`,
        )
      else say(`${kept.map((one) => `${keptLine(one)}\n`).join('')}${summaryOf(done, { counts, unread })}`)
    },
  }
}

function summaryOf(done: Done, { counts, unread }: Pick<CheckedDataset, 'counts' | 'unread'>): string {
  const { rows, taken, merged, refused } = totalOf(counts)
  const before = Number(done['rowsDoneBefore'] ?? 0)
  return [
    done['dryRun'] ? 'Nothing was changed. This is what the tables would do.' : 'Done.',
    ...(before > 0 ? ['An import of these tables was broken off: it went on where it had stopped.'] : []),
    `Rows: ${rows}. Taken ${taken}, said twice ${merged}, left out ${refused}.`,
    ...countLines(counts),
    ...(unread.length > 0 ? [`Not read, because they are none of the tables: ${unread.join(', ')}.`] : []),
    ...(done['dryRun'] ? [`People: ${done['people']}, of whom ${done['newPeople']} are new here.`] : laidLines(done)),
    '',
  ].join('\n')
}

function laidLines(done: Done): readonly string[] {
  return [
    `Children: ${done['children']}, of whom ${done['newChildren']} are new here. With an index number: ${done['numbered']}. Still to be numbered: ${done['withoutNumber']}.`,
    `Parts of the record added: ${done['rowsAdded']}, changed: ${done['rowsChanged']}. Kept as they stand here: ${done['keptHere']}.`,
    'Open cases that nobody holds wait with a team: its manager chooses who holds each child, on the team’s page (/team).',
  ]
}
