namespace NdisConformance.Nic;

/// <summary>Offsets of the registers in bytes. README.md is the register map.</summary>
internal static class NicRegister
{
    public const uint Control = 0x00;
    public const uint Status = 0x04;
    public const uint InterruptCause = 0x08;
    public const uint InterruptMask = 0x0C;
    public const uint Capabilities = 0x10;
    public const uint RingLimits = 0x14;
    public const uint MacLow = 0x18;
    public const uint MacHigh = 0x1C;

    public const uint TransmitRingLow = 0x20;
    public const uint TransmitRingHigh = 0x24;
    public const uint TransmitRingCount = 0x28;
    public const uint TransmitDoorbell = 0x2C;

    public const uint ReceiveRingLow = 0x40;
    public const uint ReceiveRingHigh = 0x44;
    public const uint ReceiveRingCount = 0x48;

    public const uint ReceiveFilter = 0x50;
    public const uint MulticastCount = 0x54;
    public const uint MulticastLow = 0x58;
    public const uint MulticastHigh = 0x5C;

    public const uint TransmittedFrames = 0x60;
    public const uint TransmitErrors = 0x64;
    public const uint ReceivedFrames = 0x68;
    public const uint ReceiveDrops = 0x6C;

    public const uint ReceiveCounters = 0x80;
    public const uint TransmitCounters = ReceiveCounters + FrameCounters.Bytes;
    public const uint EndOfCounters = TransmitCounters + FrameCounters.Bytes;

    public const uint WindowBytes = 0x100;

    /// <summary>What every register of a device that is gone reads as.</summary>
    public const uint AllOnes = 0xFFFF_FFFF;
}
