#!/bin/sh
# Chromium refuses to keep its sandbox for root: in a user namespace of its own it runs as user 1000, sandboxed.
# The graphics library would look for that user's home folder.
export MESA_SHADER_CACHE_DISABLE=true
exec unshare --user --map-user=1000 --map-group=1000 -- "$STOCKROOM_ELECTRON" "$@"
