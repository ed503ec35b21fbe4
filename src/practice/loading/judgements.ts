import type { Judgement, NotKnown } from '../model-judgements.ts'
import { add, momentOf, type Sheet, who } from './sheet.ts'

/** What is made of what is known, what it rests on, and what nobody knows yet. */
export function layJudgements(sheet: Sheet): void {
  for (const judgement of sheet.family.judgements ?? []) layJudgement(sheet, judgement)
  for (const question of sheet.family.notKnown ?? []) layNotKnown(sheet, question)
}

function layJudgement(sheet: Sheet, judgement: Judgement): void {
  const { id } = sheet
  const recorder = who(sheet, judgement.recordedBy)
  const recordedAt = momentOf(sheet, judgement.on, '16:40')
  const { kind, saidBy, statement, couldHappen, scale } = judgement
  add(sheet, 'judgement', {
    ...{ id: id(judgement.id), childId: id(judgement.child), kind, saidBy, statement, couldHappen },
    ...{ worst: scale?.worst ?? null, best: scale?.best ?? null, madeOn: judgement.on, assessmentId: null },
    ...{ recordedBy: recorder.userId, recordedByName: recorder.name, recordedAt },
  })
  for (const [at, { number, askedOf, on, why }] of (scale?.numbers ?? []).entries()) {
    add(sheet, 'judgementScale', {
      ...{ id: id(judgement.id, 'number', at), judgementId: id(judgement.id), number, askedOf, askedOn: on, why },
      ...{ recordedByName: recorder.name, recordedAt: momentOf(sheet, on, '16:40') },
    })
  }
  layCitations(sheet, judgement)
  for (const dimension of judgement.dimensions) {
    add(sheet, 'lensTag', {
      ...{ id: id(judgement.id, dimension), taggedKind: 'judgement', taggedId: id(judgement.id), dimension },
      ...{ taggedBy: recorder.userId, taggedByName: recorder.name, recordedAt },
    })
  }
}

function layCitations(sheet: Sheet, { id: judgement, supports, opposes, recordedBy, on }: Judgement): void {
  const { id } = sheet
  const recorder = who(sheet, recordedBy)
  const cited = { citedBy: recorder.userId, citedByName: recorder.name, recordedAt: momentOf(sheet, on, '16:40') }
  const citing = { citingKind: 'judgement' as const, citingId: id(judgement) }
  const weighed = [
    ...supports.map((entry) => [entry, 'for'] as const),
    ...opposes.map((entry) => [entry, 'against'] as const),
  ]
  for (const [entry, weighs] of weighed) {
    add(sheet, 'citation', { id: id(judgement, entry, 'cited'), ...citing, entryId: id(entry), weighs, ...cited })
  }
}

function layNotKnown(sheet: Sheet, { id: asked, child, question, finder, on, by }: NotKnown): void {
  const recorder = who(sheet, finder)
  add(sheet, 'notKnown', {
    ...{ id: sheet.id(asked), childId: sheet.id(child), question, finderName: recorder.name, findBy: by, askedOn: on },
    ...{ askedBy: recorder.userId, askedByName: recorder.name, recordedAt: momentOf(sheet, on, '16:45') },
  })
}
