using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Steps of NDIS that a rule obliges it to take, with the right answers, together with those of the kernel below. Tests
/// inject wrong ones to prove that each is noticed.
/// </summary>
internal class HostDuties(HostSetup setup) : MemoryDuties(setup)
{
    private const uint LeastHangCheckSeconds = 2;
    private const byte SecondPoolRevision = 2;
    private const ushort SecondPoolRevisionBytes = 20;
    private readonly HostSetup _setup = setup;

    /// <summary>
    /// Whether lists that were indicated with RESOURCES come back through MiniportReturnNetBufferLists: never.
    /// RECV-007.
    /// </summary>
    public virtual bool CallsBackForResources => false;

    /// <summary>Whether the list at a position of an indication ever comes back: each does. RECV-009.</summary>
    public virtual bool ComesBack(int index) => true;

    /// <summary>The flags of a return; NDIS says that it is at DISPATCH_LEVEL only where it is.</summary>
    public virtual uint ReturnFlags(byte irql)
        => irql == DISPATCH_LEVEL ? NDIS_RETURN_FLAGS_DISPATCH_LEVEL : 0;

    /// <summary>The shape that a frame is built in: every one that the scenario asks for. SEND-024.</summary>
    public virtual FrameShape ShapeOf(FrameShape asked) => asked;

    /// <summary>
    /// Whether NDIS sends in a state: only to a running adapter, unless a send races into a pause. SEND-023.
    /// </summary>
    public virtual bool MaySend(AdapterState state, bool mayBeRejected)
        => state == AdapterState.Running
            || (mayBeRejected && state is AdapterState.Pausing or AdapterState.Paused);

    /// <summary>The flags of a send; NDIS says that it is at DISPATCH_LEVEL only where it is.</summary>
    public virtual uint SendFlags(byte irql, bool statesDispatchLevel)
        => irql == DISPATCH_LEVEL && statesDispatchLevel ? NDIS_SEND_FLAGS_DISPATCH_LEVEL : 0;

    /// <summary>The seconds between two checks: those asked for, rounded down to a multiple of 2. ATTR-008.</summary>
    public virtual uint HangCheckSeconds(uint asked)
        => Math.Max(LeastHangCheckSeconds, asked - (asked % LeastHangCheckSeconds));

    /// <summary>
    /// Whether MiniportShutdownEx is called: in a bug check drivers of NDIS 6.30 and later ask for it. LIFE-027.
    /// </summary>
    public virtual bool CallsShutdown(NDIS_SHUTDOWN_ACTION action, int driverVersion, uint attributeFlags)
        => action != NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck
            || driverVersion < NdisVersions.Of(30)
            || (attributeFlags & NDIS_MINIPORT_ATTRIBUTES_REGISTER_BUGCHECK_CALLBACK) != 0;

    /// <summary>
    /// Whether a request for which there are no map registers waits: it does, and is not refused. SGDMA-CB-001, AMB-26.
    /// </summary>
    public virtual bool Waits(bool isShort) => isShort;

    /// <summary>
    /// Whether MiniportInitializeEx may be called: after DriverEntry, and where no adapter is alive. REG-010, LIFE-023.
    /// </summary>
    public virtual bool MayInitialize(AdapterState state, bool isInDriverEntry)
        => state == AdapterState.Halted && !isInDriverEntry;

    /// <summary>Whether MiniportRestart may be called. LIFE-001, LIFE-023.</summary>
    public virtual bool MayRestart(AdapterState state) => state == AdapterState.Paused;

    /// <summary>Whether MiniportPause may be called. LIFE-001, LIFE-023.</summary>
    public virtual bool MayPause(AdapterState state) => state == AdapterState.Running;

    /// <summary>
    /// The reason of a pause. It means nothing to drivers of earlier versions than NDIS 6.40, which get a value that is
    /// no reason; to the others NDIS says that it is its own affair, unless the adapter never restarts. Source: PauseP.
    /// </summary>
    public virtual uint PauseReason(int driverVersion, bool isRemoved)
        => driverVersion < NdisVersions.Of(40) ? UnwrittenFields.Reason
            : isRemoved ? NDIS_PAUSE_MINIPORT_DEVICE_REMOVE
            : NDIS_PAUSE_NDIS_INTERNAL;

