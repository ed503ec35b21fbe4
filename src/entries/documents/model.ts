import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'

/** What kind of paper it is; `portrait` is a photo of one child, which shows on their page. */
export const DOCUMENT_KINDS = [
  ...(['report', 'letter', 'court', 'health', 'school', 'police', 'photo', 'portrait', 'other'] as const),
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** The files that are taken: those of which it can be told, by their first bytes, that they are what they say. */
export const MEDIA_TYPES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg',
  'image/png',
  'text/plain',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** What a document is, as whoever wrote it down says. */
export type Described = {
  readonly title: string
  readonly kind: DocumentKind
  readonly datedOn: CalendarDay
  readonly fromWhom: string
}

/** The file that came. `fileName` is cleaned; `sha256` in hexadecimal; `size` in bytes. */
export type CameAs = {
  readonly fileName: string
  readonly mediaType: MediaType
  readonly size: number
  readonly sha256: string
  /** A scanner looked at it and found nothing; false where none is set up. */
  readonly scanned: boolean
}

/** A document to be put with the children it is about. */
export type NewDocument = Described & CameAs & { readonly id: string; readonly childIds: readonly string[] }

/** Whether its words could be read: `waiting` until the program has tried, `cut-short` where there were too many. */
export type TextState = 'waiting' | 'read' | 'cut-short' | 'unreadable'

/** A document as its readers see it: as it was last described. */
export type Document = Described &
  CameAs & {
    readonly id: string
    readonly childIds: readonly string[]
    readonly textState: TextState
    readonly recordedByName: string
    readonly recordedAt: Instant
    /** What it was called at first and after, oldest first, with why each was put right. */
    readonly corrections: readonly DocumentCorrection[]
    readonly withdrawn: { readonly why: string; readonly byName: string; readonly at: Instant } | null
  }

/** What a document is, said again, and why. */
export type DocumentCorrection = Described & { readonly why: string; readonly byName: string; readonly at: Instant }

export type DocumentRefusal =
  | 'not-found'
  | 'no-title'
  | 'nobody-from-whom'
  | 'dated-in-the-future'
  | 'no-portrait'
  | 'withdrawn'
  | 'no-reason'
