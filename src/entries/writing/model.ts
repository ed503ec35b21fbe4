import type { Instant } from '../../kernel/instant.ts'
import type { RichText } from '../model.ts'

/** A writing as it is opened: which one, and its changes so far, `seq` the last of them. */
export type Opened = { readonly id: string; readonly seq: number; readonly changes: readonly Uint8Array[] }

/** A change that was kept: its place in the writing, and what it is. */
export type Change = { readonly seq: number; readonly words: Uint8Array }

/** What was typed in a form, by field; which form, by the id of its act, and from which version of the writing it was begun. */
export type Typed = {
  readonly form?: string | undefined
  readonly from: number
  readonly texts: Readonly<Record<string, string | RichText>>
}

/** One stretch of one author's writing: the writing as it stood at its end. */
export type Version = { readonly seq: number; readonly author: string | null; readonly at: Instant }

export type KeepRefusal = 'too-large' | 'not-understood' | 'not-yours'
