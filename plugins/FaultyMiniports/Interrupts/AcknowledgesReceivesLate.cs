using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-027-acknowledges-receives-late", typeof(AcknowledgesReceivesLate))]
[assembly: FaultyMiniport("recv-027-acknowledges-receives-late", "RECV-027")]

namespace FaultyMiniports;

/// <summary>
/// Clears the cause of received frames when it lets interrupts come again, after its last look at the ring. A frame
/// that arrives in between waits for the next one.
/// </summary>
public sealed class AcknowledgesReceivesLate : RegisterFollower
{
    private const uint ReceiveDone = 0x2;
    private bool _isDue;

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        uint written = data;
        if (register == Registers + InterruptCause)
        {
            _isDue |= (data & ReceiveDone) != 0;
            written &= ~ReceiveDone;
        }
        else if (register == Registers + InterruptMask && data != 0 && _isDue)
        {
            _isDue = false;
            Inner.NdisWriteRegisterUlong(Registers + InterruptCause, ReceiveDone);
        }

        Inner.NdisWriteRegisterUlong(register, written);
    }
}
