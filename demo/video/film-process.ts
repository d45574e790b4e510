import type { CameraKey } from '../county/cameras.ts'
import { filmCamera, type FilmRange } from './film.ts'

// Started by filmCameras (film-cameras.ts): films one camera after another, sends each when it is done, then ends.
const [keys, range] = JSON.parse(process.argv[2]!) as [CameraKey[], FilmRange]
for (const key of keys) await new Promise((sent) => process.send!(filmCamera(key, range), sent))
process.disconnect()
