import { parentPort, workerData } from 'node:worker_threads'
import { learn } from '../linking/learn.ts'
import { link } from '../linking/link.ts'
import { peopleModel, toColumns } from '../linking/people-model.ts'
import type { LinkJob, LinkResult } from './link-apart.ts'
import { fewestToLearn, firstWeights, writeWeights } from './weights.ts'

/** Runs in a thread of its own, started by link-apart.ts; answers with the pairs that are likely the same. */
const { people } = workerData as LinkJob
const columns = toColumns(people)
const isLearning = people.length >= fewestToLearn
const found: LinkResult['found'] = []
let pairs = 0
const weights = link(
  peopleModel, columns, (blocks) => (isLearning ? learn(peopleModel, columns, blocks, Math.random) : firstWeights(people.length)),
  (i, j, likelihood) => {
    pairs++
    if (likelihood >= peopleModel.threshold) found.push({ one: people[i]!.id, other: people[j]!.id, likelihood: Number(likelihood.toFixed(4)) })
  },
)
parentPort!.postMessage({ pairs, found, weights: isLearning ? writeWeights(weights) : null } satisfies LinkResult)
