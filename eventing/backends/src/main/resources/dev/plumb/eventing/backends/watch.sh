# $1: the folder of the backends. $2: the file, in its folder users, of the process that wrote this
# script's standard input, which ends when that process does, however it ends.
trap '' INT TERM HUP
while read -r _; do :; done
rm -f "$1/users/$2"
for user in "$1"/users/*; do
  [ -e "$user" ] || continue
  pid=${user##*/}
  kill -0 "${pid%%-*}" 2>/dev/null || rm -f "$user"
done
# Fails while there are users. Once it is gone nobody can join any more.
rmdir "$1/users" 2>/dev/null || exit 0
for stop in "$1"/*/stop.sh; do
  [ -e "$stop" ] && sh "$stop"
done
rm -rf "$1"
