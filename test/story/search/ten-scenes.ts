import { randomFrom } from '../../../demo/random.ts'
import { kinds, type Kind, makeScene, type Scene } from '../../../bench/search/scenes.ts'

const minutes = 1
const [width, height] = [640, 360]

/**
 * Scenes of a seed, a minute each, in which a bike vanishes: kinds of weather and traffic in an order of the seed's choice; in the
 * last one it goes while a bus stands before it, so that nobody can say when.
 */
export function chooseScenes(seed: string, count: number): Scene[] {
  const random = randomFrom(`scenes ${seed}`)
  const order = shuffle(kinds, random)
  return Array.from({ length: count }, (_, i) => {
    const isLast = i === count - 1
    const kind: Kind = isLast ? 'occlusion' : i < order.length ? order[i]! : random.pick(kinds)
    return makeScene(`${seed}-${i}`, { kind, outcome: isLast ? 'vanishedAgain' : 'vanished', width, height, minutes, startMs: 0 })
  })
}

function shuffle<T>(things: readonly T[], random: ReturnType<typeof randomFrom>): T[] {
  const left = [...things]
  return things.map(() => left.splice(random.whole(0, left.length - 1), 1)[0]!)
}
