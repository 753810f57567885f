using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "int-015-denies-link-interrupt", typeof(DeniesLinkInterrupt), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("int-015-denies-link-interrupt", "INT-015")]

namespace FaultyMiniports;

/// <summary>
/// Takes an interrupt for one of another device unless frames were sent or received: nobody claims that of a change of
/// the link.
/// </summary>
public sealed class DeniesLinkInterrupt : LegacyRegisterFollower
{
    private const uint InterruptCause = 0x08;
    private const uint FrameCauses = 0x3;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_ISR_HANDLER isr = characteristics.ISRHandler!;
        characteristics.ISRHandler = (out bool recognized, out bool queue, NDIS_HANDLE context) =>
        {
            (recognized, queue) = (false, false);
            if ((Inner.NdisReadRegisterUlong(Registers + InterruptCause) & FrameCauses) != 0)
            {
                isr(out recognized, out queue, context);
            }
        };
    }
}
