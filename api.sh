cd /tmp/wt/oids
nice dotnet build src/NdisConformance.Contract -c Release -v q --nologo 2>&1 | tee /tmp/wt/runs/api.log | grep -oP "error RS0016: Symbol '\K[^']+(?=' is not part)" | sort -u > /tmp/wt/runs/api.add
grep -oP "error RS0017: Symbol '\K[^']+(?=' is part)" /tmp/wt/runs/api.log | sort -u > /tmp/wt/runs/api.del
python3 - <<'P'
add=[l.rstrip('\n') for l in open('/tmp/wt/runs/api.add')]
dele=set(l.rstrip('\n') for l in open('/tmp/wt/runs/api.del'))
d='/tmp/wt/oids/src/NdisConformance.Contract/'
for f in ('PublicAPI.Shipped.txt','PublicAPI.Unshipped.txt'):
    ls=open(d+f,encoding='utf-8-sig').read().split('\n')
    ls=[l for l in ls if l not in dele]
    open(d+f,'w').write('\n'.join(ls))
f=d+'PublicAPI.Unshipped.txt'
ls=[l for l in open(f).read().split('\n') if l]
ls=[ls[0]]+sorted(set(ls[1:]+add))
open(f,'w').write('\n'.join(ls)+'\n')
P
nice dotnet build src/NdisConformance.Contract -c Release -v q --nologo 2>&1 | grep -E "error" | sort -u | cut -c1-250 | head -${1:-20}
