import type { Shared } from '../../../../entries/drafts/pages/form-page/conflict.ts'
import type { Asked } from '../../../../entries/drafts/rules-joining.ts'
import { displayName } from '../../../../people/model.ts'
import type { Plan } from '../../model.ts'
import { markOf } from '../../rules.ts'
import { CONTENT } from './content.ts'
import { placesOf, planFields } from './form.ts'
import type { PlanWritten } from './view-shown.ts'

/** What stands of the plan, for whoever else writes in it meanwhile. */
export function sharedPlan(
  { plan, writer, siblings }: Pick<PlanWritten, 'plan' | 'writer' | 'siblings'>,
  newId: () => string,
): Shared {
  const keys = keysOf(plan)
  const statements = statementsOf(plan)
  const nameOf = (id: string) => siblings.filter((one) => one.id === id).map(displayName)[0] ?? id
  const alsoFor: Asked = { label: CONTENT.alsoFor, kind: 'choice', inWords: nameOf }
  const hasPlace = (field: string) => field in TEXTS || keys.has(keyOf(field))
  return {
    revision: markOf(plan),
    by: writer?.name ?? null,
    at: writer?.at ?? null,
    fields: planFields(plan, newId),
    hasPlace,
    asked(field) {
      const asked = TEXTS[field] ?? (partOf(field) === 'also' ? alsoFor : PARTS[partOf(field)])
      if (!asked || (partOf(field) === 'state' && !hasPlace(field))) return undefined
      const statement = statements.get(keyOf(field))
      return statement ? { ...asked, label: `${asked.label} (${statement})` } : asked
    },
  }
}

const TEXTS: Readonly<Record<string, Asked>> = {
  why: { label: CONTENT.why, kind: 'words' },
  want: { label: CONTENT.want, kind: 'words' },
  contingency: { label: CONTENT.contingency, kind: 'words' },
  childView: { label: CONTENT.childView, kind: 'words' },
  parentView: { label: CONTENT.parentView, kind: 'words' },
}
const STATES: Readonly<Record<string, string>> = { achieved: CONTENT.achieved, ended: 'Ended' }
const PARTS: Readonly<Record<string, Asked>> = {
  need: { label: CONTENT.need, kind: 'line' },
  outcome: { label: CONTENT.outcome, kind: 'line' },
  changed: { label: CONTENT.changed, kind: 'line' },
  action: { label: CONTENT.action, kind: 'line' },
  owner: { label: CONTENT.owner, kind: 'line' },
  by: { label: CONTENT.actionBy, kind: 'choice' },
  state: { label: 'Does it stay in the plan?', kind: 'choice', inWords: (code) => STATES[code] ?? code },
}

/** A part's fields are `need-KEY`, `by-KEY-day` and so on. */
function partOf(field: string): string {
  return field.slice(0, Math.max(0, field.indexOf('-')))
}

function keyOf(field: string): string {
  return field.slice(field.indexOf('-') + 1).replace(/-(day|month|year)$/, '')
}

function keysOf(plan: Plan | undefined): ReadonlySet<string> {
  const needs = placesOf(plan)
  const outcomes = needs.flatMap((need) => need.outcomes)
  return new Set([...needs, ...outcomes, ...outcomes.flatMap(({ actions }) => actions)].map(({ key }) => key))
}

function statementsOf(plan: Plan | undefined): ReadonlyMap<string, string> {
  const needs = plan?.needs ?? []
  const outcomes = needs.flatMap((need) => need.outcomes)
  const actions = outcomes.flatMap((outcome) => outcome.actions)
  return new Map([
    ...needs.map(({ id, statement }) => [id, statement] as const),
    ...outcomes.map(({ id, statement }) => [id, statement] as const),
    ...actions.map(({ id, what }) => [id, what] as const),
  ])
}
