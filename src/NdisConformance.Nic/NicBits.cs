namespace NdisConformance.Nic;

/// <summary>Bits of the control, status, interrupt and capability registers.</summary>
internal static class NicBits
{
    public const uint ControlReset = 0x1;
    public const uint ControlTransmitEnable = 0x2;
    public const uint ControlReceiveEnable = 0x4;

    public const uint StatusLinkUp = 0x1;
    public const uint StatusTransmitRunning = 0x2;
    public const uint StatusReceiveRunning = 0x4;

    public const uint CauseTransmitDone = 0x1;
    public const uint CauseReceiveDone = 0x2;
    public const uint CauseError = 0x4;
    public const uint CauseLinkChange = 0x8;
    public const uint AllCauses = CauseTransmitDone | CauseReceiveDone | CauseError;

    public const uint Capability64BitAddresses = 0x1_0000;
}
