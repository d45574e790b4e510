import { expect, test } from 'vitest'
import { resolveControl } from './control-url.ts'

test.each([
  ['rtsp://h/live/', 'trackID=1', 'rtsp://h/live/trackID=1'],
  ['rtsp://h/live', 'trackID=1', 'rtsp://h/live/trackID=1'],
  ['rtsp://h/live?channel=1', 'trackID=1', 'rtsp://h/live?channel=1/trackID=1'],
  ['rtsp://h/live', '/other/trackID=1', 'rtsp://h/other/trackID=1'],
  ['rtsp://h/live', 'rtsp://192.168.1.64/live/trackID=1', 'rtsp://192.168.1.64/live/trackID=1'],
  ['rtsp://h/live', '*', 'rtsp://h/live'],
  ['rtsp://h/live', undefined, 'rtsp://h/live'],
  ['rtsp://h/live', 'a RTSP/1.0\r\nX: y', 'rtsp://h/live'],
])('resolves %j and %j to %j', (base, control, url) => {
  expect(resolveControl(base, control)).toBe(url)
})
