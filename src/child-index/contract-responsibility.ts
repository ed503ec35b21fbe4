import type { IndexNumber } from '../kernel/index-number.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal } from './contract-asked.ts'

/** Which authority is responsible for a child: one, at every instant. */
export type ResponsibilityOperations = {
  /**
   * Passes responsibility on, if it still is as the asker believes: compare and set. The one who gives it asks, or the
   * one who takes it, if it holds a record of the child or works with them; the one it is taken from is sent a recall
   * notice. Of two who ask at one moment, one is told `stale`, with how it is now.
   */
  changeResponsible(request: ChangeResponsibleRequest): Promise<ResponsibleOutcome>
}

export type ChangeResponsibleRequest = {
  readonly asked: Asked
  readonly number: string
  /** Who is responsible, as the asker believes; null for nobody. */
  readonly from: string | null
  /** The `version` of the child as last seen. */
  readonly expectedVersion: number
  readonly to: string
}

export type Responsible = {
  readonly number: IndexNumber
  readonly responsibleAuthority: string | null
  /** Rises with every change. */
  readonly version: number
}

export type ResponsibleOutcome =
  | Outcome<Responsible, ResponsibilityRefusal>
  /** Somebody changed it since; nothing was done. */
  | { readonly ok: false; readonly refusal: 'stale'; readonly present: Responsible }

export type ResponsibilityRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  /** Neither the one who gives nor the one who takes; or the one who takes does not know the child. */
  | 'not-yours-to-change'
  /** Three digits. */
  | 'authority-not-valid'
  | 'same-authority'
