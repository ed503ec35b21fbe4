import { ageOn, type CalendarDay, inShortWords } from '../../kernel/calendar-day.ts'
import { currentName, displayName, isUnborn } from '../model.ts'
import type { Kin, Size } from './model.ts'

/** What someone is called in the drawing: their given name and age, "due 21 July" for a child not yet born. */
export function labelOf(kin: Kin, today: CalendarDay): string {
  const { person } = kin
  if (isUnborn(person) && person.diedOn) return 'pregnancy lost'
  if (isUnborn(person) && person.expectedOn) return `due ${inShortWords(person.expectedOn)}`
  const age = person.birthDate && !person.diedOn ? ` ${ageOn(person.birthDate, today).years}` : ''
  return `${firstName(kin)}${age}`
}

/** Someone's given name; all that they are called where there is none. */
export function firstName({ person }: Pick<Kin, 'person'>): string {
  if (isUnborn(person)) return 'the baby'
  return currentName(person.names)?.given || displayName(person)
}

const RISK = 'may be a risk'

/** The lines beneath a symbol, none wider than there is room for; that somebody may be a risk is never cut off. */
export function labelLines(kin: Kin, today: CalendarDay, { slot, labelLines: most }: Size): readonly string[] {
  const { person, words, isRisk, tie } = kin
  const died = person.diedOn ? `died ${person.diedOn.slice(0, 4)}` : ''
  const half = tie === 'half-sibling' ? 'half' : tie === 'step-sibling' ? 'step' : ''
  const second = died || half || (tie === 'sibling' || person.kind === 'child' ? '' : words)
  const risk = isRisk ? wrapped(RISK, slot, 2) : []
  const called = labelOf(kin, today)
  // Where a name has no room beside the age, the name goes first.
  const name = wrapped(widthOf(called) <= slot ? called : called.replace(/ \d+$/, ''), slot, risk.length > 1 ? 1 : 2)
  const room = risk.length > 1 ? 0 : most - name.length
  return [...name, ...(second ? wrapped(second, slot, room) : []), ...risk]
}

/** As many of a text's words as stand in so many lines of this width; what is left out is marked. */
function wrapped(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const shown = lines.slice(0, most).map((line) => cut(line, width))
  const end = shown.at(-1)
  return lines.length > most && end !== undefined ? [...shown.slice(0, -1), cut(`${end}…`, width)] : shown
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const letters = [...text.replace(/…$/, '')]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('')}…`
}

/** About how wide a text is in bold Arial of 13 px, and never less. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0)
}

function widthOfLetter(letter: string): number {
  if (/[ ijlI.,’'|!:;()-]/.test(letter)) return 4.6
  if (/[ftr]/.test(letter)) return 5.2
  if (/[0-9]/.test(letter)) return 7.4
  if (/[mwMW…@%]/.test(letter) || letter > '\u024f') return 13
  return /[A-ZÀ-Þ]/.test(letter) ? 10.2 : 8
}
