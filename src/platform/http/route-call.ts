import type { FastifyReply, FastifyRequest } from 'fastify'
import { PolicyRefusal } from '../acts/store.ts'
import { Fault } from '../fault.ts'
import type { SignedIn } from '../identity/sessions.ts'
import { noAttributes } from '../policy/policy.ts'
import { chooseLanguage, say } from './messages.ts'
import type { HttpParts } from './parts.ts'
import type { Call, Route } from './route.ts'
import { identify } from './who-asks.ts'

/** One request at its route: who asks, what policy said of it, and the ways to read and act. */
export class RouteCall implements Call {
  judged = false
  readonly now: number
  readonly county: string
  readonly intentId: string
  readonly request: FastifyRequest
  readonly language
  #parts: HttpParts
  #route: Route
  #reply: FastifyReply | null
  #who: SignedIn | null

  constructor(parts: HttpParts, route: Route, request: FastifyRequest, reply: FastifyReply | null, who: SignedIn | null) {
    this.#parts = parts
    this.#route = route
    this.#who = who
    this.request = request
    this.#reply = reply
    this.now = parts.clock.now()
    this.county = parts.county
    this.language = chooseLanguage(request.headers['accept-language'])
    const key = request.headers['idempotency-key']
    if (key !== undefined && !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(key)))
      throw new Fault('bad_input', { fields: 'Idempotency-Key' }, 400)
    // A look is an act, and the next one another: a key that comes again must not show without writing down.
    this.intentId = key === undefined || request.method === 'GET' || request.method === 'HEAD' ? parts.ids.uuid() : String(key)
  }

  get params() {
    return this.request.params
  }

  get query() {
    return this.request.query
  }

  get body() {
    return this.request.body
  }

  get reply() {
    if (!this.#reply) throw new Error(`${this.#route.url}: a socket has no reply`)
    return this.#reply
  }

  get principal() {
    if (!this.#who) throw new Error(`${this.#route.url} is open: it has no principal`)
    return this.#who.principal
  }

  again: Call['again'] = async () => {
    this.#who = await identify(this.#parts, this.request, { isIdle: true })
    return this.#who.principal
  }

  get #action() {
    return this.#route.action!
  }

  perform: Call['perform'] = async (work, options = {}) => {
    const { principal } = this
    this.judged = true
    const body = [this.request.params ?? null, this.request.body ?? null]
    const { id = this.intentId, ...rest } = options
    return this.#parts.store.perform({ id, principal, action: this.#action, body, ...rest }, work)
  }

  read: Call['read'] = (work) => {
    const { principal } = this
    return this.#parts.database.read({ county: this.county, stations: principal.stations, account: principal.account }, work)
  }

  mayI: Call['mayI'] = (action, record, attributes, facts) =>
    this.#parts.policy.judge({ principal: this.principal, action, record: { ...record, attributes }, ...(facts ? { facts } : {}) }).allowed

  judge: Call['judge'] = (record, attributes, { action = this.#action, facts } = {}) => {
    const verdict = this.#parts.policy.judge({ principal: this.principal, action, record: { ...record, attributes }, ...(facts ? { facts } : {}) })
    this.judged = true
    if (!verdict.allowed) throw new PolicyRefusal(action, record, verdict.rules)
  }

  say: Call['say'] = (code, params = {}, instead) => {
    const { catalogue } = this.#parts
    return say(catalogue, instead !== undefined && !catalogue[code] ? instead : code, this.language, params)
  }

  judgeOwn: Call['judgeOwn'] = () => this.judge({ type: 'list', id: this.#action }, { ...noAttributes, station: this.principal.station, team: this.principal.team, owner: this.principal.account })

  open: Call['open'] = async (type, id, options) => {
    const { county } = this
    const found = await this.#parts.database.read({ county, stations: 'all', account: this.principal.account }, (tx) => this.#parts.store.load(tx, type, id))
    // What does not exist and what may not be seen look the same to those who may see nothing of this kind.
    if (!found) {
      this.judge({ type: type.type, id }, { ...noAttributes, station: this.principal.station, team: this.principal.team }, options)
      throw new Fault('not_found', {}, 404)
    }
    this.judge({ type: type.type, id }, type.attributes(found.state, id), options)
    return found.state
  }
}
