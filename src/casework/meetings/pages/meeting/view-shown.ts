import type { Actor } from '../../../../access/actor.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import type { MeetingSeen } from '../../commands-look.ts'

/** A meeting, who looks at it, and when. */
export type Shown = MeetingSeen & { readonly actor: Actor; readonly now: Moment; readonly shell: Shell }
