using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>NET_BUFFER_LISTs and NET_BUFFERs of the driver: how they are allocated and freed.</summary>
[Resets]
internal sealed partial class MemberChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor EmptyChain = new()
    {
        Id = "NBL-003",
        Level = RuleLevel.Must,
        Title = "No MDL, no data",
        Requirement = "Without an MDL chain DataOffset and DataLength are 0.",
        Source = "NbNblA, NbA",
        AppliesTo = "lists allocated without an MDL chain",
        Preconditions = [TraceName.NdisAllocateNetBufferAndNetBufferList, TraceName.NdisAllocateNetBuffer],
    };

    private static readonly RuleDescriptor InsideChain = new()
    {
        Id = "NBL-004",
        Level = RuleLevel.Must,
        Title = "Data inside the chain",
        Requirement = "DataOffset + DataLength do not exceed the bytes of the MDL chain.",
        Source = "NbD",
        WindowsEquivalent = "0xE6/24",
        Preconditions = [TraceName.NdisAllocateNetBufferAndNetBufferList, TraceName.NdisAllocateNetBuffer],
    };

    private static readonly RuleDescriptor ContextSize = new()
    {
        Id = "NBL-005",
        Level = RuleLevel.Must,
        Title = "Aligned context of a list",
        Requirement = "ContextSize and ContextBackFill are multiples of 8; that they are multiples of "
            + "MEMORY_ALLOCATION_ALIGNMENT is a note (AMB-20).",
        Source = "NblA, NbNblA",
        AppliesTo = "lists allocated with context space",
        Preconditions = [TraceName.NdisAllocateNetBufferList, TraceName.NdisAllocateNetBufferAndNetBufferList],
    };

    private static readonly RuleDescriptor FreeNbl = new()
    {
        Id = "NBL-006",
        Level = RuleLevel.Must,
        Title = "Own lists are freed, once",
        Requirement = "NdisFreeNetBufferList frees only what the driver allocated, once, while it owns it.",
        Source = "NblF",
        Why = Consequence.FreedTwice,
        Preconditions = [TraceName.NdisFreeNetBufferList],
    };

    private static readonly RuleDescriptor Preallocated = new()
    {
        Id = "NBL-007",
        Level = RuleLevel.Must,
        Title = "What came together goes together",
        Requirement = "A NET_BUFFER, MDL or data that was preallocated with a list is not freed on its own.",
        Source = "NblPA",
        Page = "It says \"should\". The rule is binding: NDIS frees the parts with the list.",
        AppliesTo = "calls of NdisFreeNetBuffer",
        Preconditions = [TraceName.NdisFreeNetBuffer],
    };

    private static readonly RuleDescriptor FreeNb = new()
    {
        Id = "NBL-014",
        Level = RuleLevel.Must,
        Title = "NET_BUFFERs are freed unlinked, once",
        Requirement = "NdisFreeNetBuffer frees NET_BUFFERs of NET_BUFFER pools, once, while they are in no list in "
            + "use.",
        Source = "NbF",
        WindowsEquivalent = "SDV:NdisAllocateNetBuffer",
        Why = Consequence.FreedTwice,
        AppliesTo = "calls of NdisFreeNetBuffer",
        Preconditions = [TraceName.NdisFreeNetBuffer],
    };

    internal static readonly RuleDescriptor Apart = new()
    {
        Id = "NBL-008",
        Level = RuleLevel.Must,
        Title = "Other NET_BUFFERs are freed apart",
        Requirement = "NET_BUFFERs that did not come with a list are freed or used again on their own; freeing the "
            + "list does not free them.",
        Source = "NblF",
        WindowsEquivalent = "SDV:NdisAllocateNetBuffer",
        AppliesTo = "calls of NdisFreeNetBuffer",
        Preconditions = [TraceName.NdisAllocateNetBuffer, TraceName.NdisAllocateNetBufferMdlAndData],
    };

    internal static readonly RuleDescriptor OwnMdls = new()
    {
        Id = "NBL-009",
        Level = RuleLevel.Must,
        Title = "The driver frees its MDLs",
        Requirement = "MDLs that the driver put into a NET_BUFFER are freed by the driver; freeing list or NET_BUFFER "
            + "does not free them.",
        Source = "NblF, MdlA",
        WindowsEquivalent = "SDV:NdisAllocateMdl",
        Preconditions = [TraceName.NdisAllocateMdl],
    };

    internal static readonly RuleDescriptor Outlived = new()
    {
        Id = "MDL-006",
        Level = RuleLevel.Must,
        Title = "Memory outlives its MDL",
        Requirement = "The memory that an MDL describes is freed after the MDL.",
        Source = "MdlA",
        Page = "It says nothing of the order. The rule is inferred: an MDL describes memory that has to be there.",
        Preconditions = [TraceName.NdisAllocateMdl],
    };

    private static readonly RuleDescriptor Memory = new()
    {
        Id = "MDL-001",
        Level = RuleLevel.Must,
        Title = "MDLs over nonpaged memory",
        Requirement = "NdisAllocateMdl is used for nonpaged memory only: a pool's, allocated or shared memory.",
        Source = "MdlA",
        WindowsEquivalent = "0xE6/0E",
        Preconditions = [TraceName.NdisAllocateMdl],
    };

    private static readonly RuleDescriptor FreeMdl = new()
    {
        Id = "MDL-002",
        Level = RuleLevel.Must,
        Title = "MDLs are freed once",
        Requirement = "An MDL is freed with NdisFreeMdl, once.",
        Source = "MdlA",
        WindowsEquivalent = "SDV:NdisAllocateMdl",
        Why = Consequence.FreedTwice,
        Preconditions = [TraceName.NdisFreeMdl],
    };

    internal static readonly RuleDescriptor MdlInUse = new()
    {
        Id = "MDL-004",
        Level = RuleLevel.Must,
        Title = "No MDL is freed in use",
        Requirement = "An MDL is not freed while a list that NDIS owns, or a live mapping, refers to it.",
        Source = "Recv",
        Why = Consequence.PagesUnlockedWhileMapped,
        Preconditions = [TraceName.NdisFreeMdl],
    };

    private readonly OwnedRule _emptyChain = context.Rules.Own(EmptyChain);
    private readonly OwnedRule _insideChain = context.Rules.Own(InsideChain);
    private readonly OwnedRule _contextSize = context.Rules.Own(ContextSize);
    private readonly OwnedRule _freeNbl = context.Rules.Own(FreeNbl);
    private readonly OwnedRule _preallocated = context.Rules.Own(Preallocated);
    private readonly OwnedRule _freeNb = context.Rules.Own(FreeNb);
    private readonly OwnedRule _apart = context.Rules.Own(Apart);
    private readonly OwnedRule _ownMdls = context.Rules.Own(OwnMdls);
    private readonly OwnedRule _outlived = context.Rules.Own(Outlived);
    private readonly OwnedRule _memory = context.Rules.Own(Memory);
    private readonly OwnedRule _freeMdl = context.Rules.Own(FreeMdl);
    private readonly OwnedRule _mdlInUse = context.Rules.Own(MdlInUse);
    private readonly IPools _pools = context.Pools;
    private bool _hasLentMdls;

    public static RuleDescriptor[] Rules =>
    [
        EmptyChain, InsideChain, ContextSize, FreeNbl, Preallocated, FreeNb, Apart, OwnMdls, Outlived, Memory, FreeMdl,
        MdlInUse,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisAllocateNetBufferList, OnNblCall);
        events.OnCall(TraceName.NdisAllocateNetBufferAndNetBufferList, OnPairCall);
        events.OnCall(TraceName.NdisAllocateNetBuffer, OnNbCall);
        events.OnCall(TraceName.NdisFreeNetBufferList, OnNblFree);
        events.OnCall(TraceName.NdisFreeNetBuffer, OnNbFree);
        events.OnCall(TraceName.NdisAllocateMdl, OnMdlAllocate);
        events.OnCall(TraceName.NdisFreeMdl, OnMdlFree);
        events.OnCall(TraceName.NdisMIndicateReceiveNetBufferLists, (in e) => _hasLentMdls = true);
        events.OnCall(
            TraceName.NdisMAllocateNetBufferSGList,
            (in e) => _hasLentMdls |= new NdisMAllocateNetBufferSGListCall(in e).Role == SgRole.Own);
    }

    private void OnNblCall(in TraceEvent e)
    {
        NdisAllocateNetBufferListCall call = new(in e);
        CheckContextSize(e, call.ContextSize, call.ContextBackFill);
    }

    private void OnPairCall(in TraceEvent e)
    {
        NdisAllocateNetBufferAndNetBufferListCall call = new(in e);
        CheckContextSize(e, call.ContextSize, call.ContextBackFill);
        CheckChain(e, call.Mdl, call.DataOffset, call.DataLength, call.ChainBytes);
    }

    private void OnNbCall(in TraceEvent e)
    {
        NdisAllocateNetBufferCall call = new(in e);
        CheckChain(e, call.Mdl, call.DataOffset, call.DataLength, call.ChainBytes);
    }

    private void CheckContextSize(in TraceEvent e, uint size, uint backFill)
    {
        _contextSize.Exercise(size != 0 || backFill != 0);
        if (size % 8 != 0 || backFill % 8 != 0)
        {
            _contextSize.Report(
                e.Subject,
                0,
                e.Sequence,
                "ContextSize and ContextBackFill that are multiples of 8",
                Invariant($"{e.Name} got ContextSize {size} and ContextBackFill {backFill}"));
        }
        else if (((size | backFill) & (NDIS.MEMORY_ALLOCATION_ALIGNMENT - 1u)) != 0)
        {
            context.Rules.Note(
                e.Subject,
                e.Sequence,
                "ContextSize or ContextBackFill is no multiple of MEMORY_ALLOCATION_ALIGNMENT");
        }
    }

    private void CheckChain(in TraceEvent e, TraceObject mdl, ulong offset, ulong length, ulong bytes)
    {
        if (mdl.State == ObjectState.Null)
        {
            _emptyChain.Exercise();
            if (offset != 0 || length != 0)
            {
                _emptyChain.Report(
                    e.Subject,
                    0,
                    e.Sequence,
                    "DataOffset 0 and DataLength 0 where MdlChain is NULL",
                    Invariant($"{e.Name} got DataOffset {offset} and DataLength {length}"));
            }
        }
        else
        {
            _insideChain.Exercise();
            if (offset + length > bytes)
            {
                _insideChain.Report(
                    mdl,
                    0,
                    e.Sequence,
                    Invariant($"DataOffset + DataLength within the {bytes} bytes of the MDL chain"),
                    Invariant($"{e.Name} got DataOffset {offset} + DataLength {length}"));
            }
        }
    }

    private void OnNblFree(in TraceEvent e)
    {
        NdisFreeNetBufferListCall call = new(in e);
        TraceObject nbl = call.Nbl;
        _freeNbl.Exercise();
        if (IsDead(e, nbl, ObjectKind.Nbl, _freeNbl, "NdisFreeNetBufferList once for each list of the driver"))
        {
            return;
        }

        ref readonly MemberState member = ref _pools.Nbls.Find(nbl.Number);
        bool isOwn = !Unsafe.IsNullRef(in member);
        bool isOwned = call.Owner == OwnerCode.Miniport;
        if ((!isOwn || !isOwned) && !context.Receives.IsGivenUp(nbl))
        {
            _freeNbl.Report(
                nbl,
                isOwn ? member.Made : 0,
                e.Sequence,
                "NdisFreeNetBufferList only for lists that the driver allocated and owns now",
                isOwn ? "it was freed while NDIS held it" : "it was freed, and the driver did not allocate it");
        }
    }

    private void OnNbFree(in TraceEvent e)
    {
        NdisFreeNetBufferCall call = new(in e);
        TraceObject nb = call.Nb;
        _freeNb.Exercise();
        if (IsDead(e, nb, ObjectKind.Nb, _freeNb, "NdisFreeNetBuffer once for each NET_BUFFER of a pool"))
        {
            return;
        }

        TraceObject list = call.PreallocatedWith;
        _preallocated.Exercise();
        if (list.Kind != ObjectKind.None && list.Number != 0)
        {
            _preallocated.Report(
                nb,
                0,
                e.Sequence,
                "a preallocated NET_BUFFER freed only with its list, by NdisFreeNetBufferList",
                $"it was allocated together with {list.Identity}, and was freed by NdisFreeNetBuffer");
            return;
        }

        TraceObject linkedIn = call.LinkedIn;
        bool isOwned = call.Owner == OwnerCode.Miniport;
        if (linkedIn.Number != 0 && !isOwned)
        {
            _freeNb.Report(
                nb,
                0,
                e.Sequence,
                "NdisFreeNetBuffer only for a NET_BUFFER that is in no list in use",
                $"it was freed while linked in {linkedIn.Identity}, which NDIS holds");
        }

        _apart.Exercise();
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
            : $"{e.Name} got {Wording.Given(item)}";
        rule.Report(item.Number == 0 ? default : item, 0, e.Sequence, expected, actual);
        return true;
    }

    private void OnMdlAllocate(in TraceEvent e)
    {
        NdisAllocateMdlCall call = new(in e);
        _memory.Exercise();
        if (call.AddressClass == AddressClass.Other)
        {
            _memory.Report(
                call.Block.Number == 0 ? default : call.Block,
                0,
                e.Sequence,
                "VirtualAddress of nonpaged memory: of an allocation, of shared memory or of a pool with data",
                "NdisAllocateMdl got an address that lies elsewhere, as on the stack");
        }
    }

    private void OnMdlFree(in TraceEvent e)
    {
        NdisFreeMdlCall call = new(in e);
        TraceObject mdl = call.Mdl;
        TraceObject user = call.UsedBy;
        _freeMdl.Exercise();
        if (IsDead(e, mdl, ObjectKind.Mdl, _freeMdl, "NdisFreeMdl once for each MDL of NdisAllocateMdl"))
        {
            return;
        }

        _mdlInUse.Exercise(_hasLentMdls);
        if (context.Receives.IsInUse(call))
        {
            _mdlInUse.Report(
                mdl,
                0,
                e.Sequence,
                "NdisFreeMdl only when no mapping and no list that NDIS holds uses the MDL",
                $"it was freed while {user.Identity} used it",
                new FindingLinks { Spoils = [Subject.Survival(mdl)] });
            return;
        }

        _ownMdls.Exercise();
        CheckMemory(e, mdl);
    }

    private void CheckMemory(in TraceEvent e, TraceObject mdl)
    {
        TraceObject lost = new NdisFreeMdlCall(in e).LostMemory;
        _outlived.Exercise();
        if (lost.State != ObjectState.Live)
        {
            _outlived.Report(
                mdl,
                0,
                e.Sequence,
                "NdisFreeMdl before the memory that the MDL describes is freed",
                $"it describes {lost.Identity}, which was freed first",
                new FindingLinks { Within = [lost] });
        }
    }
}
