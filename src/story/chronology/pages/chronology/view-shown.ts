import type { Actor } from '../../../../access/actor.ts'
import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import type { BeingChosen } from '../../../curated-chronologies/model.ts'
import type { Chronology } from '../../commands.ts'
import type { Chosen } from './form.ts'

/** What a page of the chronology is made from. */
export type Shown = {
  readonly chronology: Chronology
  readonly chosen: Chosen
  readonly problems: readonly Problem[]
  /** The chronology for court or conference that entries are ticked for. */
  readonly choosing: BeingChosen | undefined
  readonly actor: Actor
  readonly now: Moment
  readonly shell: Shell
}
