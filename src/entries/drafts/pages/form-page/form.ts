import { asCalendarDay, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import { isId, newId } from '../../../../platform/ids.ts'

/** A form as it was sent: names and texts, trimmed. Several values of one name stand on lines of their own. */
export type Fields = Readonly<Record<string, string>>

/** What must be put right, and in which field; `field` is the id that the error summary links to. */
export type Problem = { readonly field?: string | undefined; readonly text: string }

/** What a form means: an act, or what must be put right before it can be one. */
export type Read<Act> =
  | { readonly act: Act; readonly problems?: undefined }
  | { readonly act?: undefined; readonly problems: readonly Problem[] }

/** The fields of a request's body, whatever was sent: what is no text is left out. */
export function fieldsOf(body: unknown): Fields {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(body ?? {})) {
    if (name.startsWith('_')) continue // the token and the draft's key are not anyone's words
    if (typeof value === 'string') fields[name] = value.replaceAll('\r\n', '\n').trim()
    else if (Array.isArray(value)) fields[name] = value.filter((one) => typeof one === 'string').join('\n')
  }
  return fields
}

/** The text of a field, or null if nothing was written. */
export function textOf(fields: Fields, name: string): string | null {
  return fields[name] || null
}

/** The id in a field, or undefined if it is none. */
export function idAt(fields: Fields, name: string): string | undefined {
  const text = fields[name] ?? ''
  return isId(text) ? text : undefined
}

/** The id of the act that a form would be. It carries one, so that sending it twice is one act; else it is a new one. */
export function idIn(fields: Fields): string {
  return idAt(fields, 'id') ?? newId()
}

/** The day in the three boxes `<name>-day`, `<name>-month`, `<name>-year`; undefined if it is no real day. */
export function dayOf(fields: Fields, name: string): CalendarDay | undefined {
  const part = (box: string) => (fields[`${name}-${box}`] ?? '').trim()
  if (!/^\d{4}$/.test(part('year'))) return undefined
  return asCalendarDay(`${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`)
}

/** Whether any of the three boxes of a date was filled in. */
export function dayWasGiven(fields: Fields, name: string): boolean {
  return ['day', 'month', 'year'].some((box) => Boolean(fields[`${name}-${box}`]))
}

/** What must be put right, said more exactly where it is known why: the day is in no calendar, or the file is empty. */
export function moreExactly(problems: readonly Problem[], fields: Fields, isFileEmpty: boolean): readonly Problem[] {
  return problems.map(({ field, text }) => {
    const name = field?.endsWith('-day') ? field.slice(0, -'-day'.length) : undefined
    if (name !== undefined && isNoSuchDay(fields, name)) return { field, text: `There is no such day. ${text}` }
    return field === 'file' && isFileEmpty ? { field, text: 'The file is empty. Choose another' } : { field, text }
  })
}

/** Numbers in each of the boxes that are no day together: 31 2 2027. */
function isNoSuchDay(fields: Fields, name: string): boolean {
  const boxes = ['day', 'month', 'year'].map((box) => (fields[`${name}-${box}`] ?? '').trim())
  return boxes.every((box) => /^\d{1,4}$/.test(box)) && boxes[2]?.length === 4 && dayOf(fields, name) === undefined
}

/** The three boxes filled in with a day. */
export function dayFields(name: string, day: CalendarDay): Fields {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: `${Number(date)}`, [`${name}-month`]: `${Number(month)}`, [`${name}-year`]: year }
}

/** The code chosen, if it is one of those offered. */
export function choiceOf<Code extends string>(fields: Fields, name: string, codes: readonly Code[]): Code | undefined {
  return codes.find((code) => code === fields[name])
}

/** The boxes ticked, of those offered. */
export function choicesOf<Code extends string>(fields: Fields, name: string, codes: readonly Code[]): Code[] {
  const ticked = new Set((fields[name] ?? '').split('\n'))
  return codes.filter((code) => ticked.has(code))
}

/** Yes, no, or undefined if neither was chosen. */
export function yesOrNo(fields: Fields, name: string): boolean | undefined {
  return fields[name] === 'yes' ? true : fields[name] === 'no' ? false : undefined
}

/** The problem with a field, for its own message. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text
}
