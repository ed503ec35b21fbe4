import { asCalendarDay, type CalendarDay } from '../../../kernel/calendar-day.ts'
import { ABUSE_CATEGORIES } from '../../../statute/code-sets-casework.ts'
import type { IdOf } from '../cin-census/laying-down/model.ts'
import type { DatasetRow } from './model.ts'
import { rowId } from './rules-people.ts'

/** What rows are laid down for: whose they are, from when they are worked with here, and how ids are made. */
export type LaidFor = {
  readonly childId: string
  readonly planId: string
  readonly today: CalendarDay
  readonly idOf: IdOf
}

/** The text of a cell; null where nothing stands. */
export function textIn({ cells }: DatasetRow, column: string): string | null {
  return cells[column] || null
}

/** The day of a cell, which was read before. */
export function dayIn({ cells }: DatasetRow, column: string): CalendarDay | null {
  return asCalendarDay(cells[column] ?? '') ?? null
}

/** Y and its like are true, N and its like false; null where neither stands. */
export function yesIn({ cells }: DatasetRow, column: string): boolean | null {
  const text = (cells[column] ?? '').toLowerCase()
  if (['y', 'yes', '1', 'true'].includes(text)) return true
  return ['n', 'no', '0', 'false'].includes(text) ? false : null
}

export type Category = 'NEG' | 'PHY' | 'SAB' | 'EMO' | 'MUL'

/** The category of abuse of a cell, given as its code or in the department’s words. */
export function categoryIn({ cells }: DatasetRow, column: string): Category | null {
  const text = (cells[column] ?? '').toLowerCase()
  const found = ABUSE_CATEGORIES.find(({ code, wording }) => [code, wording].some((one) => one.toLowerCase() === text))
  return (found?.code as Category | undefined) ?? null
}

/** The ids of a step that has a row a child: the child’s part has the id of the row, the step one that follows from it. */
export function idsOfStep(
  table: string,
  key: string,
  idOf: IdOf,
): { readonly partId: string; readonly stepId: string } {
  const partId = rowId(table, key, idOf)
  return { partId, stepId: idOf('step', table, partId) }
}

/** Of the referral of a step: its own id, and that of the episode it opened. */
export function referralIds(key: string, idOf: IdOf): { readonly referralId: string; readonly episodeId: string } {
  const { partId, stepId } = idsOfStep('ssd_cin_episodes', key, idOf)
  return { referralId: stepId, episodeId: idOf('step', 'episode', partId) }
}
