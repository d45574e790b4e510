import { truncateSync } from 'node:fs'
import { recoverArchive } from '../../../src/media/archive/recover.ts'
import { diskVfs } from '../../../src/platform/ports/vfs.ts'
import type { Fault } from './fault.ts'
import { gopsAFile, MadeArchive } from './made-archive.ts'

export const tornFile: Fault = {
  name: 'file truncated at every byte of its last fragment',
  bound: { gops: 1, stated: 'the fragment that was cut (docs/decisions/0004-footage-in-fragmented-mp4.md)' },
  async run({ tell }) {
    const made = await MadeArchive.make()
    try {
      const { newest, files } = made
      const all = files.length * gopsAFile
      let [lostGops, overlapping, unnamed, tries] = [0, 0, 0, 0]
      const broken: string[] = []
      for (let size = newest.offsets.at(-1)!; size < newest.media.length; size++, tries++) {
        made.restore([newest])
        truncateSync(newest.path, size)
        const before = await made.readAll()
        const { repaired } = await recoverArchive({ vfs: diskVfs, root: made.root })
        const after = await made.readAll()
        if (!repaired.some(({ path }) => path === newest.path)) unnamed++
        for (const reading of [before, after]) {
          lostGops = Math.max(lostGops, all - reading.read)
          overlapping += reading.overlapping
          if (reading.damaged + reading.misplaced > 0) broken.push(`at byte ${size} something is shown that was not written so`)
        }
        broken.push(...(await made.check(newest.path)))
        if (tries % 500 === 499) tell(`${tries + 1} of ${newest.media.length - newest.offsets.at(-1)!} bytes`)
      }
      return { lostGops, overlapping, doubleWriters: 0, alarmRaised: unnamed === 0, normalAgain: broken.length === 0, broken, note: `${tries} places to cut; each read before and after recovery, which named the file each time` }
    } finally {
      made.remove()
    }
  },
}
