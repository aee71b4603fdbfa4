#!/usr/bin/env bash
# Installs one Debian package for its programs only: no service is started, no cluster is made. Run by servers.sh, as root.
# usage: install-package.sh PACKAGE [listed]      listed: the package lists are fresh already
set -euo pipefail

policy=/usr/sbin/policy-rc.d
cluster_settings=/etc/postgresql-common/createcluster.d
made=()
restore() {
    (( ${#made[@]} == 0 )) || rm -f "${made[@]}"
    rmdir --ignore-fail-on-non-empty --parents "$cluster_settings" 2>/dev/null || true
}
trap restore EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# A policy that is there already (containers have one) is the owner's and stays.
if [[ ! -e $policy ]]; then
    made+=("$policy")
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
fi
mkdir -p "$cluster_settings"
made+=("$cluster_settings/smrtgen.conf")
echo 'create_main_cluster = false' >"$cluster_settings/smrtgen.conf"

export DEBIAN_FRONTEND=noninteractive
apt_get=(apt-get -o DPkg::Lock::Timeout=300 -qq)
[[ ${2:-} == listed ]] || "${apt_get[@]}" update </dev/null
echo "Installing $1"
if ! log=$("${apt_get[@]}" install -y --no-install-recommends "$1" </dev/null 2>&1); then
    echo "$log" >&2
    exit 1
fi
