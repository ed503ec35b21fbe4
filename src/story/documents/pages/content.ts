import type { Document, DocumentKind, DocumentRefusal, MediaType } from '../../../entries/documents/model.ts'
import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'

// Words that several of the room's pages use.

export const KINDS: Readonly<Record<DocumentKind, string>> = {
  report: 'Report',
  letter: 'Letter or e-mail',
  court: 'Court paper',
  health: 'Health',
  school: 'School',
  police: 'Police',
  photo: 'Photo or drawing',
  portrait: 'Photo of the child',
  other: 'Something else',
}

export const QUESTIONS = {
  title: 'What is it?',
  titleHint: 'As you would say it: “School report, spring term”. Left empty, the file’s name.',
  kind: 'What kind of document?',
  datedOn: 'What day is on it?',
  fromWhom: 'Who is it from?',
  fromWhomHint: 'A name, or an agency: “Fenwick Lane Primary”.',
  needsTitle: 'Say what it is',
  needsKind: 'Choose what kind of document it is',
  needsDate: 'Write the day that is on it, like 18 3 2026',
  needsFrom: 'Say who it is from',
} as const

export const REFUSALS: Readonly<Record<DocumentRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-title': { field: 'title', text: QUESTIONS.needsTitle },
  'nobody-from-whom': { field: 'fromWhom', text: QUESTIONS.needsFrom },
  'dated-in-the-future': { field: 'datedOn-day', text: 'The day must be today or before' },
  'no-portrait': { field: 'kind', text: 'A photo of the child is a picture, of one child alone' },
  withdrawn: { text: 'This document was withdrawn meanwhile. Nothing was changed' },
  'no-reason': { field: 'why', text: 'Write why, so that a reader understands it later' },
}

const MEDIA: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'image/jpeg': 'JPEG picture',
  'image/png': 'PNG picture',
  'text/plain': 'Text',
}

/** "PDF, 2.3 MB". */
export function fileInWords({ mediaType, size }: Pick<Document, 'mediaType' | 'size'>): string {
  const megabytes = size / 1_000_000
  const large = megabytes >= 0.1 ? `${megabytes.toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1000))} kB`
  return `${MEDIA[mediaType]}, ${large}`
}

/** Whether a document is found by its words, in words. */
export function textInWords({ mediaType, textState }: Pick<Document, 'mediaType' | 'textState'>): string {
  if (mediaType.startsWith('image/')) return 'A picture: it is not found by words in it'
  return TEXT[textState]
}

const TEXT: Readonly<Record<Document['textState'], string>> = {
  waiting: 'Its words are being read, and can be searched in a moment',
  read: 'Its words can be searched',
  'cut-short': 'It is long: the first part of its words can be searched',
  unreadable: 'Its text could not be read: it is not found by words in it',
}
