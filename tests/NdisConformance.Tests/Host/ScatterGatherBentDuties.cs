using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>Gets those steps of the host wrong that a test bends; all others are the real ones.</summary>
internal sealed class ScatterGatherBentDuties(HostSetup setup)
    : HostDuties(setup)
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

    public bool NeverWaits { get; set; }

    public CallbackMoment? BentMoment { get; set; }

    public int? BentCallbacks { get; set; }

    public PVOID? BentContext { get; set; }

    public bool SharesVirtualAddresses { get; set; }

    public bool AsksNoHandler { get; set; }

    public NDIS_STATUS? BentMemoryStatus { get; set; }

    public int? BentCompletions { get; set; }

    public byte? BentMemoryIrql { get; set; }

    public bool PassesAdapterHandle { get; set; }

    public override byte CallbackIrql => BentIrql ?? base.CallbackIrql;

    public override NDIS_STATUS StatusOfShortage => BentShortage ?? base.StatusOfShortage;

    public override bool DropsRequestsOfClosedChannel => !KeepsRequests && base.DropsRequestsOfClosedChannel;

    public override bool AcceptsHeader(NDIS_OBJECT_HEADER header)
        => AcceptsAnyHeader || base.AcceptsHeader(header);

    public override bool SupportsScatterGather(int driverVersion, uint attributeFlags)
        => SupportsAll || base.SupportsScatterGather(driverVersion, attributeFlags);

    public override uint ReportedListSize(uint maximumPhysicalMapping)
        => BentListSize ?? base.ReportedListSize(maximumPhysicalMapping);

    public override uint GrantedMapRegisters(uint maximumPhysicalMapping)
        => BentGrant ?? base.GrantedMapRegisters(maximumPhysicalMapping);

    public override bool Waits(bool isShort) => !NeverWaits && base.Waits(isShort);

    public override ulong ListStart(uint currentMdlOffset)
        => BentStart?.Invoke(currentMdlOffset) ?? base.ListStart(currentMdlOffset);

    public override ulong ListEnd(uint currentMdlOffset, ulong dataLength)
        => BentEnd?.Invoke(currentMdlOffset, dataLength) ?? base.ListEnd(currentMdlOffset, dataLength);

    public override bool Bounces(bool isChosen) => !NeverBounces && base.Bounces(isChosen);

    public override bool CopiesBack(bool isToDevice) => BentCopyBack ?? base.CopiesBack(isToDevice);

    public override bool LiesHigh(ObjectKind kind, uint number, bool is64Bit)
        => BentHeight ?? base.LiesHigh(kind, number, is64Bit);

    public override NDIS_STATUS ChooseStorage(
        bool isBufferGiven, uint bufferSizeBytes, uint neededBytes, out ListStorage storage)
    {
        NDIS_STATUS status = base.ChooseStorage(isBufferGiven, bufferSizeBytes, neededBytes, out storage);
        storage = TrustsSmallBuffers && isBufferGiven ? ListStorage.Caller : storage;
        return RefusesSmallBuffers && storage == ListStorage.Host ? NDIS_STATUS.NDIS_STATUS_BUFFER_TOO_SHORT : status;
    }

    public override void OnListWritten(Span<byte> list) => BentList?.Invoke(list);

    public override CallbackMoment MomentOf(CallbackMoment chosen) => BentMoment ?? base.MomentOf(chosen);

    public override int CallbacksOfRequest() => BentCallbacks ?? base.CallbacksOfRequest();

    public override PVOID ContextOfCallback(PVOID given) => BentContext ?? base.ContextOfCallback(given);

    public override bool AcceptsMemoryRequest(bool isHandlerGiven)
        => AsksNoHandler || base.AcceptsMemoryRequest(isHandlerGiven);

    public override NDIS_STATUS StatusOfMemoryRequest => BentMemoryStatus ?? base.StatusOfMemoryRequest;

    public override int CompletionsOfMemoryRequest => BentCompletions ?? base.CompletionsOfMemoryRequest;

    public override byte MemoryCompletionIrql => BentMemoryIrql ?? base.MemoryCompletionIrql;

    public override NDIS_HANDLE ContextOfMemoryCompletion(NDIS_HANDLE context, NDIS_HANDLE adapterHandle)
        => PassesAdapterHandle ? adapterHandle : base.ContextOfMemoryCompletion(context, adapterHandle);

    public override ulong SharedAddress(ulong logicalAddress, ulong virtualAddress)
        => SharesVirtualAddresses ? virtualAddress : base.SharedAddress(logicalAddress, virtualAddress);
}
