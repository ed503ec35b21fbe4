export const CONTENT = {
  decision: 'Do you sign it?',
  sign: 'Yes: it is ready to stand in the record',
  handBack: 'No: hand it back',
  comment: 'What should be looked at again?',
  commentHint: 'Only if you hand it back. It stays on record, and the writer sees it.',
  button: 'Decide',
  missing: 'Choose whether you sign it',
  help: 'What happens next',
  rounds: 'What was said of it so far',
  signed: 'signed it',
  handedBack: 'handed it back',
  withdrawn: 'withdrew it',
  corrections: 'Corrections beside it',
  correct: 'Correct this record',
} as const

/** What signing means, whatever it is that is signed. */
export const HELP = [
  'Signed, it stands in the record and can no longer be changed; a correction stands beside it.',
  'Handed back, its writer sees your comment and goes on writing. No word is lost, and your comment stays.',
] as const

/** The refusals of signing, whatever is signed. */
export const SIGNING_REFUSALS = {
  'not-found': 'not-there',
  'not-waiting': { text: 'This is not waiting for you: it is signed, or still being written' },
  'own-work': { text: 'You wrote in this, or asked for it to be signed, so someone else must sign it' },
  'not-your-level': { text: 'Here a service manager signs this. It stands on their list' },
  'no-comment': { field: 'comment', text: 'Write what should be looked at again' },
} as const
