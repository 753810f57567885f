using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-023-writes-just-behind-block", typeof(WritesJustBehindBlock))]
[assembly: FaultyMiniport("pool-023-writes-just-behind-block", "POOL-023")]

namespace FaultyMiniports;

/// <summary>Ends a text of 60 bytes with a zero for which it allocated no room. The pool rounds the block up.</summary>
public sealed class WritesJustBehindBlock : AdapterFollower
{
    private const uint TextBytes = 60;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            PVOID text = Inner.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, TextBytes, ReferenceMiniport.Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (text != null)
            {
                text.Fill((byte)'x', TextBytes);
                text.Write((byte)0, TextBytes);
                Inner.NdisFreeMemory(text, TextBytes, 0);
            }

            return restart(context, ref parameters);
        };
    }
}
