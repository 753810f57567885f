using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>A wrong driver that has to know where the reference mapped the registers of the NIC.</summary>
public abstract class RegisterFollower : FaultyMiniport
{
    /// <summary>INT_CAUSE of the NIC.</summary>
    protected const uint InterruptCause = 0x08;

    /// <summary>INT_MASK of the NIC.</summary>
    protected const uint InterruptMask = 0x0C;

    /// <summary>The first register.</summary>
    protected PVOID Registers { get; private set; }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        NDIS_STATUS status =
            Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        Registers = virtualAddress;
        return status;
    }
}
