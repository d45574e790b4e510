import { z } from 'zod'
import { givenPosition } from '#platform/geo.ts'
import { defineRoute } from '#platform/http/route.ts'
import { natures, text } from '../acts.ts'
import { listEarlier } from '../queries.ts'
import { rankSimilar } from '../similar.ts'

/** While the caller speaks: calls that this one may belong to. A POST, so that what is typed stands in no address. */
export const findSimilar = defineRoute({
  method: 'POST',
  url: '/api/incidents/similar',
  action: 'incident.list',
  summary: 'Calls of the last three days that the one being typed may repeat or continue, with the grounds',
  body: z.strictObject({
    place: text(200).default(''), position: givenPosition.nullable().default(null), nature: z.enum(natures).default('other'), text: text(4000).default(''),
    phone: text(30).default(''),
    /** The call itself, once it is written down. */
    except: z.string().max(60).default(''),
  }),
  async handle({ judgeOwn, read, body, county, now }) {
    judgeOwn()
    const earlier = await read((tx) => listEarlier(tx, county, body, now))
    const similar = rankSimilar(body, earlier, now)
    return { similar: similar.map((call) => ({ ...call, receivedAt: new Date(call.receivedAt).toISOString() })) }
  },
})
