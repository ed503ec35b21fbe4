/** "1 day", "2 days", "1,000 days": so many of a thing, in figures. */
export function counted(count: number, what: string, many = `${what}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? what : many}`
}
