using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Why lists, NET_BUFFERs and MDLs of the driver are missing where they should be free, or a pause does not end: what
/// the driver did not do with them before is the misuse, and the loss its consequence.
/// </summary>
internal sealed class LossCauses(CheckerContext context)
{
    private readonly OwnedRule _resources = context.Rules.Borrow(PauseChecker.Resources);
    private readonly OwnedRule _wholeChain = context.Rules.Borrow(ReturnChecker.WholeChain);
    private readonly OwnedRule _whilePausing = context.Rules.Borrow(ReturnChecker.WhilePausing);
    private readonly OwnedRule _netBuffers = context.Rules.Borrow(MemberChecker.Apart);
    private readonly OwnedRule _mdls = context.Rules.Borrow(MemberChecker.OwnMdls);
    private readonly IPools _pools = context.Pools;

    /// <summary>Why an object is alive that should be free; null if nothing tells.</summary>
    public LossCause? Of(TraceObject item)
    {
        switch (item.Kind)
        {
            case ObjectKind.Mdl:
                ref readonly long left = ref _pools.LeftMdls.Find(item.Number);
                return Unsafe.IsNullRef(in left) ? null : new LossCause(
                    _mdls,
                    left,
                    "NdisFreeMdl for each MDL that the driver put into a list",
                    $"{item} was not freed; the list that it was linked in was freed");
            case ObjectKind.Nb or ObjectKind.Nbl:
                ref readonly MemberState member = ref MembersOf(item.Kind).Find(item.Number);
                return Unsafe.IsNullRef(in member) ? null : OfPool(member.Pool);
            default:
                return null;
        }
    }

    /// <summary>Why objects of a pool are alive, if the same is true of them all; null otherwise.</summary>
    public LossCause? OfPool(TraceObject pool)
    {
        ObjectKind kind = pool.Kind == ObjectKind.NbPool ? ObjectKind.Nb : ObjectKind.Nbl;
        TableView<MemberState> members = MembersOf(kind);
        LossCause? cause = null;
        foreach (uint number in members.Numbers())
        {
            ref readonly MemberState member = ref members.Find(number);
            if (member.Pool != pool.Identity)
            {
                continue;
            }

            LossCause? own = OfMember(new TraceObject(kind, number), member);
            if (own is null || (cause is not null && cause.Rule != own.Rule))
            {
                return null;
            }

            cause ??= own;
        }

        return cause;
    }

    /// <summary>Why a driver may still wait although all its lists are back; null if nothing tells.</summary>
    public LossCause? OfIgnoredReturn()
    {
        uint number = context.Receives.Ignored.Number;
        ref readonly MemberState member = ref _pools.Nbls.Find(number);
        return number == 0 || Unsafe.IsNullRef(in member) ? null : OfMember(context.Receives.Ignored.Identity, member);
    }

    private TableView<MemberState> MembersOf(ObjectKind kind)
        => kind == ObjectKind.Nb ? _pools.Nbs : _pools.Nbls;

    private LossCause? OfMember(TraceObject item, in MemberState member)
    {
        if (member.LeftLinked != 0)
        {
            return new LossCause(
                _netBuffers,
                member.LeftLinked,
                "NdisFreeNetBuffer for each NET_BUFFER that was not allocated together with its list",
                $"{item} was not freed; the list that it was linked in was freed");
        }

        if (member is { IsIgnored: true, ReturnIndex: > 0 })
        {
            return new LossCause(
                _wholeChain,
                member.Returned,
                "all lists of the chain processed that MiniportReturnNetBufferLists gets",
                $"{item} was returned as a later list of the chain, and the driver never touched it");
        }

        if (member is { IsIgnored: true, ReturnState: AdapterState.Pausing })
        {
            return new LossCause(
                _whilePausing,
                member.Returned,
                "lists processed that are returned while the adapter is pausing",
                $"{item} was returned during the pause, and the driver never touched it");
        }

        ref readonly PoolState pool = ref _pools.Find(member.Pool);
        return member.Unused == 0 || Unsafe.IsNullRef(in pool) || !pool.HadFrees ? null : new LossCause(
            _resources,
            member.Unused,
            "lists taken back when NdisMIndicateReceiveNetBufferLists with NDIS_RECEIVE_FLAGS_RESOURCES returns",
            $"{item} was indicated with NDIS_RECEIVE_FLAGS_RESOURCES, and neither used nor freed afterwards");
    }
}
