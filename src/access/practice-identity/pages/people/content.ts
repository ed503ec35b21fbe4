/** Words of the practice provider's page. */
export const PEOPLE = {
  title: 'Practice: who do you want to be?',
  practice:
    'This is practice. Everyone here is invented, there are no passwords, and anyone at this computer can be anyone. Choose a person to see OpenICS as they do.',
  person: 'Person',
  role: 'What they do',
  nobody: 'There are no practice people yet. Load the practice county with “npx --no openics practice”.',
  tooLateTitle: 'Start signing in again',
  tooLate: 'This page was open too long, or the program was started anew since. Nothing is lost.',
  again: 'Sign in',
} as const
