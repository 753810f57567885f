using NdisConformance.Contract;

namespace NdisConformance.Rules;

/// <summary>At which levels a DDI may be called, and which rule says so.</summary>
internal readonly record struct IrqlRange(byte Lowest, byte Highest, OwnedRule Rule)
{
    public bool Contains(byte irql) => irql >= Lowest && irql <= Highest;

    public override string ToString() => (Lowest, Highest) switch
    {
        (NDIS.DISPATCH_LEVEL, NDIS.DISPATCH_LEVEL) => "exactly DISPATCH_LEVEL",
        (_, NDIS.PASSIVE_LEVEL) => "PASSIVE_LEVEL",
        (_, NDIS.APC_LEVEL) => "below DISPATCH_LEVEL",
        (_, NDIS.DISPATCH_LEVEL) => "at most DISPATCH_LEVEL",
        _ => "at most DIRQL",
    };
}
