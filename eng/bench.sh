#!/usr/bin/env bash
# Builds the benchmarks, starts a PostgreSQL of its own, runs them and stops it. Prints Markdown tables.
# usage: eng/bench.sh [--engine postgres|sqlite] [--only W1,W5] [--rounds 11] [--check | --record | --cache] …   (--help names all)
# SMRTGEN_TEST_POSTGRES (Npgsql connection string) names an existing server instead.
set -euo pipefail
cd "$(dirname "$0")/.."
source eng/servers.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

project=tests/SmrtGen.Benchmarks
dotnet build "$project" --configuration Release -warnaserror --nologo --verbosity quiet -consoleLoggerParameters:NoSummary >&2

trap stop_servers EXIT
[[ " $* " == *" --engine sqlite "* || " $* " == *" --generator "* ]] || start_postgres >&2
[[ " $* " != *" --cache "* ]] || start_redis >&2
dotnet "$(dotnet msbuild "$project" -property:Configuration=Release -getProperty:TargetPath)" "$@"
