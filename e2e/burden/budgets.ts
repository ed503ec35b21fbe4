import type { Burden } from './tally.ts'

/** The most that a task may take. Questions are never asked again, in none. */
export type Budget = Readonly<Record<'pages' | 'shown' | 'filled' | 'keystrokes' | 'clicks', number>>

/** A press waits for its page at most so long, on average over a task. This machine may be busy with other work. */
export const MOST_SECONDS_A_PAGE = 3

/** What a change may not break. A budget is lowered when a task takes less; to raise one, say why in the change. */
export const BUDGETS: Readonly<Record<string, Budget>> = {
  'raise a concern': { pages: 1, shown: 9, filled: 9, keystrokes: 220, clicks: 9 },
  'write an assessment': { pages: 2, shown: 24, filled: 18, keystrokes: 280, clicks: 16 },
  'record a visit for four siblings': { pages: 2, shown: 16, filled: 7, keystrokes: 60, clicks: 10 },
  'conference report': { pages: 4, shown: 4, filled: 3, keystrokes: 60, clicks: 6 },
  'record a conference': { pages: 2, shown: 20, filled: 8, keystrokes: 140, clicks: 8 },
  'CP plan from an assessment': { pages: 2, shown: 12, filled: 6, keystrokes: 200, clicks: 6 },
  'CIN plan at step-down': { pages: 2, shown: 23, filled: 4, keystrokes: 120, clicks: 6 },
  review: { pages: 2, shown: 30, filled: 14, keystrokes: 250, clicks: 10 },
  'transfer summary': { pages: 3, shown: 9, filled: 4, keystrokes: 60, clicks: 8 },
  closure: { pages: 2, shown: 4, filled: 3, keystrokes: 110, clicks: 5 },
  'find a child': { pages: 3, shown: 4, filled: 2, keystrokes: 30, clicks: 4 },
}

/** Where a task takes more than its budget, in words. */
export function overBudget(task: string, burden: Burden): readonly string[] {
  const budget = BUDGETS[task]
  if (!budget) return [`${task}: there is no budget for it`]
  const most = { ...budget, askedAgain: 0, waitingSeconds: MOST_SECONDS_A_PAGE * burden.pages }
  return (Object.keys(most) as (keyof typeof most)[])
    .filter((part) => burden[part] > most[part])
    .map((part) => `${task}: ${part} ${burden[part]}, at most ${most[part]}`)
}
