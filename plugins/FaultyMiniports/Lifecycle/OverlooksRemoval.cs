using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-035-overlooks-removal", typeof(OverlooksRemoval))]
[assembly: FaultyMiniport("life-035-overlooks-removal", "LIFE-035")]

namespace FaultyMiniports;

/// <summary>Does not know that registers of a device that is gone read as all ones, and waits for its sends.</summary>
public sealed class OverlooksRemoval : FaultyMiniport
{
    /// <inheritdoc/>
    public override uint NdisReadRegisterUlong(PVOID register)
        => Inner.NdisReadRegisterUlong(register) is var value and not uint.MaxValue ? value : 0;
}
