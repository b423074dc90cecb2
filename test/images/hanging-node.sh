#!/bin/sh
# Stands in for a Node.js that never ends: in the image hanging-runtime every call of node hangs.
exec sleep 2147483647
