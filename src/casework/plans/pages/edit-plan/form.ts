import type { Asks } from '../../../../entries/drafts/pages/form-page/asks.ts'
import {
  choicesOf,
  dayFields,
  dayOf,
  dayWasGiven,
  type Fields,
  idAt,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Plan, WritePlan, WrittenAction, WrittenNeed, WrittenOutcome } from '../../model.ts'
import { CONTENT } from './content.ts'

// The form has a place for every part of the plan and empty ones to add to it. A part's fields end with its place's key.

/** What a plan asks for, whoever writes in it. */
export const PLAN_ASKS = {
  ...{ why: 'plan as it stands', want: 'plan as it stands', contingency: 'contingency of the plan' },
  ...{ childView: 'plan as it stands', parentView: 'plan as it stands', 'need-#': 'plan as it stands' },
  ...{ 'outcome-#': 'plan as it stands', 'by-#': 'plan as it stands', 'changed-#': 'plan as it stands' },
  ...{ 'state-#': 'plan as it stands', 'action-#': 'plan as it stands', 'owner-#': 'plan as it stands' },
} satisfies Asks

/** A place in the form; one that is `isNew` is empty until something is written in it. */
export type ActionPlace = { readonly key: string; readonly isNew: boolean }
export type OutcomePlace = ActionPlace & { readonly actions: readonly ActionPlace[] }
export type NeedPlace = ActionPlace & { readonly outcomes: readonly OutcomePlace[] }

/** Every place of the form: what the plan has, an empty outcome in each need and an empty action in each outcome; and a new need. */
export function placesOf(plan: Plan | undefined): readonly NeedPlace[] {
  const needs = (plan?.needs ?? []).map((need) => ({
    ...{ key: need.id, isNew: false },
    outcomes: [
      ...need.outcomes.map(({ id, actions }) => ({
        ...{ key: id, isNew: false },
        actions: [
          ...actions.filter(({ state }) => state === 'open').map((action) => ({ key: action.id, isNew: false })),
          empty(`${id}-1`),
        ],
      })),
      emptyOutcome(`${need.id}-1`),
    ],
  }))
  return [...needs, { ...empty('new'), outcomes: [emptyOutcome('new-1'), emptyOutcome('new-2')] }]
}

/** The form as it stands before anyone has typed; each empty place has its id, so that sending twice adds once. */
export function planFields(plan: Plan | undefined, newId: () => string): Fields {
  const { whyInvolved = '', weWant = '', contingency = '', childView, parentView } = plan ?? {}
  const text = { why: whyInvolved, want: weWant, contingency, childView: childView ?? '', parentView: parentView ?? '' }
  const outcomes = plan?.needs.flatMap((need) => need.outcomes) ?? []
  return Object.assign(
    text,
    ...(plan?.needs ?? []).map(({ id, statement }) => ({ [`need-${id}`]: statement })),
    ...outcomes.map(({ id, statement, byOn, changed, achievedOn }) => ({
      ...{ [`outcome-${id}`]: statement, [`changed-${id}`]: changed ?? '' },
      ...(achievedOn ? { [`state-${id}`]: 'achieved' } : {}),
      ...(byOn ? dayFields(`by-${id}`, byOn) : {}),
    })),
    ...outcomes
      .flatMap(({ actions }) => actions)
      .map(({ id, what, ownerName, byOn }) => ({
        ...{ [`action-${id}`]: what, [`owner-${id}`]: ownerName },
        ...dayFields(`by-${id}`, byOn),
      })),
    ...newPlaces(placesOf(plan)).map(({ key }) => ({ [`id-${key}`]: newId() })),
  ) as Fields
}

/** The empty places of the form. */
export function newPlaces(places: readonly NeedPlace[]): readonly ActionPlace[] {
  const outcomes = places.flatMap((need) => need.outcomes)
  return [...places, ...outcomes, ...outcomes.flatMap(({ actions }) => actions)].filter(({ isNew }) => isNew)
}

/**
 * Reads the plan: every place that has something in it, and what must be put right in those half filled; and which
 * needs are ticked as those of a brother or sister too.
 */
