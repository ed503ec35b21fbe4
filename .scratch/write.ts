import { writePopulation } from '../testing/population/files.ts'
const t=performance.now(); console.log(await writePopulation('/tmp/pop', {seed:3, children:50000, twicePercent:15}).then(w=>[w.files.length,w.rows]), performance.now()-t, process.memoryUsage().rss/1e6)
