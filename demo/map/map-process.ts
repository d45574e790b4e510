import { writeMap } from './write-map.ts'

// Started by writeMapApart: draws the map into the folder given, then ends.
await writeMap(process.argv[2]!)
