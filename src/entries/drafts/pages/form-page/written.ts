import { isId } from '../../../../platform/ids.ts'
import { LEFT_OVER, writtenIn } from '../../rules-joining.ts'
import { type Asks, declaredName } from './asks.ts'
import type { Fields } from './form.ts'

/** What someone wrote in one place of a form, and what that place is called. */
export type Written = { readonly name: string; readonly text: string }

/**
 * The writer's own words in a form, to be read where there is no form for them any more: what it asks for, without
 * what they left as it stood before them, and without ids. The three boxes of a day are one answer.
 */
export function writtenWords(asks: Asks, fields: Fields): readonly Written[] {
  const own = writtenIn(fields)
  const names = Object.keys(own).filter((name) => name === LEFT_OVER || declaredName(name) in asks)
  return [...new Set(names.map(placeOf))].flatMap((place) => {
    const boxes = names.filter((name) => placeOf(name) === place).sort()
    const lines = boxes.flatMap((name) => (own[name] ?? '').split('\n').filter((line) => !isId(line)))
    const text = lines.join(boxes.length > 1 ? ' ' : '\n').trim()
    return text === '' ? [] : [{ name: inWords(place), text: asRead(text) }]
  })
}

const placeOf = (name: string) => name.replace(/-(day|month|year)$/, '')

/** A place of the form as a person would call it: `lookAgain` is "Look again", `need-new-1` is "Need". */
function inWords(place: string): string {
  const words = declaredName(place)
    .replaceAll(/-?#|-new\b/g, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A choice is kept as its code, `step-down`; anything else is as it was typed. */
function asRead(text: string): string {
  return /^[a-z]+(-[a-z]+)+$/.test(text) ? text.replaceAll('-', ' ') : text
}
