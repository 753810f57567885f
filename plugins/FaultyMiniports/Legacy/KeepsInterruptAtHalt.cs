using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "life-007-keeps-interrupt-at-halt", typeof(KeepsInterruptAtHalt), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("life-007-keeps-interrupt-at-halt", "LIFE-007")]

namespace FaultyMiniports;

/// <summary>Does not deregister its interrupt in MiniportHalt.</summary>
public sealed class KeepsInterruptAtHalt : FaultyLegacyMiniport
{
    private bool _isHalting;

    /// <inheritdoc/>
    public override void NdisMDeregisterInterrupt(NDIS_MINIPORT_INTERRUPT interrupt)
    {
        if (!_isHalting)
        {
            Inner.NdisMDeregisterInterrupt(interrupt);
        }
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_HALT_HANDLER halt = characteristics.HaltHandler!;
        characteristics.HaltHandler = context =>
        {
            _isHalting = true;
            halt(context);
            _isHalting = false;
        };
    }
}
