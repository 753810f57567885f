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
                    "MDLs freed by the driver that put them into a list",
                    "the list it was in was freed, and it was not");
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
        TableView<MemberState> members = MembersOf(
            pool.Kind == ObjectKind.NbPool ? ObjectKind.Nb : ObjectKind.Nbl);
        LossCause? cause = null;
        foreach (uint number in members.Numbers())
        {
            ref readonly MemberState member = ref members.Find(number);
            if (member.Pool != pool.Identity)
            {
                continue;
            }

            LossCause? own = OfMember(member);
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
        return number == 0 || Unsafe.IsNullRef(in member) ? null : OfMember(member);
    }

    private TableView<MemberState> MembersOf(ObjectKind kind)
        => kind == ObjectKind.Nb ? _pools.Nbs : _pools.Nbls;

    private LossCause? OfMember(in MemberState member)
    {
        if (member.LeftLinked != 0)
        {
            return new LossCause(
                _netBuffers,
                member.LeftLinked,
                "NET_BUFFERs that did not come with a list freed apart from it",
                "the list it was in was freed, and it was not");
        }

        if (member is { IsIgnored: true, ReturnIndex: > 0 })
        {
            return new LossCause(
                _wholeChain,
                member.Returned,
                "all lists of a returned chain processed",
                "it came back behind another, and the driver never looked at it");
        }

        if (member is { IsIgnored: true, ReturnState: AdapterState.Pausing })
        {
            return new LossCause(
                _whilePausing,
                member.Returned,
                "a return that comes while pausing processed and counted",
                "it came back during the pause, and the driver never looked at it");
        }

        ref readonly PoolState pool = ref _pools.Find(member.Pool);
        return member.Unused == 0 || Unsafe.IsNullRef(in pool) || !pool.HadFrees ? null : new LossCause(
            _resources,
            member.Unused,
            "lists taken back when an indication with RESOURCES returns",
            "it was indicated with RESOURCES, and neither used nor freed afterwards");
    }
}