export function readPlan(
  fields: Fields,
  plan: Plan | undefined,
  siblingIds: readonly string[],
  newId: () => string,
): Read<WritePlan> {
  const reading: Reading = { fields, idOf: idsOf(fields, newId), problems: [] }
  const places = placesOf(plan).filter((place) => isSent(fields, 'need', place, isNeedFilled))
  const needs = places.map((place) => readNeed(reading, place))
  const inNeeds = places.flatMap((need) =>
    need.outcomes
      .filter((outcome) => isSent(fields, 'outcome', outcome, isOutcomeFilled))
      .map((outcome) => ({ need, outcome })),
  )
  const outcomes = inNeeds.map(({ need, outcome }) => readOutcome(reading, need, outcome))
  const actions = inNeeds.flatMap(({ outcome }) =>
    outcome.actions
      .filter((action) => isSent(fields, 'action', action, isActionFilled))
      .flatMap((action) => readAction(reading, outcome, action) ?? []),
  )
  if (reading.problems.length > 0) return { problems: reading.problems }
  const words = (name: string) => fields[name] ?? ''
  const text = { whyInvolved: words('why'), weWant: words('want'), contingency: words('contingency') }
  const views = { childView: textOf(fields, 'childView'), parentView: textOf(fields, 'parentView') }
  const alsoFor = Object.fromEntries(
    places.map((place) => [reading.idOf(place), choicesOf(fields, `also-${place.key}`, siblingIds)] as const),
  )
  return { act: { ...text, ...views, needs, outcomes, actions, alsoFor, before: words('revision') } }
}

/** Whether anything was written in an outcome's place, or in one of its actions. */
export function isOutcomeFilled(fields: Fields, { key, actions }: OutcomePlace): boolean {
  return isFilled(fields, 'outcome', key) || actions.some((action) => isActionFilled(fields, action))
}

/** Whether anything was written in an action's place. */
export function isActionFilled(fields: Fields, { key }: ActionPlace): boolean {
  return isFilled(fields, 'action', key) || isFilled(fields, 'owner', key)
}

function isNeedFilled(fields: Fields, { key, outcomes }: NeedPlace): boolean {
  return isFilled(fields, 'need', key) || outcomes.some((outcome) => isOutcomeFilled(fields, outcome))
}

/** An empty place counts once it is filled; one that the plan has since the form was shown was not sent, and stays. */
function isSent<Place extends ActionPlace>(
  fields: Fields,
  part: string,
  place: Place,
  isPlaceFilled: (fields: Fields, place: Place) => boolean,
): boolean {
  return place.isNew ? isPlaceFilled(fields, place) : fields[`${part}-${place.key}`] !== undefined
}

function isFilled(fields: Fields, part: string, key: string): boolean {
  return Boolean(fields[`${part}-${key}`]) || dayWasGiven(fields, `by-${key}`)
}

type Reading = {
  readonly fields: Fields
  readonly idOf: (place: ActionPlace) => string
  readonly problems: Problem[]
}

function readNeed({ fields, idOf, problems }: Reading, place: NeedPlace): WrittenNeed {
  const field = `need-${place.key}`
  const statement = fields[field] ?? ''
  if (!statement) problems.push({ field, text: CONTENT.needMissing })
  return { id: idOf(place), statement, ended: fields[`state-${place.key}`] === 'ended' }
}

function readOutcome({ fields, idOf, problems }: Reading, need: NeedPlace, place: OutcomePlace): WrittenOutcome {
  const { key } = place
  const statement = fields[`outcome-${key}`] ?? ''
  const byOn = dayOf(fields, `by-${key}`) ?? null
  const states = (fields[`state-${key}`] ?? '').split('\n')
  if (!statement) problems.push({ field: `outcome-${key}`, text: CONTENT.outcomeMissing })
  if (!byOn && dayWasGiven(fields, `by-${key}`)) problems.push({ field: `by-${key}-day`, text: CONTENT.byInvalid })
  return {
    ...{ id: idOf(place), needId: idOf(need), statement, byOn, changed: textOf(fields, `changed-${key}`) },
    ...{ achieved: states.includes('achieved'), ended: states.includes('ended') },
  }
}

function readAction(
  { fields, idOf, problems }: Reading,
  outcome: OutcomePlace,
  place: ActionPlace,
): WrittenAction | undefined {
  const { key } = place
  const [what, ownerName] = [fields[`action-${key}`] ?? '', fields[`owner-${key}`] ?? '']
  const byOn = dayOf(fields, `by-${key}`)
  if (!what) problems.push({ field: `action-${key}`, text: CONTENT.actionMissing })
  if (!ownerName) problems.push({ field: `owner-${key}`, text: CONTENT.ownerMissing })
  if (!byOn) problems.push({ field: `by-${key}-day`, text: CONTENT.actionByMissing })
  const stopped = fields[`state-${key}`] === 'ended'
  return byOn && { id: idOf(place), outcomeId: idOf(outcome), what, ownerName, byOn, stopped }
}

/** The id of what stands in a place: its own, or the one that the form carries for an empty place. */
function idsOf(fields: Fields, newId: () => string): (place: ActionPlace) => string {
  const made = new Map<string, string>()
  return ({ key, isNew }) => {
    if (!isNew) return key
    const id = idAt(fields, `id-${key}`) ?? made.get(key) ?? newId()
    made.set(key, id)
    return id
  }
}

function empty(key: string): ActionPlace {
  return { key, isNew: true }
}

function emptyOutcome(key: string): OutcomePlace {
  return { ...empty(key), actions: [empty(`${key}-1`), empty(`${key}-2`)] }
}
