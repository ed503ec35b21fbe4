import type { FileRefusal, FileRefusalReason } from './model.ts'

/** Thrown while a file is read, to leave the parser; `checkReturn` turns it into a value. */
export class UnreadableReturn extends Error {
  readonly refusal: FileRefusal

  constructor(refusal: FileRefusal) {
    super(refusal.words)
    this.name = 'UnreadableReturn'
    this.refusal = refusal
  }
}

/** A refusal of the file, with the line it was met on. */
export function refuseFile(refusal: FileRefusalReason, line: number | null, words: string): FileRefusal {
  return { ok: false, refusal, line, words }
}
