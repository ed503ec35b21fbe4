import { createServer, type Socket } from 'node:net'

export type SmtpServer = {
  readonly url: string
  /** What was taken, each as it came: envelope and text. */
  readonly taken: { readonly to: string; readonly data: string }[]
  /** How many of the next messages are answered with a passing fault (451). */
  refuse: (next: number) => void
  readonly stop: () => Promise<void>
}

/** A mail server that speaks SMTP on a port of this machine and keeps what it is given. */
export async function anSmtpServer(): Promise<SmtpServer> {
  const taken: SmtpServer['taken'] = []
  let toRefuse = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    converse(socket, (message) => {
      if (toRefuse > 0) {
        toRefuse -= 1
        return '451 Try again later'
      }
      taken.push(message)
      return '250 Taken'
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuse: (next) => {
      toRefuse = next
    },
    stop: () =>
      new Promise((stopped) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => stopped())
      }),
  }
}

/** One conversation: commands a line each, then the message to a line with a full stop alone. */
function converse(socket: Socket, take: (message: SmtpServer['taken'][number]) => string): void {
  let [buffer, to, data] = ['', '', '']
  let inData = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string) => {
    if (inData && line === '.') {
      inData = false
      // A line that went on after a quoted line's end is one line.
      return say(take({ to, data: data.replaceAll('=\n', '') }))
    }
    if (inData) {
      data += `${line.replace(/^\.\./, '.')}\n`
      return
    }
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (verb === 'DATA') {
      inData = true
      data = ''
      return say('354 Go on')
    }
    say(verb === 'QUIT' ? '221 Goodbye' : '250 Well')
    if (verb === 'QUIT') socket.end()
  }
  socket.on('error', () => {})
  socket.on('data', (part) => {
    const lines = (buffer + part.toString('utf8')).split('\r\n')
    buffer = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('220 mail.test at your service')
}
