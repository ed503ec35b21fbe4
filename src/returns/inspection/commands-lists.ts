import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Cell } from '../../platform/csv.ts'
import { rowsInPieces, type Tx } from '../../platform/db.ts'
import { type SheetColumn, type WriteBytes, writeWorkbook } from '../../platform/workbook.ts'
import { referenceOf } from '../children-in-need/commands-return.ts'
import type { Edition, InspectionList, ListColumn, ListedRow, ListsMade, Window } from './model.ts'
import { contactsOfNobody, rowsOfList } from './queries.ts'
import { cellsOf, notInLists, windowOf } from './rules.ts'

export type ListsAsked = { readonly asOn: CalendarDay; readonly edition: Edition }

/**
 * Writes the lists that inspectors ask for as one workbook, a sheet a list, straight from the record: children by their
 * references, no names of theirs. Memory does not grow with the rows. Give it a transaction that sees one instant; whoever
 * calls puts it on record. What the lists do not hold is said with the file's properties, in no cell.
 *
 * @param onList is told of each list as it is begun, and how many there are
 */
export async function writeLists(
  tx: Tx,
  { asOn, edition }: ListsAsked,
  write: WriteBytes,
  onList: (done: number, all: number) => void = () => {},
): Promise<ListsMade> {
  const window = windowOf(asOn)
  const outside = { contactsOfNobody: await contactsOfNobody(tx, window) }
  const counts = new Map<number, number>()
  const sheets = edition.lists.map((list, at) => ({
    name: `List ${list.number}`,
    columns: list.columns.map(asColumn),
    rows: counting(rowsOf(tx, list, window), (rows) => {
      counts.set(list.number, rows)
      onList(at + 1, edition.lists.length)
    }),
  }))
  const description = [`As on ${asOn}.`, ...notInLists(edition, outside)].join('\n')
  await writeWorkbook(write, sheets, { title: `Lists for inspection (Annex A), ${edition.year}`, description })
  const rows = edition.lists.map(({ number, name }) => ({ number, name, rows: counts.get(number) ?? 0 }))
  return { ...outside, rows }
}

async function* rowsOf(tx: Tx, list: InspectionList, window: Window): AsyncGenerator<readonly (readonly Cell[])[]> {
  const query = rowsOfList(tx, list.number, window)
  if (!query) return
  for await (const rows of rowsInPieces<ListedRow>(tx, query))
    yield rows.map((row) => cellsOf(list, row, { asOn: window.asOn, referenceOf }))
}

async function* counting<Row>(pieces: AsyncIterable<readonly Row[]>, onEnd: (rows: number) => void) {
  let count = 0
  for await (const piece of pieces) {
    count += piece.length
    yield piece
  }
  onEnd(count)
}

function asColumn({ heading, kind }: ListColumn): SheetColumn {
  return { heading, kind: kind === 'day' || kind === 'number' ? kind : 'text' }
}
