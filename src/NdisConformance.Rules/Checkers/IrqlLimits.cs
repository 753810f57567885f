using NdisConformance.Contract;

namespace NdisConformance.Rules;

/// <summary>The levels at which a DDI may be called, and the rule that says so.</summary>
internal readonly record struct IrqlLimits(byte Lowest, byte Highest, OwnedRule Rule)
{
    public static IrqlLimits Of(IrqlRange range, OwnedRule rule) => range switch
    {
        IrqlRange.Passive => new(NDIS.PASSIVE_LEVEL, NDIS.PASSIVE_LEVEL, rule),
        IrqlRange.BelowDispatch => new(NDIS.PASSIVE_LEVEL, NDIS.APC_LEVEL, rule),
        IrqlRange.Dispatch => new(NDIS.DISPATCH_LEVEL, NDIS.DISPATCH_LEVEL, rule),
        IrqlRange.AtMostDispatch => new(NDIS.PASSIVE_LEVEL, NDIS.DISPATCH_LEVEL, rule),
        IrqlRange.AtMostDevice => new(NDIS.PASSIVE_LEVEL, NDIS.DEVICE_LEVEL, rule),
        _ => throw new ArgumentOutOfRangeException(nameof(range), range, "no function has a rule for this range"),
    };

    public bool Contains(byte irql) => irql >= Lowest && irql <= Highest;

    public override string ToString() => (Lowest, Highest) switch
    {
        (NDIS.DISPATCH_LEVEL, NDIS.DISPATCH_LEVEL) => "DISPATCH_LEVEL",
        (_, NDIS.PASSIVE_LEVEL) => "PASSIVE_LEVEL",
        (_, NDIS.APC_LEVEL) => "an IRQL below DISPATCH_LEVEL",
        (_, NDIS.DISPATCH_LEVEL) => "DISPATCH_LEVEL or below",
        _ => "DIRQL or below",
    };
}
