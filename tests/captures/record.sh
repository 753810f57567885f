#!/usr/bin/env bash
# Records veth.pcap: what two network namespaces say to each other over a veth pair, ARP and UDP in both directions, in
# frames of 42 to 1,514 bytes. Run it as root. It needs ip (iproute2), dumpcap (wireshark-common or tshark) and python3.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
near=ndis-near-$$
far=ndis-far-$$

finish() {
    ip netns pids "$near" 2>/dev/null | xargs -r kill 2>/dev/null || true
    ip netns pids "$far" 2>/dev/null | xargs -r kill 2>/dev/null || true
    ip netns del "$near" 2>/dev/null || true
    ip netns del "$far" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

ip netns add "$near"
ip netns add "$far"
ip -n "$near" link add veth0 address 02:00:00:00:00:01 type veth peer name veth1 address 02:00:00:00:00:02 netns "$far"
for side in "$near veth0 192.0.2.1" "$far veth1 192.0.2.2"; do
    read -r space link address <<<"$side"
    ip netns exec "$space" sysctl -q -w "net.ipv6.conf.$link.disable_ipv6=1" || true
    ip -n "$space" address add "$address/24" dev "$link"
    ip -n "$space" link set "$link" up
done

chmod 777 "$work"
ip netns exec "$near" dumpcap -q -P -i veth0 -w "$work/veth.pcap" 2>"$work/dumpcap.log" &
recorder=$!
until grep -q '^File:' "$work/dumpcap.log"; do sleep 0.1; done

ip netns exec "$far" python3 - <<'PYTHON' &
import socket
echo = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
echo.bind(("192.0.2.2", 7))
while True:
    data, sender = echo.recvfrom(2048)
    echo.sendto(data, sender)
PYTHON
sleep 1

# Short frames are more frequent than long ones. A payload is one byte repeated, so that the file compresses well. Each
# 64th exchange begins with ARP.
ip netns exec "$near" python3 - <<'PYTHON'
import socket, subprocess
COUNT, LONGEST = 540, 1472
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.bind(("192.0.2.1", 50007))
client.settimeout(5)
for i in range(COUNT):
    if i % 64 == 0:
        subprocess.run(["ip", "neigh", "flush", "dev", "veth0"], check=True)
    length = LONGEST * i * i // ((COUNT - 1) * (COUNT - 1))
    client.sendto(bytes([i % 251]) * length, ("192.0.2.2", 7))
    client.recv(2048)
PYTHON

sleep 1
kill -INT "$recorder"
wait "$recorder" || true
cp "$work/veth.pcap" "$here/veth.pcap"
chmod 644 "$here/veth.pcap"
