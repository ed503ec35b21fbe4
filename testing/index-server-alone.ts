import { childIndexInProcess } from '../src/child-index/in-process.ts'
import type { IndexDB } from '../src/child-index/schema.ts'
import { connectionsBeside } from '../src/platform/connections.ts'
import { openDatabase } from '../src/platform/db.ts'
import { anIndexServer } from './index-server.ts'

// The index as machines reach it, in a process of its own: whoever asks is not counted as its work. Its address is
// written to the standard output once it answers.

const urls = connectionsBeside(process.env['DATABASE_URL'] ?? '')
const db = openDatabase<IndexDB>(urls.index)
const server = await anIndexServer(urls, childIndexInProcess(db))
process.once('SIGTERM', async () => {
  await server.close()
  await db.destroy()
})
process.stdout.write(server.origin)
