using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver of NDIS 5 that does not stop its NIC where MiniportHalt of the legacy miniport does.
/// </summary>
public abstract class LegacyNicStopper : LegacyRegisterFollower
{
    private const uint Control = 0x00;
    private const uint TransmitDoorbell = 0x2C;
    private const uint ControlReset = 0x1;
    private const uint MicrosecondsToLook = 10;

    /// <summary>MiniportHalt runs.</summary>
    protected bool IsHalting { get; private set; }

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        bool isStop = register == Registers + Control && data == ControlReset;
        if (!isStop || !IsHalting)
        {
            Inner.NdisWriteRegisterUlong(register, data);
        }
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_HALT_HANDLER halt = characteristics.HaltHandler!;
        characteristics.HaltHandler = context =>
        {
            IsHalting = true;
            halt(context);
            IsHalting = false;
        };
    }

    /// <summary>Lets the NIC look for frames to send. PASSIVE_LEVEL.</summary>
    protected void LetNicLook()
    {
        RingDoorbell();
        Inner.NdisMSleep(MicrosecondsToLook);
    }

    /// <summary>Tells the NIC to look for frames to send.</summary>
    protected void RingDoorbell() => Inner.NdisWriteRegisterUlong(Registers + TransmitDoorbell, 0);

    /// <summary>Stops the NIC.</summary>
    protected void StopNic() => Inner.NdisWriteRegisterUlong(Registers + Control, ControlReset);
}
