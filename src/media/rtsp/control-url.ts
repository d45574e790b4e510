/**
 * Resolves an `a=control` against the description's base (RFC 2326 Annex C.1.1). Relative ones are appended, as
 * cameras and every other client do, even where RFC 3986 would replace the last segment: a base of
 * `rtsp://host/live?channel=1` and `trackID=1` make `rtsp://host/live?channel=1/trackID=1`.
 */
export function resolveControl(base: string, control: string | undefined): string {
  if (control === undefined || control === '' || control === '*') return base
  if (!/^[\x21-\x7e]{1,2048}$/.test(control)) return base
  if (/^rtsps?:\/\//i.test(control)) return control
  if (control.startsWith('/')) return `${/^rtsp:\/\/[^/?]+/i.exec(base)?.[0] ?? base}${control}`
  return base.endsWith('/') ? base + control : `${base}/${control}`
}
