import type { NewEntry } from '../../entries/model.ts'
import { paragraphs } from '../../entries/rules.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import { type Instant, inWordsAt, londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { BeginProtection, EndReason, GoOnProtection, ImmediateProtection, ProtectionKind } from './model.ts'
import { endsBy } from './rules.ts'

export const KIND_WORDS: Readonly<Record<ProtectionKind, string>> = {
  'emergency-protection-order': 'Emergency protection order',
  'police-protection': 'Police protection',
}

export const END_WORDS: Readonly<Record<EndReason, string>> = {
  'ran-out': 'Its time ran out',
  'ended-early': 'The court or the police ended it before its time',
  'another-order': 'Another order of a court took its place',
  accommodated: 'The child is accommodated with the parents’ agreement',
}

/** Until when it can hold in law: "until 22 March 2026 at 10:42", "until 27 March 2026". */
export function untilInWords(protection: Parameters<typeof endsBy>[0], now: Pick<Moment, 'holidays'>): string {
  const { day, at } = endsBy(protection, now.holidays)
  return `until ${at ? inWordsAt(at) : inWords(day)}`
}

type Told = {
  readonly recorder: { readonly name: string; readonly jobTitle: string }
  readonly entryId: string
  readonly now: Moment
}

/** What the story of each child says when immediate protection begins. */
export function entryOfBeginning(act: BeginProtection, told: Told): NewEntry {
  const until = untilInWords({ ...act, extendedOn: null }, told.now)
  const text = [act.reason, act.place && `Where the child is: ${act.place}`, `At the longest ${until}.`]
  return {
    ...base(act, told),
    title: `${KIND_WORDS[act.kind]}, by ${act.madeBy}`,
    body: paragraphs(text.filter(Boolean).join('\n\n')),
    ...{ ...onceAt(act.beganAt), bearing: 'worry', significant: true },
  }
}

/** What the story says of what became of it. */
export function entryOfGoingOn(protection: ImmediateProtection, act: GoOnProtection, told: Told): NewEntry {
  const kind = KIND_WORDS[protection.kind]
  const one = { ...base(protection, told), happenedOn: told.now.day }
  if (act.does === 'move') return { ...one, title: `${kind}: where the child is now`, body: paragraphs(act.place) }
  if (act.does === 'withdraw') {
    return { ...one, title: `${kind}: written down by mistake`, body: paragraphs(act.why) }
  }
  if (act.does === 'end') {
    const body = paragraphs(`${END_WORDS[act.endReason]}.\n\n${act.whatNext}`)
    return { ...one, ...onceAt(act.endedAt), title: `${kind} ended`, body, significant: true }
  }
  const body = paragraphs(`It holds ${untilInWords({ ...protection, extendedOn: act.extendedOn }, told.now)}.`)
  return { ...one, happenedOn: act.extendedOn, title: `${kind} extended by the court`, body, significant: true }
}

function onceAt(at: Instant) {
  return { happenedOn: londonDayOf(at), happenedAt: at }
}

function base({ id, childIds }: Pick<ImmediateProtection, 'id' | 'childIds'>, { recorder, entryId }: Told) {
  return {
    ...{ id: entryId, kind: 'fact' as const, saidBy: recorder.name, saidByRole: recorder.jobTitle },
    ...{ step: { kind: 'immediate-protection' as const, id }, about: childIds.map((personId) => ({ personId })) },
  }
}
