import type { User, UserRole } from './model.ts'

const DOMAINS = { ald: 'aldermere.example', eas: 'eastholt.example' }

/** Makes a user from a row: name, job title, role, agency, team, last three digits of the telephone number. */
export function userOf(
  authority: keyof typeof DOMAINS,
  row: readonly [string, string, UserRole, string, string | null, string],
): User {
  const [name, jobTitle, role, agency, team, line] = row
  const subject = name
    .replace(/^(Dr|DC|PC|Sister) /, '')
    .toLowerCase()
    .replaceAll(' ', '.')
  return {
    subject,
    name,
    jobTitle,
    role,
    agency,
    team,
    phone: `01632 960${line}`,
    email: `${subject}@${DOMAINS[authority]}`,
  }
}
