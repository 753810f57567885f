using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-011-completes-pause-after-halt", typeof(CompletesPauseAfterHalt))]
[assembly: FaultyMiniport("life-011-completes-pause-after-halt", "LIFE-011")]

namespace FaultyMiniports;

/// <summary>Completes a pause of the halted adapter in MiniportDriverUnload.</summary>
public sealed class CompletesPauseAfterHalt : PhaseFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        base.Replace(ref characteristics);
        MINIPORT_UNLOAD unload = characteristics.UnloadHandler!;
        characteristics.UnloadHandler = driverObject =>
        {
            if (HasHalted)
            {
                Inner.NdisMPauseComplete(Adapter.Handle);
            }

            unload(driverObject);
        };
    }
}
