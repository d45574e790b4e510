import type pg from 'pg'

/** What a plain table does: one text of name, pinyin, initials and address a person, searched by words. */
export async function makePeer(client: pg.Client): Promise<void> {
  await client.query(`
    create table peer as select p.id, p.station, p.name || ' ' || p.letters || ' ' || p.initials || ' ' || coalesce(a.full_text, '') as doc
      from people p left join households h on h.county = p.county and h.id = p.household left join addresses a on a.county = h.county and a.id = h.address;
    create index peer_doc on peer using gin (doc gin_trgm_ops)`)
  await client.query('vacuum analyze peer')
}

/** Milliseconds of each query. `trgm`: words by the trigram index, ordered by likeness; `like`: LIKE on every row. */
export async function askPeer(client: pg.Client, how: 'trgm' | 'like', asked: readonly { words: string[]; stations: readonly string[] }[]): Promise<number[]> {
  await client.query(`set enable_bitmapscan = ${how === 'trgm' ? 'on' : 'off'}`)
  const order = how === 'trgm' ? 'similarity(doc, $3) desc, id' : 'id'
  const times: number[] = []
  for (const { words, stations } of asked) {
    const from = performance.now()
    await client.query(`select id from peer where station = any ($1) and doc like all ($2) and $3::text is not null order by ${order} limit 20`, [stations, words.map((word) => `%${word}%`), words.join(' ')])
    times.push(performance.now() - from)
  }
  return times
}
