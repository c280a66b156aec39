#!/bin/sh
# Installs what `make test-apps` looks through: LibreOffice, Chromium, a PDF reader, OCR, a terminal multiplexer, strace.
set -eu
for program in libreoffice chromium pdftoppm tesseract tmux strace; do
  command -v "$program" >/dev/null || missing=1
done
[ -n "${missing:-}" ] || exit 0
sudo=$([ "$(id -u)" = 0 ] || echo sudo)
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
$sudo apt-get install -y -qq --no-install-recommends \
  libreoffice-writer-nogui chromium poppler-utils tesseract-ocr tmux strace fonts-dejavu-core fonts-liberation2
