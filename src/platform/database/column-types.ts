import pg from 'pg'

// Instants stay exact and dates stay dates: pg would make a date a JS Date in the host's zone, and a bigint a string.
pg.types.setTypeParser(1114, (text) => new Date(`${text}Z`))
pg.types.setTypeParser(1184, (text) => new Date(text))
pg.types.setTypeParser(1082, (text) => text)
// Log numbers and sizes stay below 2^53.
pg.types.setTypeParser(20, Number)

export default pg
