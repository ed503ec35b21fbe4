export const CONTENT = {
  title: 'How many children each may hold',
  remark: 'agreed with each worker',
  hint: (holds: number) => `Holds ${holds === 1 ? '1 child' : `${holds} children`} now.`,
  invalid: (name: string) => `Write for ${name} how many children, a whole number up to 200, or leave it empty`,
  from: 'From when?',
  fromInvalid: 'Write the day, like 27 3 2026',
  button: 'Keep what was agreed',
  none: 'Your team has no social workers yet.',
  help: 'What it is for',
  helpText:
    'The number stands beside what each worker holds, wherever a child is given to someone. Nothing is refused beyond it: you see it, and decide.',
} as const
