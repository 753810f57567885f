using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>Steps of scatter/gather DMA that are the host's own duty, each for a wrong host to get wrong.</content>
public partial class NdisHost
{
    private const uint ListHeadBytes = 0x10;
    private const uint ElementBytes = 0x18;
    private const long SoonTicks = 10;
    private const long LateTicks = 50_000;
    private const long ReversedTicks = 20_000;
    private const long ReversedStepTicks = 100;
    private const uint ReversedWindow = 128;

    /// <summary>The IRQL of MiniportProcessSGList. SGDMA-CB-002.</summary>
    protected internal virtual byte CallbackIrql => DISPATCH_LEVEL;

    /// <summary>The answer to a registration for which resources are short. SGDMA-REG-009.</summary>
    protected internal virtual NDIS_STATUS StatusOfShortage => NDIS_STATUS_RESOURCES;

    /// <summary>Whether requests that wait when their channel closes are forgotten. SGDMA-CB-012.</summary>
    protected internal virtual bool DropsRequestsOfClosedChannel => true;

    /// <summary>Whether a description has a header that this host knows. SGDMA-REG-006, AMB-06.</summary>
    protected internal virtual bool AcceptsHeader(NDIS_OBJECT_HEADER header)
        => header.Type == NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION
            && header.Revision >= NDIS_SG_DMA_DESCRIPTION_REVISION_1
            && header.Revision <= (HostVersion >= NdisVersions.Of(85) ? 2 : 1)
            && header.Size >= NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1;

    /// <summary>Whether an adapter may have scatter/gather DMA at all. SGDMA-REG-007, SGDMA-REG-008.</summary>
    protected internal virtual bool SupportsScatterGather(int driverVersion, uint attributeFlags)
        => driverVersion >= NdisVersions.Of(0) && (attributeFlags & NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER) != 0;

    /// <summary>What ScatterGatherListSize says, in bytes. SGDMA-REG-010, AMB-27.</summary>
    protected internal virtual uint ReportedListSize(uint maximumPhysicalMapping)
        => Options.ReportedListSizeBytes != 0
            ? Options.ReportedListSizeBytes
            : ListHeadBytes + (ElementBytes * (PagesOf(maximumPhysicalMapping) + 1));

    /// <summary>The most map registers that one mapping gets. SGDMA-LIST-014, AMB-26.</summary>
    protected internal virtual uint GrantedMapRegisters(uint maximumPhysicalMapping)
        => PagesOf(maximumPhysicalMapping) + 2;

    /// <summary>Where a list starts, in bytes from the first byte of CurrentMdl. SGDMA-LIST-001, -002.</summary>
    protected internal virtual ulong ListStart(uint currentMdlOffset) => 0;

    /// <summary>Where a list ends, in bytes from the first byte of CurrentMdl. SGDMA-LIST-006, AMB-04.</summary>
    protected internal virtual ulong ListEnd(uint currentMdlOffset, ulong dataLength) => currentMdlOffset + dataLength;

    /// <summary>Whether a mapping is bounced. SGDMA-LIST-015.</summary>
    protected internal virtual bool Bounces(bool isChosen) => isChosen;

    /// <summary>Whether freeing a mapping copies the device's bytes back. SGDMA-FREE-016.</summary>
    protected internal virtual bool CopiesBack(bool isToDevice) => !isToDevice;

    /// <summary>Whether an address for the device lies above 4 GiB. SGDMA-REG-016, SHMEM-033.</summary>
    protected internal virtual bool LiesHigh(ObjectKind kind, uint number, bool is64Bit)
        => is64Bit && Options.UseHighAddresses && (kind != ObjectKind.Sg || (number & 1) != 0);

    /// <summary>
    /// Whose storage holds a list of a size, as far as the arguments of the request say; it is no reason to refuse
    /// one. SGDMA-ALLOC-007, SGDMA-ALLOC-008.
    /// </summary>
    protected internal virtual NDIS_STATUS ChooseStorage(
        bool isBufferGiven, uint bufferSizeBytes, uint neededBytes, out ListStorage storage)
    {
        storage = isBufferGiven && bufferSizeBytes >= neededBytes ? ListStorage.Caller : ListStorage.Host;
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>The list as it will be handed over. SGDMA-LIST-014.</summary>
    protected internal virtual void OnListWritten(Span<byte> list)
    {
    }

    /// <summary>When the callback runs. SGDMA-CB-003.</summary>
    protected internal virtual CallbackMoment MomentOf(CallbackMoment chosen) => chosen;

    /// <summary>How often the callback runs for an accepted request. SGDMA-CB-001.</summary>
    protected internal virtual int CallbacksOfRequest() => 1;

    /// <summary>The context that the callback gets. SGDMA-CB-004.</summary>
    protected internal virtual PVOID ContextOfCallback(PVOID given) => given;

    private static uint PagesOf(ulong bytes)
        => (uint)((bytes + MachineMemory.PageBytes - 1) / MachineMemory.PageBytes);
}
