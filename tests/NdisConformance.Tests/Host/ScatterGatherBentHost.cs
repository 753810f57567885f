using NdisConformance.Contract;
using NdisConformance.Host;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>A host that gets those steps wrong that a test bends; all others are the real ones.</summary>
internal sealed class ScatterGatherBentHost(SimulatedPc pc, Tracer tracer, IVirtualDevice device, HostOptions options)
    : NdisHost(pc, tracer, device, options)
{
    public delegate void ListStep(Span<byte> list);

    public byte? BentIrql { get; set; }

    public NDIS_STATUS? BentShortage { get; set; }

    public bool KeepsRequests { get; set; }

    public bool AcceptsAnyHeader { get; set; }

    public bool SupportsAll { get; set; }

    public uint? BentListSize { get; set; }

    public uint? BentGrant { get; set; }

    public Func<uint, ulong>? BentStart { get; set; }

    public Func<uint, ulong, ulong>? BentEnd { get; set; }

    public bool NeverBounces { get; set; }

    public bool? BentCopyBack { get; set; }

    public bool? BentHeight { get; set; }

    public bool RefusesSmallBuffers { get; set; }

    public bool TrustsSmallBuffers { get; set; }

    public ListStep? BentList { get; set; }

    public CallbackMoment? BentMoment { get; set; }

    public int? BentCallbacks { get; set; }

    public PVOID? BentContext { get; set; }

    public bool SharesVirtualAddresses { get; set; }

    /// <summary>Asks the step, for no driver of NDIS 5 gets as far as to a registration here.</summary>
    public bool Supports(int driverVersion, uint attributeFlags)
        => SupportsScatterGather(driverVersion, attributeFlags);

    protected override byte CallbackIrql => BentIrql ?? base.CallbackIrql;

    protected override NDIS_STATUS StatusOfShortage => BentShortage ?? base.StatusOfShortage;

    protected override bool DropsRequestsOfClosedChannel => !KeepsRequests && base.DropsRequestsOfClosedChannel;

    protected override bool AcceptsHeader(NDIS_OBJECT_HEADER header)
        => AcceptsAnyHeader || base.AcceptsHeader(header);

    protected override bool SupportsScatterGather(int driverVersion, uint attributeFlags)
        => SupportsAll || base.SupportsScatterGather(driverVersion, attributeFlags);

    protected override uint ReportedListSize(uint maximumPhysicalMapping)
        => BentListSize ?? base.ReportedListSize(maximumPhysicalMapping);

    protected override uint GrantedMapRegisters(uint maximumPhysicalMapping)
        => BentGrant ?? base.GrantedMapRegisters(maximumPhysicalMapping);

    protected override ulong ListStart(uint currentMdlOffset)
        => BentStart?.Invoke(currentMdlOffset) ?? base.ListStart(currentMdlOffset);

    protected override ulong ListEnd(uint currentMdlOffset, ulong dataLength)
        => BentEnd?.Invoke(currentMdlOffset, dataLength) ?? base.ListEnd(currentMdlOffset, dataLength);

    protected override bool Bounces(bool isChosen) => !NeverBounces && base.Bounces(isChosen);

    protected override bool CopiesBack(bool isToDevice) => BentCopyBack ?? base.CopiesBack(isToDevice);

    protected override bool LiesHigh(ObjectKind kind, uint number, bool is64Bit)
        => BentHeight ?? base.LiesHigh(kind, number, is64Bit);

    protected override NDIS_STATUS ChooseStorage(
        bool isBufferGiven, uint bufferSizeBytes, uint neededBytes, out ListStorage storage)
    {
        NDIS_STATUS status = base.ChooseStorage(isBufferGiven, bufferSizeBytes, neededBytes, out storage);
        storage = TrustsSmallBuffers && isBufferGiven ? ListStorage.Caller : storage;
        return RefusesSmallBuffers && storage == ListStorage.Host ? NDIS_STATUS.NDIS_STATUS_BUFFER_TOO_SHORT : status;
    }

    protected override void OnListWritten(Span<byte> list) => BentList?.Invoke(list);

    protected override CallbackMoment MomentOf(CallbackMoment chosen) => BentMoment ?? base.MomentOf(chosen);

    protected override int CallbacksOfRequest() => BentCallbacks ?? base.CallbacksOfRequest();

    protected override PVOID ContextOfCallback(PVOID given) => BentContext ?? base.ContextOfCallback(given);

    protected override ulong SharedAddress(ulong logicalAddress, ulong virtualAddress)
        => SharesVirtualAddresses ? virtualAddress : base.SharedAddress(logicalAddress, virtualAddress);
}
