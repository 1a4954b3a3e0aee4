#!/bin/sh
# Chromium refuses to keep its sandbox for root: in a user namespace of its own it runs as user 1000, sandboxed.
exec unshare --user --map-user=1000 --map-group=1000 -- "$STOCKROOM_ELECTRON" "$@"