    /// <summary>
    /// Whether MiniportHaltEx may be called. A pause that is complete has no send outstanding. LIFE-006, LIFE-023.
    /// </summary>
    public virtual bool MayHalt(AdapterState state, bool isRequestPending)
        => !isRequestPending
            && (state == AdapterState.Paused
                || (_setup.Options.HaltsUnpaused && state is AdapterState.Running or AdapterState.Pausing));

    /// <summary>
    /// Whether MiniportOidRequest may be called: never while another request is pending. LIFE-005, LIFE-006, OID-003.
    /// </summary>
    public virtual bool MayRequest(AdapterState state, bool isRequestPending)
        => !isRequestPending
            && state is not (AdapterState.Halted or AdapterState.Initializing or AdapterState.Shutdown);

    /// <summary>The packet filter that is set: no bit that the adapter did not declare. OID-004.</summary>
    public virtual uint PacketFilter(uint wanted, uint supported) => wanted & supported;

    /// <summary>
    /// Whether a pool of lists is made of these parameters. A revision above the documented one is known from NDIS 6.87
    /// on and never demanded (AMB-06); data without NET_BUFFERs is a combination that there is not (POOL-004).
    /// </summary>
    public virtual bool JudgePoolParameters(in NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        NDIS_OBJECT_HEADER header = parameters.Header;
        bool isKnown = header.Revision == NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1
            || (header.Revision == SecondPoolRevision && _setup.Options.HostVersion >= NdisVersions.Of(87));
        ushort minimum = header.Revision == SecondPoolRevision
            ? SecondPoolRevisionBytes
            : NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
        return header.Type == NDIS_OBJECT_TYPE_DEFAULT
            && isKnown
            && header.Size >= minimum
            && (parameters.DataSize == 0 || parameters.fAllocateNetBuffer);
    }

    /// <summary>Whether a pool of NET_BUFFERs is made of these parameters (AMB-06).</summary>
    public virtual bool JudgePoolParameters(in NET_BUFFER_POOL_PARAMETERS parameters)
        => parameters.Header.Type == NDIS_OBJECT_TYPE_DEFAULT
            && parameters.Header.Revision == NET_BUFFER_POOL_PARAMETERS_REVISION_1
            && parameters.Header.Size >= NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1;

    /// <summary>
    /// What the host answers to driver characteristics, before any injected failure. REG-003, REG-004.
    /// </summary>
    public virtual NDIS_STATUS JudgeCharacteristics(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        int version = (c.MajorNdisVersion << 8) | c.MinorNdisVersion;
        if (!NdisVersions.IsKnown(c.MajorNdisVersion, c.MinorNdisVersion) || version > _setup.Options.HostVersion)
        {
            return NDIS_STATUS_BAD_VERSION;
        }

        byte newest = NdisVersions.CharacteristicsRevision(_setup.Options.HostVersion);
        byte revision = c.Header.Revision;
        bool isHeaderGood = c.Header.Type == NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS
            && revision >= 1
            && revision <= newest
            && c.Header.Size >= NdisVersions.CharacteristicsSize(revision)
            && (!_setup.Options.StrictHeaders || revision >= NdisVersions.CharacteristicsRevision(version));
        bool hasEntryPoints = EntryPoints.Missing(EntryPoints.Given(c)) == 0;
        return isHeaderGood && hasEntryPoints ? NDIS_STATUS_SUCCESS : NDIS_STATUS_BAD_CHARACTERISTICS;
    }

    /// <summary>What the host answers to an attributes header. ATTR-005.</summary>
    public virtual NDIS_STATUS JudgeAttributes(bool isHeaderGood)
        => isHeaderGood ? NDIS_STATUS_SUCCESS : NDIS_STATUS_BAD_VERSION;

