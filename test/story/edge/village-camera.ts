import { packetiseVideo } from '../../../src/media/simulator/packetise.ts'
import { serveCameras } from '../../../src/media/simulator/serve-cameras.ts'
import { systemClock } from '../../../src/platform/ports/clock.ts'
import { systemIds } from '../../../src/platform/ports/ids.ts'
import { makeGops } from '../../pictures.ts'

/** A camera behind a village's router, for as long as standard input is open. Prints its port. */
const ids = systemIds(systemClock)
const gopFrames = 20
const video = packetiseVideo(makeGops(20 * gopFrames, { gopFrames, fps: 20, width: 640, height: 360 }))
const server = await serveCameras(new Map([['gate', { video }]]), { clock: systemClock, random: (size) => ids.random(size) })
console.log(server.port)
process.stdin.resume().on('close', () => process.exit(0))
