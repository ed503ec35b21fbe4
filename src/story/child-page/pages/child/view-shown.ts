import type { Actor } from '../../../../access/actor.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import type { WhoWorks } from '../../commands.ts'
import type { ChildStory } from '../../model.ts'

/** Everything the view is made of. */
export type Shown = {
  readonly story: ChildStory
  readonly works: WhoWorks
  readonly actor: Actor
  readonly now: Moment
  readonly shell: Shell
  /** The entry after which the part of the story shown begins. */
  readonly before?: string | undefined
}
