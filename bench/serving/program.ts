import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

// The program itself in a process of its own, as it is served, and people signed in to it as browsers would be.

/** Where it listens while it is measured. */
export const PORT = 3990
export const ORIGIN = `http://127.0.0.1:${PORT}`

/** The program, built into `dist`, over this database, once it answers. */
export async function serving(dist: string, databaseUrl: string): Promise<ChildProcess> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: `${PORT}`,
    OPENICS_MODE: 'practice',
    LOG_LEVEL: 'warn',
  }
  const program = spawn(process.execPath, [`${dist}/cli/openics.js`, 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ready = () =>
    fetch(`${ORIGIN}/health/live`).then(
      (answer) => answer.ok,
      () => false,
    )
  const until = Date.now() + 30_000
  while (!(await ready())) {
    if (Date.now() > until || program.exitCode !== null) throw new Error('the program did not start; run npm run build')
    await new Promise((later) => setTimeout(later, 100))
  }
  return program
}

/** Asks the program to stop, and waits until it has. */
export async function stopped(program: ChildProcess): Promise<void> {
  program.kill('SIGTERM')
  await once(program, 'exit')
}

/** Goes through the practice sign-in as the person of this subject, as a browser would; gives the session's cookie. */
export async function signIn(person: string): Promise<string> {
  const jar = new Map<string, string>()
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie, accept: 'text/html' } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    return to === null || jar.has('openics') ? answer : ask(new URL(to, url).href)
  }
  const people = await ask(`${ORIGIN}/worktray`)
  await ask(people.url, { method: 'POST', body: new URLSearchParams({ person }) })
  const token = jar.get('openics')
  if (!token) throw new Error('the practice sign-in let nobody in')
  return `openics=${token}`
}
