import { connect, createServer, type Socket } from 'node:net'

/** A network between a browser and the program that can fail: everything on it breaks off, and nothing gets through. */
export type Network = {
  readonly url: string
  readonly fail: () => void
  readonly restore: () => void
  readonly stop: () => Promise<void>
}

/** Opens a network to the program at this port of this machine. */
export async function aNetworkTo(port: number): Promise<Network> {
  const open = new Set<Socket>()
  let failed = false
  const server = createServer((near) => {
    if (failed) return near.destroy()
    const far = connect(port, '127.0.0.1')
    const ends = [near, far]
    for (const end of ends) {
      open.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        open.delete(end)
        for (const other of ends) other.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  const breakOff = () => {
    for (const socket of open) socket.destroy()
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port: near } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${near}`,
    fail: () => {
      failed = true
      breakOff()
    },
    restore: () => {
      failed = false
    },
    stop: () => {
      breakOff()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
