using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

namespace FaultyMiniports;

/// <summary>A wrong driver that knows where the reference raised the IRQL itself, and from which level.</summary>
public abstract class SendLevelFollower : FaultyMiniport
{
    private byte _level = DISPATCH_LEVEL;

    /// <inheritdoc/>
    public override void NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out oldIrql);
        _level = oldIrql;
    }

    /// <inheritdoc/>
    public override void NDIS_LOWER_IRQL(byte oldIrql)
    {
        _level = DISPATCH_LEVEL;
        Inner.NDIS_LOWER_IRQL(oldIrql);
    }

    /// <summary>Does something at the level that the callback came with.</summary>
    protected NDIS_STATUS AtLevelOfCallback(Func<NDIS_STATUS> step)
    {
        bool isRaised = _level < DISPATCH_LEVEL;
        if (isRaised)
        {
            Inner.NDIS_LOWER_IRQL(_level);
        }

        NDIS_STATUS status = step();
        if (isRaised)
        {
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out _);
        }

        return status;
    }
}
