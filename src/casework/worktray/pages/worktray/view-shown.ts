import type { Moment } from '../../../../kernel/moment.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import type { Worktray } from '../../commands.ts'
import type { Choice } from '../../model.ts'

/** Everything a list's page is made of. */
export type TrayShown = {
  readonly tray: Worktray
  readonly choice: Choice
  readonly now: Moment
  readonly shell: Shell
}
