/** A recorder and nothing else, to be killed: writes GOPs as fast as the disk takes them, and says which are written. */
import { writeSync } from 'node:fs'
import { randomFrom } from '../../demo/random.ts'
import { Archive } from '../../src/media/archive/archive.ts'
import { SimulatedFootage } from './power-footage.ts'

const [root = '', seed = ''] = process.argv.slice(2)
const archive = new Archive({ root, reserveBytes: 0, onFile: () => {} })
const footage = new SimulatedFootage('a', Date.UTC(2026, 4, 1, 8, 50), randomFrom(seed))
for (;;) {
  const { gop, id } = footage.finish()
  await archive.writer('a').write(gop)
  // Written at once: what is in a buffer of this process dies with it.
  writeSync(1, `${id}\n`)
}
