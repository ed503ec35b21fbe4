/** Words for a form that could not be taken. */
export const STOPPED = {
  signedOutTitle: 'You have been signed out',
  why: 'You are signed out after 30 minutes without use, and after 12 hours at most. Nothing was sent.',
  kept: 'What you typed is kept. Sign in, and it stands in the form again.',
  notKept: 'We could not keep what you typed. Go back in your browser, copy it, then sign in and paste it.',
  signIn: 'Sign in and go on',
  notSentTitle: 'Nothing was sent',
  notSentWhy:
    'This form was opened before you last signed in, or by someone else at this browser. Nothing was changed.',
  keptForWriter: 'What was typed is kept for the person who typed it.',
  openAgain: 'Open the form again',
} as const
