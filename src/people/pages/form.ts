import { asCalendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'

/** A form as it was sent: names and trimmed texts. Several values of one name stand on lines of their own. */
export type Fields = Readonly<Record<string, string>>

/** What must be put right; `field` is the id that the error summary links to. */
export type Problem = { readonly text: string; readonly field?: string | undefined }

/** The fields of a request's body, whatever was sent: what is no text is left out. */
export function fieldsOf(body: unknown): Fields {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(body ?? {})) {
    if (typeof value === 'string') fields[name] = value.trim()
    else if (Array.isArray(value)) fields[name] = value.filter((one) => typeof one === 'string').join('\n')
  }
  return fields
}

/** The text of a field; '' if nothing was written. */
export function textOf(fields: Fields, name: string): string {
  return fields[name] ?? ''
}

/** The lines of a field that may be sent several times. */
export function textsOf(fields: Fields, name: string): readonly string[] {
  return textOf(fields, name).split('\n').filter(Boolean)
}

/** The day in the boxes `<name>-day`, `-month` and `-year`; null when all are empty, 'wrong' when it is no real day. */
export function dayOf(fields: Fields, name: string): CalendarDay | null | 'wrong' {
  const [year, month, day] = ['year', 'month', 'day'].map((box) => textOf(fields, `${name}-${box}`))
  if (!year && !month && !day) return null
  return asCalendarDay(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`) ?? 'wrong'
}

/** The three boxes filled in with a day. */
export function dayFields(name: string, day: CalendarDay | null): Fields {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  const plain = (text: string) => text.replace(/^0/, '')
  return { [`${name}-day`]: plain(date), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}

/** The code chosen, if it is one of those offered. */
export function choiceOf<Code extends string>(fields: Fields, name: string, codes: readonly Code[]): Code | undefined {
  return codes.find((code) => code === fields[name])
}

/** What is wrong with a field, for its own message. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text
}

/** Problems as the error summary takes them. */
export function linked(problems: readonly Problem[]): readonly { readonly text: string; readonly href?: string }[] {
  return problems.map(({ text, field }) => (field ? { text, href: `#${field}` } : { text }))
}
