using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-014-never-acknowledges", typeof(NeverAcknowledges), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("int-014-never-acknowledges", "INT-014")]

namespace FaultyMiniports;

/// <summary>
/// Clears no cause in MiniportHandleInterrupt: the line comes up again whenever it opens the mask.
/// </summary>
public sealed class NeverAcknowledges : LegacyRegisterFollower
{
    private const uint InterruptCause = 0x08;

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        if (register != Registers + InterruptCause) // wrong step, seen in EntryPoints.Isr
        {
            Inner.NdisWriteRegisterUlong(register, data);
        }
    }
}
