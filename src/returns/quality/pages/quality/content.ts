export const CONTENT = {
  title: 'What the census would query now',
  note: 'These are the department’s rules for the running year, looked at in the record as it is. Nothing is typed into a return: put it right in the record, and the line goes green within minutes.',
  notYet: 'The rules have not looked at the record yet. They do within some minutes.',
  nothing: 'Nothing: every record passes every rule.',
  nothingChosen: 'Nothing of what you chose.',
  rules: 'By rule',
  teams: 'By team',
  workers: 'By who holds the children',
  children: 'To put right, errors and the newest first',
  mended: 'Put right in the last week',
  mendedTag: 'put right',
  nobody: 'nobody holds the child',
  noTeam: 'no team',
  everything: 'Show everything',
  back: 'The returns made',
  led: 'Teams',
} as const

/** Whose records these are, above the list. */
export const WHOSE = { authority: 'the whole authority', held: 'your children' } as const
