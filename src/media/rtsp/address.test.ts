import { expect, test } from 'vitest'
import { parseCameraAddress } from './address.ts'

test.each([
  ['rtsp://10.0.0.9/live', { host: '10.0.0.9', port: 554, url: 'rtsp://10.0.0.9/live', credentials: undefined }],
  ['rtsp://cam.local:8554', { host: 'cam.local', port: 8554, url: 'rtsp://cam.local:8554/' }],
  ['RTSP://[fe80::1]:554/a?b=c', { host: 'fe80::1', port: 554, url: 'rtsp://[fe80::1]:554/a?b=c' }],
  ['rtsp://admin:p%40ss@10.0.0.9/x', { url: 'rtsp://10.0.0.9/x', credentials: { username: 'admin', password: 'p@ss' } }],
  ['rtsp://admin:a@b:c%@10.0.0.9/x', { url: 'rtsp://10.0.0.9/x', credentials: { username: 'admin', password: 'a@b:c%' } }],
])('reads %s', (url, expected) => {
  expect(parseCameraAddress(url)).toMatchObject(expected)
})

test('prefers credentials that are given apart', () => {
  expect(parseCameraAddress('rtsp://a:b@h/', 'c', 'd')).toMatchObject({ credentials: { username: 'c', password: 'd' } })
})

test.each(['', 'http://10.0.0.9/', 'rtsp://', 'rtsp:///live', 'rtsp://h:0/', 'rtsp://h:99999/', 'rtsp://h/a b', 'rtsp://h/\r\nX: y', 'rtsp://h/摄像头', 'rtsps://h/'])(
  'refuses %j',
  (url) => {
    expect(parseCameraAddress(url)).toMatchObject({ code: 'bad_address' })
  },
)
