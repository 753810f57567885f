using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <summary>The registers of the NIC. The README of the reference NIC has the register map.</summary>
internal sealed partial class Nic(INdis5 ndis, NDIS_HANDLE adapterHandle)
{
    private const uint Control = 0x00;
    private const uint Status = 0x04;
    private const uint InterruptCause = 0x08;
    private const uint InterruptMask = 0x0C;
    private const uint Capabilities = 0x10;
    private const uint RingLimits = 0x14;
    private const uint TransmitRing = 0x20;
    private const uint TransmitDoorbell = 0x2C;
    private const uint ReceiveRing = 0x40;

    private const uint StatusLinkUp = 0x1;
    private const uint LinkChange = 0x8;
    private const uint ControlReset = 0x1;
    private const uint ControlTransmitAndReceive = 0x6;
    private const uint AllCauses = 0x7;
    private const uint AllOnes = 0xFFFF_FFFF;

    private PVOID _registers;
    private uint _lengthBytes;

    /// <summary>
    /// The NIC was removed: a bus without a device reads as all ones, which no register of the NIC does.
    /// </summary>
    public bool IsGone => Read(Status) == AllOnes;

    /// <summary>Most descriptors of one frame.</summary>
    public uint MaximumElements => Read(Capabilities) & 0xFFFF;

    /// <summary>The NIC can address 64 bits.</summary>
    public bool Uses64BitAddresses => (Read(Capabilities) & 0x1_0000) != 0;

    /// <summary>Most descriptors of the transmit ring.</summary>
    public uint TransmitRingLimit => Read(RingLimits) & 0xFFFF;

    /// <summary>Most descriptors of the receive ring.</summary>
    public uint ReceiveRingLimit => Read(RingLimits) >> 16;

    /// <summary>Maps the registers. PASSIVE_LEVEL, in MiniportInitialize.</summary>
    public NDIS_STATUS Map(NDIS_RESOURCE_LIST? resources)
    {
        foreach (CM_PARTIAL_RESOURCE_DESCRIPTOR resource in resources?.PartialDescriptors ?? [])
        {
            if (resource.Type != CmResourceTypeMemory)
            {
                continue;
            }

            NDIS_STATUS status =
                ndis.NdisMMapIoSpace(out PVOID registers, adapterHandle, resource.Start, resource.Length);
            if (status == NDIS_STATUS_SUCCESS)
            {
                (_registers, _lengthBytes) = (registers, resource.Length);
            }

            return status;
        }

        return NDIS_STATUS_FAILURE;
    }

    /// <summary>Unmaps the registers, if they are mapped. PASSIVE_LEVEL.</summary>
    public void Unmap()
    {
        if (_registers != null)
        {
            ndis.NdisMUnmapIoSpace(adapterHandle, _registers, _lengthBytes);
            _registers = null;
        }
    }

    /// <summary>The state of the link, as a protocol asks for it.</summary>
    public NDIS_MEDIA_STATE MediaState => (Read(Status) & StatusLinkUp) != 0
        ? NDIS_MEDIA_STATE.NdisMediaStateConnected
        : NDIS_MEDIA_STATE.NdisMediaStateDisconnected;

    /// <summary>Reads whether the link is up. False if the NIC was removed.</summary>
    public bool TryReadLink(out bool isUp)
    {
        uint status = Read(Status);
        isUp = (status & StatusLinkUp) != 0;
        return status != AllOnes;
    }

    /// <summary>
    /// Stops everything at once: afterwards the NIC accesses no memory and raises no interrupt. Any IRQL.
    /// </summary>
    public void Reset()
    {
        if (_registers != null)
        {
            Write(Control, ControlReset);
        }
    }

    /// <summary>Sets the addresses of the rings and starts both engines, each at its first descriptor.</summary>
    public void Start(SharedBlock transmitRing, uint transmitCount, SharedBlock receiveRing, uint receiveCount)
    {
        WriteRing(TransmitRing, transmitRing, transmitCount);
        WriteRing(ReceiveRing, receiveRing, receiveCount);
        Write(Control, ControlTransmitAndReceive);
    }

    /// <summary>Says that there are new descriptors in the transmit ring.</summary>
    public void RingTransmitDoorbell() => Write(TransmitDoorbell, 0);

    /// <summary>
    /// True if this NIC raises the line. A masked NIC does not, whatever its causes say; and a NIC that is gone does
    /// not, although all its bits read as ones.
    /// </summary>
    public bool IsInterrupting()
    {
        uint cause = Read(InterruptCause);
        return cause != AllOnes && (cause & Read(InterruptMask)) != 0;
    }

    /// <summary>
    /// Clears the causes that are set now; one that is set later raises the line again. True if the link changed.
    /// </summary>
    public bool AcknowledgeInterrupt()
    {
        uint cause = Read(InterruptCause);
        Write(InterruptCause, cause);
        return (cause & LinkChange) != 0;
    }

    /// <summary>Lets every cause raise the line.</summary>
    public void UnmaskInterrupt() => Write(InterruptMask, AllCauses);

    /// <summary>Lets no cause raise the line.</summary>
    public void MaskInterrupt() => Write(InterruptMask, 0);

    private void WriteRing(uint register, SharedBlock ring, uint count)
    {
        Write(register, ring.PhysicalAddress.LowPart);
        Write(register + 4, ring.PhysicalAddress.HighPart);
        Write(register + 8, count);
    }

    private uint Read(uint register) => ndis.NdisReadRegisterUlong(_registers + register);

    private void Write(uint register, uint value) => ndis.NdisWriteRegisterUlong(_registers + register, value);
}
