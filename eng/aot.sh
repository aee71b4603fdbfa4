#!/usr/bin/env bash
# Publishes a SmrtGen program (with 10 and with 500 entities) and the same program on ADO.NET, native and compiled at run time,
# counts trim and AOT warnings (there must be none of ours) and prints sizes and start times. Takes some minutes.
# usage: eng/aot.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

project=tests/SmrtGen.Package.Tests
dotnet build "$project" -warnaserror --nologo --verbosity quiet -consoleLoggerParameters:NoSummary >&2

report=$(mktemp)
trap 'rm -f "$report"' EXIT
status=0
SMRTGEN_START_REPORT=$report dotnet "$(dotnet msbuild "$project" -getProperty:TargetPath)" \
    -noLogo -noColor -explicit only -class SmrtGen.Package.Tests.StartTests >&2 || status=$?
cat "$report"
exit "$status"
