using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("int-004-claims-all-ones", typeof(ClaimsAllOnes))]
[assembly: FaultyMiniport("int-004-claims-all-ones", "INT-004")]

namespace FaultyMiniports;

/// <summary>Takes a NIC that is gone, whose bits all read as ones, for one that interrupts.</summary>
public sealed class ClaimsAllOnes : AdapterMiniport
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new ClaimingAdapter(ndis, adapterHandle, version);

    private sealed class ClaimingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override bool OnInterrupt(
            NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors)
        {
            bool isOurs = base.OnInterrupt(context, ref queueDefaultInterruptDpc, ref targetProcessors);
            queueDefaultInterruptDpc |= Nic.IsGone;
            return isOurs || Nic.IsGone;
        }
    }
}