    /// <summary>The context that callbacks of the adapter get: exactly the one that was set. ATTR-007.</summary>
    public virtual NDIS_HANDLE ContextOfCallbacks(NDIS_HANDLE miniportAdapterContext)
        => miniportAdapterContext;

    /// <summary>The characteristics that the host goes by: its own copy of those registered. REG-007.</summary>
    public virtual ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS CharacteristicsInUse(
        ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS copy)
        => ref copy;

    /// <summary>Whether MiniportSetOptions is called inside the registration. REG-009.</summary>
    public virtual bool SetsOptionsInRegistration => true;

    /// <summary>The IRQL of MiniportProcessSGList. SGDMA-CB-002.</summary>
    public virtual byte CallbackIrql => DISPATCH_LEVEL;

    /// <summary>The answer to a registration for which resources are short. SGDMA-REG-009.</summary>
    public virtual NDIS_STATUS StatusOfShortage => NDIS_STATUS_RESOURCES;

    /// <summary>Whether requests that wait when their channel closes are forgotten. SGDMA-CB-012.</summary>
    public virtual bool DropsRequestsOfClosedChannel => true;

    /// <summary>Whether a description has a header that this host knows. SGDMA-REG-006, AMB-06.</summary>
    public virtual bool AcceptsHeader(NDIS_OBJECT_HEADER header)
        => header.Type == NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION
            && header.Revision >= NDIS_SG_DMA_DESCRIPTION_REVISION_1
            && header.Revision <= (_setup.Options.HostVersion >= NdisVersions.Of(85) ? 2 : 1)
            && header.Size >= NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1;

    /// <summary>Whether an adapter may have scatter/gather DMA at all. SGDMA-REG-007, SGDMA-REG-008.</summary>
    public virtual bool SupportsScatterGather(int driverVersion, uint attributeFlags)
        => driverVersion >= NdisVersions.Of(0) && (attributeFlags & NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER) != 0;

    /// <summary>What ScatterGatherListSize says, in bytes. SGDMA-REG-010, AMB-27.</summary>
    public virtual uint ReportedListSize(uint maximumPhysicalMapping)
        => _setup.Options.ReportedListSizeBytes != 0
            ? _setup.Options.ReportedListSizeBytes
            : (uint)ScatterGatherListLayout.BytesOf(DmaPlan.PagesOf(maximumPhysicalMapping) + 1ul);

    /// <summary>Where a list starts, in bytes from the first byte of CurrentMdl. SGDMA-LIST-001, -002.</summary>
    public virtual ulong ListStart(uint currentMdlOffset) => 0;

    /// <summary>Where a list ends, in bytes from the first byte of CurrentMdl. SGDMA-LIST-006, AMB-04.</summary>
    public virtual ulong ListEnd(uint currentMdlOffset, ulong dataLength) => currentMdlOffset + dataLength;

    /// <summary>
    /// Whose storage holds a list of a size, as far as the arguments of the request say; it is no reason to refuse
    /// one. SGDMA-ALLOC-007, SGDMA-ALLOC-008.
    /// </summary>
    public virtual NDIS_STATUS ChooseStorage(
        bool isBufferGiven, uint bufferSizeBytes, uint neededBytes, out ListStorage storage)
    {
        storage = isBufferGiven && bufferSizeBytes >= neededBytes ? ListStorage.Caller : ListStorage.Host;
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>The list as it will be handed over. SGDMA-LIST-014.</summary>
    public virtual void OnListWritten(Span<byte> list)
    {
    }

    /// <summary>When the callback runs. SGDMA-CB-003.</summary>
    public virtual CallbackMoment MomentOf(CallbackMoment chosen) => chosen;

    /// <summary>How often the callback runs for an accepted request. SGDMA-CB-001.</summary>
    public virtual int CallbacksOfRequest() => 1;

    /// <summary>The context that the callback gets. SGDMA-CB-004.</summary>
    public virtual PVOID ContextOfCallback(PVOID given) => given;
}
