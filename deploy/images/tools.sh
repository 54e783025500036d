# Sourced by the scripts beside it: finds the container engine and gives it settings of their own.

. deploy/local/tools.sh

readonly TARGET=deploy/images/target
readonly MODULES=(order-service billing-service shipping-service auditor deploy/sandbox)

need_engine() {
  local program
  # A folder of its own keeps Podman away from those who look for an engine by its name.
  PATH=$PATH:/opt/podman/bin
  for program in ${PLUMB_ENGINE:-docker podman}; do
    command -v "$program" >/dev/null || continue
    [ "$program" = docker ] || podman_settings
    if timeout 20 "$program" info >/dev/null 2>&1; then
      ENGINE=$program
      return
    fi
  done
  say "needs Docker or Podman that answers to 'info'. Debian/Ubuntu: apt-get install podman buildah netavark aardvark-dns"
  exit 1
}

# Podman's own defaults need systemd, cgroup v2 and the right to raise limits. Where they are missing:
# runc, no systemd, and no more than this session may have.
podman_settings() {
  [ -d /run/systemd/system ] && [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ] && return
  command -v runc >/dev/null || {
    say 'needs runc for Podman without cgroup v2. Debian/Ubuntu: apt-get install runc'
    exit 1
  }
  [ -x /usr/lib/podman/netavark ] && [ -x /usr/lib/podman/aardvark-dns ] || {
    say 'needs netavark and aardvark-dns, by which containers find each other. Debian/Ubuntu: apt-get install netavark aardvark-dns'
    exit 1
  }
  local files processes
  files=$(at_most 16384 "$(ulimit -Hn)")
  processes=$(at_most 16384 "$(ulimit -Hu)")
  mkdir -p "$TARGET"
  cat >"$TARGET/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=$files:$files", "nproc=$processes:$processes"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
CONF
  export CONTAINERS_CONF=$PWD/$TARGET/containers.conf
}

at_most() { # wanted, what is allowed
  if [ "$2" = unlimited ] || [ "$1" -lt "$2" ]; then echo "$1"; else echo "$2"; fi
}

# That of every file in an image, in seconds: the build's own, which the AOT cache was trained with.
build_time() {
  date --date="$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)" +%s
}

port_of() { sed -n 's/^quarkus.http.port=//p' "$1/src/main/resources/application.properties"; }

has_image() { "$ENGINE" image inspect "$1" >/dev/null 2>&1; }
