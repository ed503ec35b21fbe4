/**
 * What the record goes on knowing once it was told: a form that asks for one of these shows what is known. Whoever
 * asks for something that another form asks for too gives it a name here.
 */
export const LASTING_FACTS = [
  'writer.name',
  'writer.role',
  'ethnicity of the child',
  'disabilities of the child',
  'why there is no pupil number',
  'children worked with together',
  'people who meet about the child',
  'members of the core group',
  'meeting as it is planned',
  'invitation as it stands',
  'minutes as they stand',
  'category of the plan',
  'assessment as it stands',
  'judgement as it stands',
  'plan as it stands',
  'contingency of the plan',
  'place where the child is',
  'worker of the other authority',
  'tie as it stands',
  'risk as it stands',
  'lead practitioner as it stands',
  'place as it stands',
  'day of death',
] as const
export type LastingFact = (typeof LASTING_FACTS)[number]

/** A fact that an input asks for: a lasting one, or one of this act alone, which nobody can know before (`this …`). */
export type Fact = LastingFact | `this ${string}`

/**
 * The fact that each input of a form asks for, by the input's name. `#` stands for a child's id, a row's number or the
 * place of a new one; a day's three boxes go by one name: `seen-#` is `seen-<child>-day`, `-month` and `-year`.
 */
export type Asks = Readonly<Record<string, Fact>>

/** The name by which a form declares an input: `outcome-<child>` is `outcome-#`. */
export function declaredName(input: string): string {
  return input
    .replace(/-(day|month|year)$/, '')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '#')
    .replaceAll(/\d+/g, '#')
    .replaceAll(/(?<=-)(new|#)(-#)*$/g, '#')
}
