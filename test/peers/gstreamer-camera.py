#!/usr/bin/python3
"""A camera that nobody here wrote: GStreamer's RTSP server with a test picture in H.264 or H.265, or with what a file shows.

Prints `ready PORT` once it listens at rtsp://127.0.0.1:PORT/camera, and ends when its standard input closes.
"""

import argparse
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--size", default="640x360", help="WIDTHxHEIGHT")
    parser.add_argument("--fps", type=int, default=25)
    parser.add_argument("--bitrate", type=int, default=1000, help="kbit/s")
    parser.add_argument("--gop", type=int, default=25, help="frames from one key frame to the next")
    parser.add_argument("--codec", choices=["h264", "h265"], default="h264")
    parser.add_argument("--pattern", default="ball", help="of videotestsrc")
    parser.add_argument("--file", help="MP4 with H.264: played once, as fast as it was taken")
    parser.add_argument("--user", help="with --password: Digest sign-in")
    parser.add_argument("--password", default="")
    parser.add_argument("--basic", action="store_true", help="Basic instead of Digest")
    return parser.parse_args()


def describe_pipeline(args):
    if args.file:
        return f'( filesrc location="{args.file}" ! qtdemux ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1 )'
    width, height = args.size.split("x")
    if args.codec == "h265":
        encoder = (
            f"x265enc tune=zerolatency speed-preset=ultrafast bitrate={args.bitrate} key-int-max={args.gop} "
            f"option-string=scenecut=0:min-keyint={args.gop}:log-level=none ! h265parse"
        )
    else:
        encoder = f"x264enc tune=zerolatency speed-preset=ultrafast bitrate={args.bitrate} key-int-max={args.gop} option-string=scenecut=0"
    return (
        f"( videotestsrc is-live=true pattern={args.pattern} "
        f"! video/x-raw,width={width},height={height},framerate={args.fps}/1 "
        f"! timeoverlay ! {encoder} "
        # Every key frame carries its parameter sets.
        f"! rtp{args.codec}pay name=pay0 pt=96 config-interval=-1 )"
    )


def require_sign_in(server, factory, args):
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    if args.basic:
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic(args.user, args.password), token)
    else:
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        auth.add_digest(args.user, args.password, token)
    server.set_auth(auth)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_permission_for_role("viewer", "media.factory.access", True)
    permissions.add_permission_for_role("viewer", "media.factory.construct", True)
    factory.set_permissions(permissions)


def main():
    args = parse_arguments()
    Gst.init(None)
    loop = GLib.MainLoop()
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(str(args.port))
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(describe_pipeline(args))
    factory.set_shared(True)
    if args.user:
        require_sign_in(server, factory, args)
    server.get_mount_points().add_factory("/camera", factory)
    if server.attach(None) == 0:
        sys.exit("gstreamer-camera: the port is taken")
    print(f"ready {server.get_bound_port()}", flush=True)

    def wait_for_end():
        sys.stdin.read()
        GLib.idle_add(loop.quit)

    threading.Thread(target=wait_for_end, daemon=True).start()
    loop.run()


main()
