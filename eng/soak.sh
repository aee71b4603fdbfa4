#!/usr/bin/env bash
# Builds the soak, starts servers of its own, runs processes that read and write through the caches while things go wrong, and checks
# every answer. Last line: the ledger. Exit code 0: nothing was wrong.
# usage: eng/soak.sh [--fault redis-kill,pg-restart] [--seconds 60] [--short] [--channel redis] [--bugs | --bug NAME] …   (--help names all)
# SMRTGEN_TEST_POSTGRES (Npgsql connection string) names an existing server instead, which is then not restarted.
set -euo pipefail
cd "$(dirname "$0")/.."
source eng/servers.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

project=tests/SmrtGen.Soak
dotnet build "$project" --configuration Release -warnaserror --nologo --verbosity quiet -consoleLoggerParameters:NoSummary >&2
command -v redis-server >/dev/null || install_package redis-server >&2

soak_pid=''
finish() {
    local status=$?
    trap '' INT TERM
    if [[ -n $soak_pid ]]; then
        kill "$soak_pid" 2>/dev/null || true
        wait "$soak_pid" 2>/dev/null || true
    fi
    stop_servers >&2
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

start_postgres >&2
export SMRTGEN_SOAK_POSTGRES_FOLDER=$postgres_dir
# In the background, so that a signal is acted on at once.
dotnet "$(dotnet msbuild "$project" -property:Configuration=Release -getProperty:TargetPath)" "$@" </dev/null &
soak_pid=$!
status=0
wait "$soak_pid" || status=$?
soak_pid=''
exit "$status"
