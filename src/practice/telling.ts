/** What the slots of a text are filled with; an undefined slot makes every text that needs it unfit. */
export type Slots = { readonly many: boolean; readonly words: Readonly<Record<string, string | undefined>> }

/** Whether the family has everything that a text speaks of. */
export function canTell(text: string, slots: Slots): boolean {
  return partsOf(text).every((part, at) => at % 2 === 0 || filled(part, slots) !== undefined)
}

/** Fills `{slots}` and chooses `{eats/eat}`; a capital slot gives a capital. @throws RangeError for an unfit text */
export function tell(text: string, slots: Slots): string {
  const told = partsOf(text).map((part, at) => {
    const word = at % 2 === 0 ? part : filled(part, slots)
    if (word === undefined) throw new RangeError(`nothing to fill {${part}} with`)
    return word
  })
  return capitalised(told.join(''))
}

const PARTS = new Map<string, readonly string[]>()

/** Text and slots by turns: plain text at even places, the names of slots at odd ones. */
function partsOf(text: string): readonly string[] {
  const known = PARTS.get(text)
  if (known) return known
  const parts = text.split(/[{}]/)
  PARTS.set(text, parts)
  return parts
}

function filled(slot: string, slots: Slots): string | undefined {
  const [one, several] = slot.split('/')
  if (one === undefined) return undefined
  if (several !== undefined)
    return slots.many ? several : one.replace(/^(himself|him|his|he)\b/, (word) => slots.words[word] ?? word)
  const lower = one.charAt(0).toLowerCase() + one.slice(1)
  const word = slots.words[lower]
  return word === undefined || lower === one ? word : word.charAt(0).toUpperCase() + word.slice(1)
}

/** The first letter of every sentence, for a sentence that began with a slot ("the baby"). */
function capitalised(text: string): string {
  return text.replace(/(^|[.?!] )(the baby)/g, (_, before: string) => `${before}The baby`)
}
