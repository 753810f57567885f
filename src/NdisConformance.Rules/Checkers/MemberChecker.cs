using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>NET_BUFFER_LISTs and NET_BUFFERs of the driver: how they are allocated and freed.</summary>
internal sealed class MemberChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _emptyChain = context.Rules.Own("NBL-003");
    private readonly OwnedRule _insideChain = context.Rules.Own("NBL-004");
    private readonly OwnedRule _contextSize = context.Rules.Own("NBL-005");
    private readonly OwnedRule _freeNbl = context.Rules.Own("NBL-006");
    private readonly OwnedRule _preallocated = context.Rules.Own("NBL-007");
    private readonly OwnedRule _freeNb = context.Rules.Own("NBL-014");
    private readonly OwnedRule _apart = context.Rules.Own("NBL-008");
    private readonly OwnedRule _ownMdls = context.Rules.Own("NBL-009");
    private readonly OwnedRule _outlived = context.Rules.Own("MDL-006");
    private readonly OwnedRule _memory = context.Rules.Own("MDL-001");
    private readonly OwnedRule _freeMdl = context.Rules.Own("MDL-002");
    private readonly OwnedRule _mdlInUse = context.Rules.Own("MDL-004");
    private readonly PoolTable _pools = context.Pools;
    private bool _hasLentMdls;
    private long _mdlRefused;
    private long _madeWithoutMdl;

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisAllocateNetBufferList, CheckContextSize);
        events.OnCall(TraceName.NdisAllocateNetBufferAndNetBufferList, CheckContextSize);
        events.OnCall(
            TraceName.NdisAllocateNetBufferAndNetBufferList,
            (in e) => CheckChain(e, NdisAllocateNetBufferAndNetBufferList.Mdl));
        events.OnCall(TraceName.NdisAllocateNetBuffer, (in e) => CheckChain(e, NdisAllocateNetBuffer.Mdl));
        events.OnBirth(TraceKind.Return, TraceName.NdisAllocateNetBufferList, AddNbl);
        events.OnBirth(TraceKind.Return, TraceName.NdisAllocateNetBufferAndNetBufferList, AddNbl);
        events.OnBirth(TraceKind.Return, TraceName.NdisAllocateNetBuffer, AddNb);
        events.OnBirth(TraceKind.Return, TraceName.NdisAllocateNetBufferMdlAndData, AddNb);
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => _mdlRefused = 0);
        events.OnReturn(
            TraceName.NdisAllocateMdl, (in e) => _mdlRefused = e.Object(0).IsLive ? _mdlRefused : e.Sequence);
        events.OnCall(TraceName.NdisFreeNetBufferList, OnNblFree);
        events.OnCall(TraceName.NdisFreeNetBuffer, OnNbFree);
        events.OnCall(TraceName.NdisAllocateMdl, OnMdlAllocate);
        events.OnCall(TraceName.NdisFreeMdl, OnMdlFree);
        events.OnCall(TraceName.NdisMIndicateReceiveNetBufferLists, (in e) => _hasLentMdls = true);
        events.OnCall(
            TraceName.NdisMAllocateNetBufferSGList,
            (in e) => _hasLentMdls |= (SgRole)e[NdisMAllocateNetBufferSGList.Role] == SgRole.Own);
        events.OnFact(TraceName.LeftLinked, OnLeftLinked);
    }

    private void CheckContextSize(in TraceEvent e)
    {
        ulong size = e[NdisAllocateNetBufferList.ContextSize];
        ulong backFill = e[NdisAllocateNetBufferList.ContextBackFill];
        _contextSize.Exercise(size != 0 || backFill != 0);
        if (size % 8 != 0 || backFill % 8 != 0)
        {
            _contextSize.Report(
                e.Object(0),
                0,
                e.Sequence,
                "ContextSize and ContextBackFill that are aligned",
                Invariant($"{size} and {backFill} were given"));
        }
        else if (((size | backFill) & (NDIS.MEMORY_ALLOCATION_ALIGNMENT - 1u)) != 0)
        {
            context.Rules.Note(
                e.Object(0),
                e.Sequence,
                "ContextSize or ContextBackFill is no multiple of MEMORY_ALLOCATION_ALIGNMENT");
        }
    }

    /// <summary>Offset, length and the bytes of the chain follow the MDL in both functions.</summary>
    private void CheckChain(in TraceEvent e, int mdl)
    {
        ulong offset = e[mdl + 1];
        ulong length = e[mdl + 2];
        ulong bytes = e[mdl + 3];
        if (e.Object(mdl).State == ObjectState.Null)
        {
            _madeWithoutMdl = e.Sequence;
            _emptyChain.Exercise();
            if (offset != 0 || length != 0)
            {
                _emptyChain.Report(
                    e.Object(0),
                    0,
                    e.Sequence,
                    "DataOffset and DataLength 0 without an MDL chain",
                    Invariant($"{offset} and {length} were given"));
            }
        }
        else
        {
            _insideChain.Exercise();
            if (offset + length > bytes)
            {
                _insideChain.Report(
                    e.Object(mdl),
                    0,
                    e.Sequence,
                    Invariant($"DataOffset + DataLength within the {bytes} bytes of the chain"),
                    Invariant($"{offset} + {length} were given"));
            }
        }
    }

    private void AddNbl(in TraceEvent e) => Add(e, _pools.Nbls, e.Object(NdisAllocateNetBufferListOut.Nbl));

    private void AddNb(in TraceEvent e) => Add(e, _pools.Nbs, e.Object(NdisAllocateNetBufferOut.Nb));

    private void Add(in TraceEvent e, ObjectTable<MemberState> members, TraceObject item)
    {
        if (!item.IsLive)
        {
            return;
        }

        ref MemberState member = ref members.Add(item.Number);
        member.Pool = context.Stacks.Innermost(e.Processor).Argument0.Identity;
        member.Made = e.Begin;
        member.MdlRefused = e.Begin == _madeWithoutMdl ? _mdlRefused : 0;
        member.IsLate = e.Enclosing is not (TraceName.MiniportInitializeEx or TraceName.DriverEntry);
        ref PoolState pool = ref _pools.Find(member.Pool);
        if (!Unsafe.IsNullRef(ref pool))
        {
            pool.HadMembers = true;
        }
    }

    private void OnNblFree(in TraceEvent e)
    {
        TraceObject nbl = e.Object(NdisFreeNetBufferList.Nbl);
        _freeNbl.Exercise();
        if (IsDead(e, nbl, ObjectKind.Nbl, _freeNbl, "NdisFreeNetBufferList, once, for lists of the driver"))
        {
            return;
        }

        ref MemberState member = ref _pools.Nbls.Find(nbl.Number);
        bool isOwn = !Unsafe.IsNullRef(ref member);
        bool isOwned = (OwnerCode)e[NdisFreeNetBufferList.Owner] == OwnerCode.Miniport;
        if ((!isOwn || !isOwned) && !context.Receives.GivesUp(nbl))
        {
            _freeNbl.Report(
                nbl,
                isOwn ? member.Made : 0,
                e.Sequence,
                "NdisFreeNetBufferList for lists that the driver allocated and owns now",
                isOwn ? "NDIS holds the list" : "the driver did not allocate the list");
        }

        NoteFree(_pools.Nbls, nbl);
    }

    private void NoteFree(ObjectTable<MemberState> members, TraceObject item)
    {
        ref MemberState member = ref members.Find(item.Number);
        if (Unsafe.IsNullRef(ref member))
        {
            return;
        }

        ref PoolState pool = ref _pools.Find(member.Pool);
        if (!Unsafe.IsNullRef(ref pool))
        {
            pool.HadFrees = true;
        }

        members.Remove(item.Number);
    }

    /// <summary>It does not go with what it was left in, so the driver has to free it some time.</summary>
    private void OnLeftLinked(in TraceEvent e)
    {
        TraceObject item = e.Object(LeftLinked.Object);
        if (item.Kind == ObjectKind.Mdl)
        {
            _pools.LeftMdls.Add(item.Number) = e.Sequence;
            return;
        }

        ref MemberState nb = ref _pools.Nbs.Find(item.Number);
        if (item.Number != 0 && !Unsafe.IsNullRef(ref nb))
        {
            nb.LeftLinked = e.Sequence;
        }
    }

    private void OnNbFree(in TraceEvent e)
    {
        TraceObject nb = e.Object(NdisFreeNetBuffer.Nb);
        _freeNb.Exercise();
        if (IsDead(e, nb, ObjectKind.Nb, _freeNb, "NdisFreeNetBuffer, once, for NET_BUFFERs of a pool"))
        {
            return;
        }

        TraceObject list = e.Object(NdisFreeNetBuffer.PreallocatedWith);
        _preallocated.Exercise();
        if (list.Kind != ObjectKind.None && list.Number != 0)
        {
            _preallocated.Report(
                nb,
                0,
                e.Sequence,
                "preallocated NET_BUFFERs freed with their list only",
                $"it came with {TraceText.Object(list.Identity)} and was freed on its own");
            return;
        }

        TraceObject linkedIn = e.Object(NdisFreeNetBuffer.LinkedIn);
        bool isOwned = (OwnerCode)e[NdisFreeNetBuffer.Owner] == OwnerCode.Miniport;
        if (linkedIn.Number != 0 && !isOwned)
        {
            _freeNb.Report(
                nb,
                0,
                e.Sequence,
                "NdisFreeNetBuffer for NET_BUFFERs that are in no list in use",
                $"it is linked in {TraceText.Object(linkedIn.Identity)}, which NDIS holds");
        }

        _apart.Exercise();
        NoteFree(_pools.Nbs, nb);
    }

    /// <summary>True, and reported, if what is to be freed is no living object of the function's kind.</summary>
    private static bool IsDead(in TraceEvent e, TraceObject item, ObjectKind kind, OwnedRule rule, string expected)
    {
        if (item.IsLive && item.Kind == kind)
        {
            return false;
        }

        string actual = item.State == ObjectState.Released
            ? "it was freed before"
            : $"{TraceText.Object(item)} was given";
        rule.Report(item.Number == 0 ? default : item, 0, e.Sequence, expected, actual);
        return true;
    }

    private void OnMdlAllocate(in TraceEvent e)
    {
        _memory.Exercise();
        if ((AddressClass)e[NdisAllocateMdl.AddressClass] == AddressClass.Other)
        {
            _memory.Report(
                e.Object(NdisAllocateMdl.Block),
                0,
                e.Sequence,
                "an MDL over nonpaged memory of a pool, an allocation or shared memory",
                "the address lies elsewhere");
        }
    }

    private void OnMdlFree(in TraceEvent e)
    {
        TraceObject mdl = e.Object(NdisFreeMdl.Mdl);
        TraceObject user = e.Object(NdisFreeMdl.UsedBy);
        _freeMdl.Exercise();
        if (IsDead(e, mdl, ObjectKind.Mdl, _freeMdl, "NdisFreeMdl, once, for an MDL of NdisAllocateMdl"))
        {
            return;
        }

        bool isOwned = (OwnerCode)e[NdisFreeMdl.Owner] == OwnerCode.Miniport;
        _mdlInUse.Exercise(_hasLentMdls);
        if (user.Number != 0 && (user.Kind == ObjectKind.Sg || !isOwned) && !context.Receives.GivesUp(user))
        {
            _mdlInUse.Report(
                mdl,
                0,
                e.Sequence,
                "MDLs freed when no mapping and no list in the hands of NDIS uses them",
                $"{TraceText.Object(user.Identity)} uses it");
            return;
        }

        _ownMdls.Exercise();
        _pools.LeftMdls.Remove(mdl.Number);
        CheckMemory(e, mdl);
    }

    private void CheckMemory(in TraceEvent e, TraceObject mdl)
    {
        TraceObject lost = e.Object(NdisFreeMdl.LostMemory);
        _outlived.Exercise();
        if (lost.State != ObjectState.Live && lost.Identity != context.Receives.FreedUnderList)
        {
            _outlived.Report(
                mdl,
                0,
                e.Sequence,
                "memory that lives longer than the MDL which describes it",
                $"{TraceText.Object(lost)} was freed before the MDL");
        }
    }
}
