import type { Moment } from '../../../../kernel/moment.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import type { Worktray } from '../../commands.ts'

/** Everything a list's page is made of. */
export type TrayShown = { readonly tray: Worktray; readonly now: Moment; readonly shell: Shell }
