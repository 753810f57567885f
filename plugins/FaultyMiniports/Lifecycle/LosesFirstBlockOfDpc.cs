using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-007-loses-first-block-of-dpc", typeof(LosesFirstBlockOfDpc))]
[assembly: FaultyMiniport("life-007-loses-first-block-of-dpc", "LIFE-007")]

namespace FaultyMiniports;

/// <summary>
/// Allocates two blocks for the time of a DPC. If there is no memory for the second, the DPC does without them and
/// loses the first.
/// </summary>
public sealed class LosesFirstBlockOfDpc : FaultyMiniport
{
    /// <inheritdoc/>
    protected override ReferenceDriver CreateDriver() => new BlockDriver();

    private sealed class BlockDriver : ReferenceDriver
    {
        protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            => new BlockAdapter(ndis, adapterHandle, version);
    }

    private sealed class BlockAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            BlockPair blocks = new(Tag);
            _ = blocks.TryTake(Ndis, Handle);
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            blocks.Free(Ndis);
        }
    }
}
