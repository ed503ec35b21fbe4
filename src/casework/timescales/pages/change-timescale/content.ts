import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { AllowanceUnit, TransferStart } from '../../../../statute/timescale.ts'
import type { RuleRefusal, SetTimescaleRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Change how long a step may take',
  rule: 'Which step?',
  choose: 'Choose a step',
  count: 'How long may it take here?',
  countHint: 'A whole number',
  unit: 'Counted in',
  start: 'What does the clock of a transfer-in conference start on?',
  startHint: 'Only if that is the step you change',
  from: 'From when?',
  fromHint: 'Tomorrow at the earliest, for example 1 4 2026',
  reason: 'Why?',
  reasonHint: 'Who agreed it, and where it is written: your colleagues read this beside the figure',
  button: 'Set the figure',
  help: 'What you may set',
  helpLaw: 'A figure of law may be made stricter, never looser, and is counted as the law counts it.',
  helpPractice: 'A figure of practice is yours to choose.',
  helpClocks:
    'Clocks that run keep the figure they were set going with. Only what is set going from your day on has the new one.',
  helpBack: 'To go back to the national figure, set it as your own.',
  back: 'See every figure',
  ruleMissing: 'Choose which step',
  unitMissing: 'Choose what it is counted in',
  fromMissing: 'Enter the day from which it holds',
} as const

export const UNITS: Readonly<Record<AllowanceUnit, string>> = {
  workingDays: 'working days',
  days: 'days',
  weeks: 'weeks',
  months: 'months',
  hours: 'hours',
}

export const STARTS: Readonly<Record<TransferStart, string>> = {
  notice: 'The notice that the family has moved in',
  acceptance: 'The day we took the case on',
}

/** Each refusal of the rule in words; `readTimescale` adds the law's own figure. */
export const RULE_REFUSALS: Readonly<Record<RuleRefusal, Problem>> = {
  'set-by-the-court': {
    field: 'rule',
    text: 'How long this lasts is set by law and by the court: an authority cannot set it',
  },
  'no-reason': { field: 'reason', text: 'Say why, so that your colleagues can read it beside the figure' },
  'begins-too-soon': {
    field: 'from-day',
    text: 'The day must be tomorrow or later: clocks set going by today keep the figure they have',
  },
  'no-such-length': { field: 'count', text: 'Enter a whole number from 1 to 366' },
  'counted-otherwise': { field: 'unit', text: 'This step must be counted as the national figure is' },
  'looser-than-law': { field: 'count', text: 'This is longer than the law allows' },
  'start-not-said': { field: 'start', text: 'Choose what the clock of a transfer-in conference starts on' },
}

export const REFUSALS: Readonly<Record<SetTimescaleRefusal, Problem | 'not-there'>> = {
  ...RULE_REFUSALS,
  'not-permitted': 'not-there',
}
