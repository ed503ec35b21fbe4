import type { Standing } from './provider.ts'

/** Words that are not kept yet are said to be so only when it takes longer than a reader would notice. */
const NOTICED_MS = 1_000

/** How things stand, in words; `time` within them changes without being read out. */
export type Told = { readonly kept: boolean; readonly words: string; readonly time?: string | undefined }

/** What is said of the words on a page: where they are, and what will happen to those that are not everywhere. */
export function told({ kept, since, keepsHere, line }: Standing, now: number): Told {
  if (kept) {
    if (line === 'open') return { kept, words: 'Every word kept, here and on the server', time: clockTime(now, true) }
    return { kept: false, words: noLine(line) }
  }
  const from = clockTime(since ?? now, false)
  if (line === 'open' && now - (since ?? now) < NOTICED_MS) return { kept: false, words: 'Keeping your words' }
  if (!keepsHere)
    return { kept: false, words: `Not kept since ${from}. What you wrote is on this page, so leave it open.` }
  return { kept: false, words: `Kept on this computer only since ${from}${waitsFor(line)}` }
}

function noLine(line: Standing['line']): string {
  if (line === 'signed-out') return 'You are signed out. Sign in again in another tab, then go on here.'
  if (line === 'not-yours')
    return 'Nobody writes here any more, or it is no longer yours to write. Open the page again.'
  return 'There is no line to the server now. What you write is kept on this computer until there is.'
}

function waitsFor(line: Standing['line']): string {
  if (line === 'signed-out') return ': you are signed out. Sign in again in another tab, and it goes to the server.'
  if (line === 'not-yours') {
    return ': it was sent meanwhile, or is no longer yours to write. Copy what still belongs in the record.'
  }
  if (line === 'too-large') return ': the text is as long as we can keep. Take some of it out, or send it in two parts.'
  return '; it goes to the server when the line is back.'
}

function clockTime(at: number, seconds: boolean): string {
  const shown: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  return new Date(at).toLocaleTimeString('en-GB', {
    ...(seconds ? { ...shown, second: '2-digit' } : shown),
    timeZone: 'Europe/London',
  })
}
