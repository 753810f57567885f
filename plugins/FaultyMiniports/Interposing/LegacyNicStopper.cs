using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver of NDIS 5 that does not stop its NIC where MiniportHalt of the legacy miniport does.
/// </summary>
public abstract class LegacyNicStopper : FaultyLegacyMiniport
{
    private const uint Control = 0x00;
    private const uint TransmitDoorbell = 0x2C;
    private const uint ControlReset = 0x1;
    private const uint MicrosecondsToLook = 10;
    private PVOID _registers;

    /// <summary>MiniportHalt runs.</summary>
    protected bool IsHalting { get; private set; }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        NDIS_STATUS status =
            Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        _registers = virtualAddress;
        return status;
    }

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        bool isStop = register == _registers + Control && data == ControlReset;
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
    protected void RingDoorbell() => Inner.NdisWriteRegisterUlong(_registers + TransmitDoorbell, 0);

    /// <summary>Stops the NIC.</summary>
    protected void StopNic() => Inner.NdisWriteRegisterUlong(_registers + Control, ControlReset);
}
