import { paragraphs, titleOf } from '../../entries/rules.ts'
import { inShortWords } from '../../kernel/calendar-day.ts'
import type { Entry, Worry } from '../model.ts'
import type { Strength } from '../model-judgements.ts'
import { add, momentOf, type Sheet, who, write } from './sheet.ts'

/** What happened and was said outside the steps; what is worrying; what is going well. */
export function layStory(sheet: Sheet): void {
  for (const entry of sheet.family.entries) layEntry(sheet, entry)
  for (const worry of sheet.family.worries) layWorry(sheet, worry)
  for (const strength of sheet.family.strengths) layStrength(sheet, strength)
  layChronology(sheet)
}

function layEntry(sheet: Sheet, entry: Entry): void {
  const { id, cited } = sheet
  write(sheet, who(sheet, entry.recordedBy), momentOf(sheet, entry.recordedOn, entry.at ?? '16:00'), {
    ...{ id: id(entry.id), kind: entry.source, title: entry.title, body: paragraphs(entry.text) },
    ...{ happenedOn: entry.on, happenedAt: entry.at === null ? null : momentOf(sheet, entry.on, entry.at) },
    ...{ saidBy: entry.saidBy.name, saidByRole: entry.saidBy.capacity },
    bearing: cited.has(entry.id) ? 'worry' : 'neutral',
    about: entry.about.map((person) => ({ personId: id(person) })),
  })
}

const WORRY_KINDS = { risk: 'open-risk', 'risk-adult': 'risk-adult', 'warning-note': 'warning-note' } as const

/**
 * A worry stands once for each of its children, or once for an adult who may be a risk; and rests on an entry of its own
 * where it cites none.
 */
function layWorry(sheet: Sheet, worry: Worry): void {
  const { id } = sheet
  const recorder = who(sheet, worry.recordedBy)
  const recordedAt = momentOf(sheet, worry.since, '16:30')
  const evidence = worry.evidence.length > 0 ? worry.evidence.map((entry) => id(entry)) : [id(worry.id, 'entry')]
  if (worry.evidence.length === 0) {
    write(sheet, recorder, recordedAt, {
      ...{ id: id(worry.id, 'entry'), kind: worry.source, title: worry.statement, body: paragraphs(worry.detail) },
      ...{ happenedOn: worry.since, saidBy: recorder.name, saidByRole: recorder.title, bearing: 'worry' },
      about: worry.children.map((child) => ({ personId: id(child) })),
    })
  }
  const aboutAdult = worry.kind === 'risk-adult' && worry.adult !== null
  for (const child of aboutAdult ? worry.children.slice(0, 1) : worry.children) {
    const worryId = id(worry.id, child)
    add(sheet, 'worry', {
      ...{ id: worryId, kind: WORRY_KINDS[worry.kind], childId: id(child) },
      personId: worry.adult === null ? null : id(worry.adult),
      ...{ title: worry.statement, statement: worry.detail, trend: worry.gettingWorse ? 'getting-worse' : null },
      ...{ howKnown: worry.source, saidBy: recorder.name, sinceOn: worry.since, reviewBy: worry.reviewBy },
      ...{ managedBy: aboutAdult ? 'Tom Llewellyn' : null, told: toldInWords(worry) },
      ...{ closedOn: worry.closed?.on ?? null, closedHow: worry.closed?.how ?? null },
      ...{ recordedBy: recorder.userId, recordedAt },
    })
    add(
      sheet,
      'citation',
      ...evidence.map((entryId) => ({
        ...{ id: id(worry.id, child, entryId, 'cited'), citingKind: 'worry' as const, citingId: worryId, entryId },
        ...{ weighs: 'for' as const, citedBy: recorder.userId, citedByName: recorder.name, recordedAt },
      })),
    )
  }
}

function toldInWords({ told }: Worry): string | null {
  if (told === null) return null
  if (!told.told) return 'not yet'
  return told.on === null ? 'yes' : `yes, ${inShortWords(told.on)}`
}

function layStrength(sheet: Sheet, { id: strength, children, text, source, on, recordedBy }: Strength): void {
  const recorder = who(sheet, recordedBy)
  const role = recorder.isPartner ? `${recorder.title}, ${recorder.agencyName}` : recorder.title
  write(sheet, recorder, momentOf(sheet, on, '16:45'), {
    ...{ id: sheet.id(strength), kind: source, title: titleOf(text), body: paragraphs(text), happenedOn: on },
    ...{ saidBy: recorder.name, saidByRole: role, bearing: 'going-well' },
    about: children.map((child) => ({ personId: sheet.id(child) })),
  })
}

/** What the initial conference was given of a child with worries, and why each entry mattered. */
function layChronology(sheet: Sheet): void {
  const { family, id } = sheet
  const conference = family.steps.find(({ kind }) => kind === 'initial-conference')
  const [worry] = family.worries.filter(({ evidence }) => evidence.length > 0)
  const child = worry?.children[0]
  if (!conference || !worry || !child) return
  const why = new Map(family.worries.flatMap(({ evidence, statement }) => evidence.map((entry) => [entry, statement])))
  const known = family.entries.filter(({ recordedOn, about }) => recordedOn <= conference.on && about.includes(child))
  const chosen = known.filter((entry) => why.has(entry.id))
  if (chosen.length === 0) return
  const writer = who(sheet, worry.recordedBy)
  const chronologyId = id(family.id, 'chronology')
  const written = { writtenByName: writer.name, writtenAt: momentOf(sheet, conference.on, '09:00') }
  const row = { ...written, recordedAt: written.writtenAt }
  add(sheet, 'curatedChronology', {
    ...{ id: chronologyId, childId: id(child), title: 'For the initial conference', purpose: 'conference' },
    ...{ begunOn: conference.on, writtenBy: writer.userId, ...row },
  })
  const entries = chosen.map((entry) => ({
    ...{ id: id(family.id, 'chronology', entry.id), chronologyId, entryId: id(entry.id) },
    ...{ analysis: `It is part of why we worry: ${why.get(entry.id)}`, ...row },
  }))
  add(sheet, 'curatedChronologyEntry', ...entries)
}
