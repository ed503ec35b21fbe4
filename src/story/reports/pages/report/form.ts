import type { Shared } from '../../../../entries/drafts/pages/form-page/conflict.ts'
import { type Fields, type Read, textOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { ReportShown } from '../../commands.ts'
import type { OwnWords } from '../../model.ts'
import { CONTENT } from '../content.ts'

const LABELS = {
  toWhom: CONTENT.toWhomAsked,
  covering: CONTENT.coveringAsked,
  recommendation: CONTENT.recommendationAsked,
} as const

/** A report's own words as its form has them. */
export function wordsFields({ head: { toWhom, covering, recommendation } }: ReportShown): Fields {
  return { toWhom, covering, recommendation }
}

/** What stands of them, for whoever sends words against an older version. */
export function sharedWords(report: ReportShown): Shared {
  const { revision, writtenByName, writtenAt } = report.head
  return {
    ...{ revision: `${revision}`, by: writtenByName, at: writtenAt, fields: wordsFields(report) },
    asked: (field) => (field in LABELS ? { label: LABELS[field as keyof typeof LABELS], kind: 'words' } : undefined),
    hasPlace: () => true,
  }
}

/** Reads what only this report says. A box that is not asked for leaves what stands. */
export function readWords(fields: Fields, { head }: ReportShown): Read<OwnWords> {
  const read = (name: keyof OwnWords) => (name in fields ? (textOf(fields, name) ?? '') : head[name])
  return { act: { toWhom: read('toWhom'), covering: read('covering'), recommendation: read('recommendation') } }
}
